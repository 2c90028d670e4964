"""What a title says, as attributes to show and to filter by: one name and one spelling whatever the language.

Invariant: a name is given only where the title leaves one reading; two colours or three capacities give none.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

from catalog.titles.formats import inches, metres, storage, with_unit
from catalog.titles.numbers import read_number
from catalog.titles.reading import TitleReading
from catalog.titles.units import UNITS, Dimension

_INCHES = re.compile(r"(\d+(?:\.\d+)?)(?:in|inch|inches|zoll|pulgadas|pouces?|palcu|pollici)")
# Diagonals that nothing but a screen has: those of laptops and monitors.
_DIAGONALS = frozenset(("10.1", "11.6", "12.5", "13.3", "15.6", "17.3", "21.5", "23.8"))
_SMALLEST_SCREEN, _LARGEST_SCREEN = 3.0, 120.0
# A device has at least four times as much storage as memory, and at most 64 GB of the latter.
_STORAGE_TO_MEMORY, _MOST_MEMORY = 4, 64
# "3g" to "6g" are mobile networks, not grams.
_NETWORKS = frozenset((2.0, 3.0, 4.0, 5.0, 6.0))
_RESOLUTIONS: Mapping[str, str] = {
    **dict.fromkeys(("fhd", "1080p", "1920x1080", "full hd"), "Full HD"),
    **dict.fromkeys(("qhd", "wqhd", "1440p", "2560x1440"), "QHD"),
    **dict.fromkeys(("4k", "uhd", "2160p", "3840x2160", "ultra hd"), "4K Ultra HD"),
    **dict.fromkeys(("8k", "7680x4320"), "8K"),
}
_PLATFORMS: Mapping[str, str] = {
    **{f"ps{number}": f"PlayStation {number}" for number in range(2, 6)},
    "xbox": "Xbox",
    "wii": "Wii",
    "nds": "Nintendo DS",
    "psp": "PSP",
}
# Only those that are no part of model names, as "pro" and "mini" are.
_EDITIONS: Mapping[str, str] = {"limited": "Limited", "deluxe": "Deluxe", "academic": "Academic"}


def display_attributes(reading: TitleReading) -> dict[str, str]:
    """Name → value: "storage" → "256 GB", "screen_size" → '15.6"', "colour" → "Black"; in order of name."""
    found = {
        "colour": colour_of(reading.words),
        "pack": f"{reading.pack} pieces" if reading.pack > 1 else None,
        "edition": _only(_EDITIONS[one] for one in reading.editions if one in _EDITIONS),
        "platform": _only(_PLATFORMS[word] for word in reading.words if word in _PLATFORMS),
    }
    if not reading.made_for:  # what stands behind "for" measures another thing
        found |= {name: read(reading) for name, read in _MEASURES.items()}
        found |= _capacities(reading)
    return {name: value for name, value in sorted(found.items()) if value}


def colour_of(words: Iterable[str]) -> str | None:
    """The one colour that folded words name, in English; None for none and for several."""
    named = tuple(words)
    known = colours()
    found = {known[word] for word in named if word in known}
    if "rose" in named and found <= {"Gold"}:
        return "Rose Gold" if found else None
    return found.pop() if len(found) == 1 else None


@cache
def colours() -> Mapping[str, str]:
    """Folded spelling → English name, from ``data/titles/colours.tsv``."""
    with files("data").joinpath("titles/colours.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {spelling: row["colour"] for row in rows for spelling in row["spellings"].split()}


@cache
def contexts() -> Mapping[str, frozenset[str]]:
    """The words that say that inches are a screen's, gigabytes memory, metres a cable's, and a colour's shade."""
    with files("data").joinpath("titles/contexts.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["context"]: frozenset(row["words"].split()) for row in rows}


def _about(context: str, reading: TitleReading) -> bool:
    return not contexts()[context].isdisjoint(reading.words)


def _only(values: Iterable[str]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _single(reading: TitleReading, dimension: Dimension) -> float | None:
    values = reading.values(dimension) if reading.quantities else ()
    return values[0] if len(values) == 1 else None


def _apart(reading: TitleReading, unit: str) -> float | None:
    """The one number that stands before a unit of one letter ("2200 W"), in the base unit."""
    if unit not in reading.words:
        return None
    pairs = pairwise(reading.words)
    values = {value for number, word in pairs if word == unit and (value := read_number(number)) is not None}
    return values.pop() * UNITS[unit][1] if len(values) == 1 else None


def _capacities(reading: TitleReading) -> dict[str, str]:
    """Memory and storage. Of two values the much smaller one is memory; megabytes beside gigabytes are a cache."""
    values = reading.values(Dimension.STORAGE)
    if not values:
        return {}
    real = [value for value in values if value >= 1 or values[-1] < 1]
    is_memory = _about("memory", reading)
    if len(real) == 2 and real[0] <= _MOST_MEMORY and real[1] >= _STORAGE_TO_MEMORY * real[0]:
        return {"memory": storage(real[0]), "storage": storage(real[1])}
    if is_memory and real[-1] <= _MOST_MEMORY:  # a kit of modules names the whole and the parts
        return {"memory": storage(real[-1])}
    is_cache = len(values) == 1 and "cache" in reading.words
    if len(real) == 1 and not is_memory and real[0] >= 1 and not is_cache:
        return {"storage": storage(real[0])}
    return {}


def _screen(reading: TitleReading) -> str | None:
    sizes = {match[1] for word in reading.words if (match := _INCHES.fullmatch(word))}
    if len(sizes) != 1:
        return None
    size = sizes.pop()
    told = size in _DIAGONALS or _about("screen", reading)
    return inches(float(size)) if told and _SMALLEST_SCREEN <= float(size) <= _LARGEST_SCREEN else None


def _resolution(reading: TitleReading) -> str | None:
    words = reading.words
    if not _about("screen", reading):
        return None
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return _only(_RESOLUTIONS[each] for each in (*words, *pairs) if each in _RESOLUTIONS)


def _length(reading: TitleReading) -> str | None:
    if not _about("cable", reading) or reading.brand == "3m":
        return None
    value = _single(reading, Dimension.LENGTH) or _apart(reading, "m")
    return None if value is None else metres(value)


def _power(reading: TitleReading) -> str | None:
    value = _single(reading, Dimension.POWER) or _apart(reading, "w")
    return None if value is None else with_unit(value, Dimension.POWER)


def _weight(reading: TitleReading) -> str | None:
    """None in ounces, which may be fluid."""
    value = _single(reading, Dimension.MASS)
    if (
        value is None
        or value in _NETWORKS
        or any(word.endswith(("oz", "ounce", "ounces")) for word in reading.words)
    ):
        return None
    return with_unit(value, Dimension.MASS)


def _measure(dimension: Dimension) -> Callable[[TitleReading], str | None]:
    def read(reading: TitleReading) -> str | None:
        value = _single(reading, dimension)
        return None if value is None else with_unit(value, dimension)

    return read


_MEASURES: Mapping[str, Callable[[TitleReading], str | None]] = {
    "screen_size": _screen,
    "resolution": _resolution,
    "length": _length,
    "weight": _weight,
    "volume": _measure(Dimension.VOLUME),
    "power": _power,
    "voltage": _measure(Dimension.VOLTAGE),
    "battery": _measure(Dimension.CHARGE),
    "megapixels": _measure(Dimension.RESOLUTION),
}
