"""GTINs (EAN, UPC, ISBN): found in text, check digit verified, kept as 14 digits."""

import re

from stdnum import isbn

# EAN-8, UPC-A, EAN-13, GTIN-14
_LENGTHS = (8, 12, 13, 14)
# Digits with single spaces or hyphens between them, as printed under a barcode; X ends an ISBN-10.
_CANDIDATE = re.compile(r"(?<![\w.])\d(?:[ \-\u2010-\u2013\u00a0]?[\dXx]){7,19}(?![\w])")
# What a spreadsheet makes of a code.
_SPREADSHEET = re.compile(r"^\s*(\d{8,14})\.0+\s*$")


def parse_gtin(text: str | None) -> str | None:
    """The first verified GTIN in ``text``, 14 digits with leading zeros; None where there is none.

    ISBN-10 is converted. One repeated digit ("0000000000000") is a placeholder, not a GTIN.
    """
    if not text:
        return None
    if text.isdecimal():
        return _verified(text)
    spreadsheet = _SPREADSHEET.match(text)
    if spreadsheet:
        return _verified(spreadsheet[1])
    for candidate in _CANDIDATE.finditer(text):
        found = _verified(re.sub(r"[^\dXx]", "", candidate[0]))
        if found:
            return found
    return None


def is_store_local(gtin: str) -> bool:
    """True for a number of a store's own (weighed goods, own labels) or a coupon: no key across stores.

    GS1 prefixes 02, 04 and 2 (restricted circulation), 05 and 98–99 (coupons):
    https://www.gs1.org/standards/id-keys/company-prefix
    """
    prefix = gtin[1:4] if gtin.startswith("0") else gtin[:3]
    if gtin.startswith("000000"):  # GTIN-8 keeps its own prefixes; 0 and 2 are for inside a store
        return gtin[6] in "02"
    return prefix.startswith(("02", "04", "05", "2", "98", "99"))


def _verified(digits: str) -> str | None:
    if len(digits) == 10 and digits.isascii() and isbn.is_valid(digits):
        return isbn.to_isbn13(digits).zfill(14)
    if len(digits) not in _LENGTHS or not digits.isascii() or not digits.isdigit():
        return None
    gtin = digits.zfill(14)
    return gtin if digits.strip(digits[0]) and has_check_digit(gtin) else None


def has_check_digit(gtin: str) -> bool:
    """Whether the last of 14 digits is GS1's check digit: weights 3 and 1 from the left, sum divisible by 10."""
    return (3 * sum(map(int, gtin[::2])) + sum(map(int, gtin[1::2]))) % 10 == 0
