"""Whether two titles name one model: a maker's number, however spelled, or a short name as "S8" and "7960X"."""

import re
from functools import lru_cache

from catalog.titles import Dimension
from catalog.titles.chunk import read_chunk
from catalog.titles.text import compact
from matchers.blocking.keys import folded_code
from matchers.deciding.reading import title_reading
from matchers.deciding.rules import spelled
from matchers.record import Record

# shorter codes are mostly sizes
_MIN_SIGNS = 5
# "3layer", "400+"; "2021", "20212022"; "spf50"
_NO_MODEL = re.compile(r"\d+(?:[a-z]{3,}|\+)\d*|(?:(?:19|20)\d\d){1,2}|(?:spf|uv|upf)\d+\+?")
_UNIT = r"(?:k?g|mg|[cdm]?l|oz|lbs?|[cm]?m|in|ft|[km]?hz|bit|[vw]|pk|pcs?)"
_AMOUNT = rf"(?:x?\d+x)?\d+(?:\.\d+)?(?:{_UNIT}|[a-z]{{3,}})?[\"']*"
# "120g/72", "0.7l+2mugs", "48"x118"", "g/112"; "2.1m2.7m"
_SEVERAL_AMOUNTS = re.compile(
    rf"(?:{_AMOUNT}[/+x]|{_UNIT}/)(?:{_AMOUNT}[/+x])*{_AMOUNT}|(?:\d+(?:\.\d+)?{_UNIT}){{2,}}"
)
_NUMBERS = re.compile(r"[\d./+]+")
# of digits alone, "6-12" is no model, "010-10704-00" is
_MIN_DIGITS = 8
# round numbers of three digits are counts
_SHORT_NAME = re.compile(r"[a-z]{1,4}\d{1,4}[a-z]{0,3}|\d{3,5}[a-z]|\d{4,}|\d\d[1-9]")
# "500g" is no name; "7960x" and "4690s" are, though they read as a zoom and seconds
_AMOUNTS = frozenset((Dimension.MASS, Dimension.VOLUME, Dimension.POWER, Dimension.VOLTAGE))


def one_model(left: Record, right: Record) -> bool:
    """Whether both name a model in common, or have one storage size, which only devices have that makers name."""
    one, other = _numbers(left.title, left.mpn), _numbers(right.title, right.mpn)
    if not one.isdisjoint(other):
        return True
    if not one.isdisjoint(spelled(right.title)) or not other.isdisjoint(spelled(left.title)):
        return True
    if not _short_names(left.title).isdisjoint(_short_names(right.title)):
        return True
    return not _storage(left.title).isdisjoint(_storage(right.title))


@lru_cache(maxsize=10_000)
def _numbers(title: str, part_number: str | None) -> frozenset[str]:
    found = {*_codes(title), folded_code(part_number or "")}
    return frozenset(
        code
        for code in found
        if len(code) >= _MIN_SIGNS and not code.isalpha() and not _NO_MODEL.fullmatch(code)
    )


@lru_cache(maxsize=10_000)
def _codes(title: str) -> tuple[str, ...]:
    """Without numbers of several parts ("6-12") and what stands beside a comma ("leather,11")."""
    reading = title_reading(title)
    if not reading.codes:
        return ()
    parts = [compact(part) for part in reading.text.split(",")]
    amounts = _amounts(title)
    return tuple(
        code
        for code in reading.codes
        if not any(code in amount for amount in amounts)
        and (code in reading.words or len(code) >= _MIN_DIGITS or not code.isdecimal())
        and any(code in part for part in parts)
    )


@lru_cache(maxsize=10_000)
def _short_names(title: str) -> frozenset[str]:
    amounts = _amounts(title)
    return frozenset(
        word
        for word in (*title_reading(title).words, *_codes(title))
        if _SHORT_NAME.fullmatch(word)
        and not _NO_MODEL.fullmatch(word)
        and not _is_amount(word)
        and not any(word in amount for amount in amounts)
    )


@lru_cache(maxsize=10_000)
def _amounts(title: str) -> tuple[str, ...]:
    """Chunks of nothing but amounts, without punctuation."""
    return tuple(
        compact(chunk)
        for chunk in title_reading(title).text.split()
        if _SEVERAL_AMOUNTS.fullmatch(chunk) and not _NUMBERS.fullmatch(chunk)
    )


def _is_amount(word: str) -> bool:
    return any(quantity.dimension in _AMOUNTS for quantity in read_chunk(word).quantities)


def _storage(title: str) -> frozenset[float]:
    return frozenset(title_reading(title).values(Dimension.STORAGE))
