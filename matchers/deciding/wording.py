"""The words of a title as doubts compare them, and the variants that they name.

``data/titles/variants.tsv`` lists what tells one variant from another whatever the goods: a side, a platform, a
flavour, a binding, a part of the whole. The values of an axis exclude each other.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from matchers.deciding.reading import title_reading

# the axis of phrases that name nothing, as "special offer"
_NOTHING = "-"
_TOLD_BY_MODEL = "told"


class Asked(StrEnum):
    """When a variant that one title alone names is asked about: the more seldom stores leave it out, the sooner."""

    BOTH = "both"  # only where the other names another
    SAME = "same"  # the titles are the same otherwise
    MORE = "more"  # or one says all that the other says, and more
    ALONE = "alone"  # or in any case


@dataclass(frozen=True, slots=True)
class Variant:
    """A value on an axis, and when it is asked about. ``in_model``: a maker's model number tells it, as it does a
    size; a pack, a refill, a part of the whole bear the number of the thing.
    """

    axis: str
    value: str
    asked: Asked = field(compare=False)
    in_model: bool = field(compare=False)


@dataclass(frozen=True, slots=True)
class VariantTable:
    """``phrases``: by first word the phrases that name a variant, the longest first. ``beginnings``: those first words.
    ``words``: all words of phrases.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Variant], ...]]
    beginnings: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """``told``: the words in order; ``words``: without order."""

    told: tuple[str, ...]
    words: frozenset[str]


@lru_cache(maxsize=10_000)
def wording(title: str) -> Wording:
    """The words of a title, as it is read: "500 ml" is one, "wi-fi" two."""
    told = title_reading(title).words
    return Wording(told, frozenset(told))


def numbers_told(left: str, right: str) -> bool:
    """Whether each of two titles has a number, an amount or a code that the other lacks, or spells otherwise."""
    one, other = wording(left).words, wording(right).words
    return not (all(map(str.isalpha, one - other)) or all(map(str.isalpha, other - one)))


@lru_cache(maxsize=10_000)
def variants_named(title: str) -> Mapping[str, frozenset[Variant]]:
    """Axis → the variants that a title names; a phrase hides those within it ("full hd" is no "hd")."""
    found: dict[str, frozenset[Variant]] = {}
    for _, variant in _phrases(title):
        if variant.axis != _NOTHING:
            found[variant.axis] = found.get(variant.axis, frozenset()) | {variant}
    return found


@lru_cache(maxsize=10_000)
def empty_words(title: str) -> frozenset[str]:
    """The words of phrases that name nothing: "free shipping"."""
    return frozenset(
        word for phrase, variant in _phrases(title) if variant.axis == _NOTHING for word in phrase
    )


def _phrases(title: str) -> Iterator[tuple[tuple[str, ...], Variant]]:
    """The listed phrases of a title; of those that begin at one word the longest."""
    told, phrases = wording(title).told, variant_table().phrases
    at = 0
    while at < len(told):
        size = 1
        for phrase, variant in phrases.get(told[at], ()):
            if told[at : at + len(phrase)] == phrase and len(phrase) >= size:
                yield phrase, variant
                size = len(phrase)
        at += size


@cache
def variant_table() -> VariantTable:
    """The table in ``data/titles/variants.tsv``."""
    phrases: dict[str, list[tuple[tuple[str, ...], Variant]]] = {}
    with files("data").joinpath("titles/variants.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            variant = Variant(row["axis"], row["value"], Asked(row["asked"]), row["model"] == _TOLD_BY_MODEL)
            for spelling in row["spellings"].split("|"):
                phrase = wording(spelling).told
                phrases.setdefault(phrase[0], []).append((phrase, variant))
    for several in phrases.values():
        several.sort(key=lambda one: -len(one[0]))
    words = {word for several in phrases.values() for phrase, _ in several for word in phrase}
    return VariantTable(
        phrases={first: tuple(several) for first, several in phrases.items()},
        beginnings=frozenset(phrases),
        words=frozenset(words),
    )
