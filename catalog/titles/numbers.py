"""Reads numbers as shops write them."""

import re

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def read_number(text: str) -> float | None:
    """ "1,5" → 1.5, "12,000" → 12000.0, "0.75" → 0.75; None when it is not one number.

    A comma before exactly three digits parts thousands, any other comma is a decimal one.
    """
    if text.isdecimal():
        return float(text)
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def number_key(value: float) -> str:
    """One spelling per value: 16.0 → "16", 1.50 → "1.5"."""
    return f"{value:.10g}"
