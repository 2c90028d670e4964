"""What an offer tells of the variants of its item, as keys that the variants of one item share.

Two kinds of evidence: the store's own group of variants, and a title that reads the same once colours,
capacities and sizes are taken out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import pairwise

from catalog.domain.variant_key import VariantKey
from catalog.titles import Dimension, TitleReading, read_title, shipped_brands
from catalog.titles.attributes import colours, contexts
from catalog.titles.numbers import number_key
from catalog.titles.units import UNITS, quantity


class Axis(StrEnum):
    """In what the variants of an item may differ. A pack of many is another product, and no variant."""

    COLOUR = "colour"
    CAPACITY = "capacity"
    LENGTH = "length"
    SIZE = "size"
    WEIGHT = "weight"
    VOLUME = "volume"


_AXES: Mapping[Dimension, Axis] = {
    Dimension.STORAGE: Axis.CAPACITY,
    Dimension.LENGTH: Axis.LENGTH,
    Dimension.MASS: Axis.WEIGHT,
    Dimension.VOLUME: Axis.VOLUME,
}
# Screens of other sizes are other models.
_INCH = quantity(1, "in")
_MEASURE = re.compile(r"(\d+(?:\.\d+)?)([^\W\d]+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIZES = frozenset(("xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl"))
# What is left of a title must name the item: a brand and these many words.
_FEWEST_WORDS = 2
# As long as the catalog keeps values; a title with more is a list of what can be had.
_LONGEST_VALUES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantSource:
    """An offer, as far as groups of variants need it."""

    store_id: str
    title: str
    brand: str | None = None
    group_key: str | None = None


def variant_keys(offers: Iterable[VariantSource]) -> tuple[VariantKey, ...]:
    """The distinct keys of a product's offers, in order."""
    found: set[VariantKey] = set()
    for offer in offers:
        if offer.group_key:
            found.add(VariantKey(_digest("store", offer.store_id, offer.group_key)))
        told = _of_title(read_title(offer.title), offer.brand)
        if told is not None:
            found.add(told)
    return tuple(sorted(found, key=lambda one: (one.key, one.values or "")))


def axis_values(values: str) -> dict[str, str]:
    """Axis → value of a key's ``values``."""
    return dict(pair.split("=", 1) for pair in values.split(";"))


def _of_title(reading: TitleReading, stated: str | None) -> VariantKey | None:
    """None without a brand, without a variant's value, or where too little else is left of the title."""
    brand = shipped_brands().canonical(stated) or reading.brand
    rest, values = split_variant(reading.words)
    left = sorted(set(rest) - set((brand or "").split()))
    if not brand or not values or len(left) < _FEWEST_WORDS:
        return None
    text = ";".join(f"{axis}={'+'.join(sorted(set(many)))}" for axis, many in sorted(values.items()))
    if len(text) > _LONGEST_VALUES:
        return None
    numbered = any(letter.isdigit() for word in left for letter in word)
    return VariantKey(_digest("title", brand, *left), text, numbered)


def split_variant(words: Sequence[str]) -> tuple[list[str], dict[Axis, list[str]]]:
    """A title's folded words without those that place it on an axis, and the places."""
    rest: list[str] = []
    values: dict[Axis, list[str]] = {}
    known, shades = colours(), contexts()["shade"]
    skip = False
    for word, following in pairwise((*words, "")):
        if skip:
            skip = False
            continue
        place = _place(word, following)
        if place is not None:
            values.setdefault(place[0], []).append(place[1])
            skip = _NUMBER.fullmatch(word) is not None
        elif not (word in shades and following in known):
            rest.append(word)
    return rest, values


def _place(word: str, following: str) -> tuple[Axis, str] | None:
    """The axis and the value of a word; of a number and "m" behind it, as "3 m" is read in two words."""
    colour = colours().get(word)
    if colour is not None:
        return Axis.COLOUR, colour
    if word in _SIZES and not following:
        return Axis.SIZE, word
    if not word[0].isdecimal():
        return None
    measure = _MEASURE.fullmatch(word) or _MEASURE.fullmatch(word + following if following == "m" else "")
    if measure is None or measure[2] not in UNITS:
        return None
    if quantity(1, measure[2]) == _INCH:
        return None
    found = quantity(float(measure[1]), measure[2])
    axis = _AXES.get(found.dimension) if found else None
    return (axis, number_key(found.value)) if found and axis else None


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()
