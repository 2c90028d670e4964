"""Prices in a query: "under 800", "zwischen 100 und 200 €", "plus de 50 euros"."""

import re
from dataclasses import dataclass

from index.text.units import UNIT_NAMES

UNIT_WORDS = sorted(unit for unit in UNIT_NAMES if unit.isalpha())
# A price in words of the main European languages. What follows the number must not be a unit: "under 10 inch".
_SIGN = r"(?:€|\$|£|eur(?:os?)?\b|euros\b|usd\b|gbp\b|dollars?\b|pounds?\b|bucks\b)"
_NUMBER = rf"(?:{_SIGN}\s*)?(\d{{1,3}}(?:[.,]\d{{3}})+|\d+)(?:[.,](\d{{1,2}}))?(?![\d./])"
# Numbers of other things: "under 10 inch", "over 500 pieces", "from 3 years"
_COUNTED = "|".join((*UNIT_WORDS, "pieces?", "packs?", "pcs", "teile", "counts?", "pages?", "people", "years?", "jahre",
                     "months?", "days?", "hours?", "threads?", "players?", "ports?"))  # fmt: skip
_END = rf"(?!\s*-?(?:{_COUNTED})\b)" rf"(?:\s*{_SIGN}|(?=\s*$)|(?=\s+[^\W\d_]{{4,}})|(?=,))"
_MOST = (
    r"(?:under|below|less than|cheaper than|up to|at most|max(?:imum)?\.?|<=?|unter|bis(?: zu)?|höchstens|weniger als"
    r"|günstiger als|moins de|sous|jusqu'à|maximum|menos de|hasta|meno di|sotto(?: i)?|fino a|onder(?: de)?|tot)"
)
_LEAST = (
    r"(?:over|above|more than|from|at least|min(?:imum)?\.?|>=?|über|ab|mindestens|mehr als|plus de|à partir de"
    r"|más de|desde|più di|sopra(?: i)?|boven(?: de)?|vanaf)"
)
_BETWEEN = r"(?:between|zwischen|entre|tra|fra|tussen)"
_AND = r"(?:and|und|et|y|e|en|-|–|to)"

_RANGE = re.compile(
    rf"(?<!\w){_BETWEEN}\s+{_NUMBER}\s*(?:{_SIGN})?\s*{_AND}\s+{_NUMBER}{_END}", re.IGNORECASE
)
_UPPER = re.compile(rf"(?<!\w){_MOST}\s*{_NUMBER}{_END}", re.IGNORECASE)
_LOWER = re.compile(rf"(?<!\w){_LEAST}\s*{_NUMBER}{_END}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceWish:
    """``least`` and ``most`` are in minor units (cents), None where open; ``rest`` is the query without them."""

    rest: str
    least: int | None = None
    most: int | None = None


def read_price(text: str) -> PriceWish:
    """Read a price range; a query without one comes back as it was."""
    if found := _RANGE.search(text):
        low, high = _cents(found.group(1), found.group(2)), _cents(found.group(3), found.group(4))
        return PriceWish(rest=_without(text, found), least=min(low, high), most=max(low, high))
    least = most = None
    if found := _UPPER.search(text):
        most, text = _cents(found.group(1), found.group(2)), _without(text, found)
    if found := _LOWER.search(text):
        least, text = _cents(found.group(1), found.group(2)), _without(text, found)
    return PriceWish(rest=text, least=least, most=most)


def _cents(whole: str, decimals: str | None) -> int:
    return int(re.sub(r"[.,]", "", whole)) * 100 + int((decimals or "0").ljust(2, "0"))


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())
