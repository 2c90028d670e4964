"""Reads article numbers (GTIN-8, -12, -13, -14) and checks their last digit."""

import re

from catalog.normalise.gtin import has_check_digit

_RUN = re.compile(r"\d{8,14}")


def valid_gtins(text: str | None) -> frozenset[str]:
    """Every valid GTIN in a text, as 14 digits. Prefixes for use inside one shop (02, 2…) are left out."""
    if not text:
        return frozenset()
    runs = (run.zfill(14) for run in _RUN.findall(text))
    return frozenset(gtin for gtin in runs if is_valid(gtin) and not is_internal(gtin))


def is_valid(gtin: str) -> bool:
    """14 digits, not only noughts, that end with their check digit."""
    return int(gtin) > 0 and has_check_digit(gtin)


def is_internal(gtin: str) -> bool:
    """GS1 prefixes 02, 04 and 20–29 number goods within one shop only."""
    return gtin[0] == "0" and gtin[1:3] in _INTERNAL


_INTERNAL = frozenset({"02", "04", *(str(number) for number in range(20, 30))})
