"""Brands and amounts in a query, where the catalogue's own fields know them as well as its titles do."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.plan import Vocabulary
from index.text.words import fold, tokens

Phrase = tuple[str, ...]

# A value becomes a filter when so large a share of the products that mention its rarest word have it as a
# value: then the filter loses next to nothing. Below, "fitbit" also means bands for a Fitbit.
_LEAST_SHARE = 0.8
# From such a share on a word is a brand's name more often than not.
_BRAND_SHARE = 0.5
# Fewer products prove nothing.
_LEAST_PRODUCTS = 3
# Longer values are sentences, not something that is typed.
_LONGEST = 4
# An amount with its unit: "500 GB", "65 in". A bare number means nothing without the attribute's name.
_AMOUNT = re.compile(r"^\d+(?:[.,]\d+)? ?[^\W\d_]{1,4}$|^\d+(?:[.,]\d+)? ?[\"”]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWish:
    """Values as the products write them, and the tokens of the query that no value explains."""

    brands: frozenset[str] = frozenset()
    attributes: Mapping[str, frozenset[str]]
    rest: tuple[str, ...]


class KnownValues:
    """Brands and amounts of one state of the index, by their tokens."""

    def __init__(self, brands: Mapping[str, int], attributes: Mapping[str, Mapping[str, int]]) -> None:
        self._brands = _by_phrase(("", brand, count) for brand, count in brands.items())
        self._amounts = _by_phrase(
            (name, value, count)
            for name, values in attributes.items()
            for value, count in values.items()
            if _AMOUNT.match(value)
        )
        self._names = {phrase for phrase in map(_phrase, brands) if phrase}

    def is_brand(self, text: str) -> bool:
        """True where the whole text is a brand's name."""
        return _phrase(text) in self._names

    def read(self, typed: Sequence[str], vocabulary: Vocabulary) -> ValueWish:
        """Values that stand in the query's tokens and that a filter finds as well as the words do."""
        brands, explained = self._read_brands(typed, vocabulary)
        attributes: dict[str, frozenset[str]] = {}
        for start, phrase in _phrases(typed):
            amounts = _trusted(self._amounts.get(phrase, {}), phrase, vocabulary)
            for name, values in amounts.items():
                attributes[name] = attributes.get(name, frozenset()) | values
            if amounts:
                explained |= {*range(start, start + len(phrase))}
        rest = tuple(token for place, token in enumerate(typed) if place not in explained)
        return ValueWish(brands=brands, attributes=attributes, rest=rest)

    def _read_brands(
        self, typed: Sequence[str], vocabulary: Vocabulary
    ) -> tuple[frozenset[str], frozenset[int]]:
        """Brands, and their places in the query; none beside a brand that is no filter: "inkora toner for samsung"."""
        brands: set[str] = set()
        places, others = set[int](), set[int]()
        for start, phrase in _phrases(typed):
            known, here = self._brands.get(phrase, {}), range(start, start + len(phrase))
            if found := _trusted(known, phrase, vocabulary):
                brands.update(found[""])
                places.update(here)
            elif _trusted(known, phrase, vocabulary, share=_BRAND_SHARE):
                others.update(here)
        return (frozenset(brands), frozenset(places)) if others <= places else (frozenset(), frozenset())


def _by_phrase(rows: Iterable[tuple[str, str, int]]) -> dict[Phrase, dict[str, dict[str, int]]]:
    """Tokens → name → value → products. Values that only case or accents tell apart share their tokens."""
    found: dict[Phrase, dict[str, dict[str, int]]] = {}
    for name, value, count in rows:
        if phrase := _phrase(value):
            found.setdefault(phrase, {}).setdefault(name, {})[value] = count
    return found


@lru_cache(maxsize=200_000)
def _phrase(value: str) -> Phrase:
    phrase = tuple(tokens(fold(value)))
    return phrase if len(phrase) <= _LONGEST else ()


def _phrases(typed: Sequence[str]) -> Iterable[tuple[int, Phrase]]:
    for start in range(len(typed)):
        for end in range(start + 1, min(len(typed), start + _LONGEST) + 1):
            yield start, tuple(typed[start:end])


def _trusted(
    found: Mapping[str, Mapping[str, int]],
    phrase: Phrase,
    vocabulary: Vocabulary,
    *,
    share: float = _LEAST_SHARE,
) -> dict[str, frozenset[str]]:
    """Names and values that ``share`` of the products which mention the phrase have."""
    if not found:
        return {}
    mentioned = min(vocabulary.frequency(token) for token in phrase)
    return {
        name: frozenset(values)
        for name, values in found.items()
        if sum(values.values()) >= max(_LEAST_PRODUCTS, share * mentioned)
    }
