"""Amounts with a unit, written one way: ``65"``, ``65-inch`` and ``65 Zoll`` become ``65 in``."""

import re

# Spelling of a unit → its one name. Only spellings that mean the same amount; nothing is converted here.
UNIT_NAMES = {
    '"': "in", "”": "in", "″": "in", "''": "in", "inch": "in", "inches": "in", "zoll": "in", "pouces": "in",
    "pulgadas": "in", "pollici": "in",
    "'": "ft", "′": "ft", "foot": "ft", "feet": "ft",
    "gigabyte": "gb", "gigabytes": "gb", "gig": "gb", "go": "gb", "terabyte": "tb", "terabytes": "tb", "to": "tb",
    "megabyte": "mb", "megabytes": "mb",
    "watt": "w", "watts": "w", "volt": "v", "volts": "v",
    "litre": "l", "litres": "l", "liter": "l", "liters": "l", "litro": "l", "litri": "l", "litros": "l", "ltr": "l",
    "millilitre": "ml", "milliliter": "ml", "millilitres": "ml", "milliliters": "ml",
    "kilogram": "kg", "kilograms": "kg", "kilo": "kg", "kilos": "kg",
    "gram": "g", "grams": "g", "gramm": "g", "grammes": "g",
    "ounce": "oz", "ounces": "oz", "pound": "lb", "pounds": "lb", "lbs": "lb",
    "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
    "millimetre": "mm", "millimetres": "mm", "millimeter": "mm", "millimeters": "mm",
    "hertz": "hz", "gigahertz": "ghz", "megahertz": "mhz",
}  # fmt: skip

_NAMES = {
    "in", "ft", "gb", "tb", "mb", "w", "v", "l", "ml", "kg", "g", "oz", "lb", "m", "cm", "mm", "hz", "ghz", "mhz",
    "mah", "wh", "kw", "mp", "dpi", "rpm", "qt", "yd",
}  # fmt: skip

_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}

_SPELLINGS = sorted({*UNIT_NAMES, *_NAMES}, key=len, reverse=True)
# "to" and "go" (French units), quotes and "m", "g", "l", "v", "w" count only right after the number
_AMOUNT = re.compile(
    r"(?<![\w./])(\d+(?:[.,]\d+)?(?:[ -]\d+/\d+)?|\d+/\d+)([ -]?)("
    + "|".join(re.escape(spelling) for spelling in _SPELLINGS)
    + r")(?![\w])"
)
_ONLY_ATTACHED = {"to", "go", "'", "′", "m", "g", "l", "v", "w"}


def normalise_units(text: str) -> str:
    """Write amounts one way, number and unit as two words; ``text`` is in lower case."""
    for sign, fraction in _VULGAR.items():
        if sign in text:
            text = text.replace(sign, f" {fraction}")
    return _AMOUNT.sub(_one_way, text)


def _one_way(found: re.Match[str]) -> str:
    number, gap, spelling = found.groups()
    if gap == " " and spelling in _ONLY_ATTACHED:
        return found.group(0)
    return f"{number.replace(',', '.')} {UNIT_NAMES.get(spelling, spelling)} "
