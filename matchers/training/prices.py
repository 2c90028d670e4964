"""Prices as people write them into CSV files: "12.5", "1.234,56 €", "US$ 1,299", "49,-"."""

import math
import re

from catalog.titles.numbers import read_number

# Digits with what may stand between them: a thousands mark, a decimal one, a thin or a usual blank.
_AMOUNT = re.compile(r"\d(?:[\d.,'\u2019 \u00a0\u2009\u202f]*\d)?")
_BETWEEN = re.compile(r"['\u2019 \u00a0\u2009\u202f]")
# The last mark parts the decimals where one or two digits follow, or where other marks stand before it.
_DECIMALS = re.compile(r"(.*)[.,](\d+)")
_MOST_DECIMALS = 2


def read_price(text: str) -> float | None:
    """The one amount of the text; None where there is none or more than one, or nothing to pay ("call us", 0)."""
    try:
        value = float(text)
    except ValueError:
        value = read_number(text.replace(" ", "")) or _written(text)
    return value if math.isfinite(value) and value > 0 else None


def _written(text: str) -> float:
    """The amount among currency signs and words; 0 where it is not one."""
    found = _AMOUNT.findall(text)
    if len(found) != 1:
        return 0.0
    amount = _BETWEEN.sub("", found[0])
    parts = _DECIMALS.fullmatch(amount)
    if parts is None:
        return float(amount)
    whole, decimals = parts[1], parts[2]
    mark, digits = amount[len(whole)], whole.replace(".", "").replace(",", "")
    other = "," if mark == "." else "."
    if mark in whole or (len(decimals) > _MOST_DECIMALS and other not in whole):
        return float(digits + decimals)
    return float(f"{digits}.{decimals}")
