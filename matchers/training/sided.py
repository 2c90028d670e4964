"""What is compared only where pairs of the same catalogues are labelled: which side says what.

A catalogue has habits (part numbers in titles, list prices, colours left out), and labels tell what they mean. So these
columns, other than ``matchers.features``, keep left and right apart, and mean something in these two catalogues alone.
"""

import math
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from catalog.titles.text import compact
from matchers.features.profile import Profile
from matchers.features.residue import leftovers
from matchers.features.vocabulary import Floats
from matchers.training.spellings import WIDTH as SPELLINGS_WIDTH
from matchers.training.spellings import spellings
from matchers.training.stretches import Stretches, stretches

Rarity = Callable[[str], float]
# Shorter part numbers turn up in titles by accident; codes are shorter and many.
_MIN_PART_NUMBER = 3
_MIN_CODE = 4


class Side(NamedTuple):
    """What one title says that the other lacks."""

    weight: float  # sum of the rarities of words without counterpart
    lone: float
    figures_weight: float  # of those with a digit
    rarest: float
    first: float  # place of the first of them in the title, from 0 to 1
    codes: float  # model codes without counterpart
    rarest_code: float
    numbers: float
    words: float  # of the title, with those that both have
    described: float  # words of the description
    branded: float


class Both(NamedTuple):
    """Compares the two sides."""

    price: float  # natural logarithm of left by right
    part_number: float  # 1 equal, -1 not, 0 one has none
    part_number_likeness: float
    part_number_in_right: float  # 1 where the left one stands in the right title
    part_number_in_left: float
    numbers: float  # that both have
    words_alike: float
    sorted_alike: float
    titles_alike: float


_WIDTH = 2 * len(Side._fields) + len(Both._fields) + len(Stretches._fields) + SPELLINGS_WIDTH


def sided_columns(pairs: Iterable[tuple[Profile, Profile]], *, words: Rarity, codes: Rarity) -> Floats:
    """One row a pair; ``words`` and ``codes`` are rarities in the catalogues."""
    weigh, weigh_code = cache(words), cache(codes)
    rows = []
    for left, right in pairs:
        only_left, only_right, _ = leftovers(left, right)
        rows.append(
            (
                *_side(left, right, only_left, weigh, weigh_code),
                *_side(right, left, only_right, weigh, weigh_code),
                *_both(left, right),
                *stretches(left, right),
                *spellings(left, right),
            )
        )
    return np.asarray(rows, dtype=np.float32).reshape(len(rows), _WIDTH)


def _side(
    own: Profile, other: Profile, only: Collection[str], words: Rarity, codes: Rarity
) -> tuple[float, ...]:
    title = own.reading.words
    rarities = {word: words(word) for word in only}
    lone = [code for code in own.codes if not _names(other, code)]
    return Side(
        weight=sum(rarities.values()),
        lone=float(len(only)),
        figures_weight=sum(rarity for word, rarity in rarities.items() if not word.isalpha()),
        rarest=max(rarities.values(), default=0.0),
        first=next((at for at, word in enumerate(title) if word in rarities), len(title))
        / max(len(title), 1),
        codes=float(len(lone)),
        rarest_code=max(map(codes, lone), default=0.0),
        numbers=float(len(set(own.reading.numbers) - set(other.reading.numbers))),
        words=float(len(title)),
        described=float(len(own.described)),
        branded=float(own.brand is not None),
    )


def _names(offer: Profile, code: str) -> bool:
    if code in offer.codes or code in offer.reading.joined:
        return True
    return len(code) >= _MIN_CODE and (code in offer.squeezed or code in offer.squeezed_description)


def _both(left: Profile, right: Profile) -> tuple[float, ...]:
    one, other = " ".join(left.reading.words), " ".join(right.reading.words)
    ours, theirs = (offer.mpns[0] if offer.mpns else "" for offer in (left, right))
    stated = bool(ours and theirs)
    return Both(
        price=_ratio(left.price, right.price),
        part_number=(1.0 if ours == theirs else -1.0) if stated else 0.0,
        part_number_likeness=Indel.normalized_similarity(ours, theirs) if stated else math.nan,
        part_number_in_right=_stands(ours, right),
        part_number_in_left=_stands(theirs, left),
        numbers=float(len(set(left.reading.numbers) & set(right.reading.numbers))),
        words_alike=fuzz.token_set_ratio(one, other),
        sorted_alike=fuzz.token_sort_ratio(one, other),
        titles_alike=fuzz.WRatio(one, other),
    )


def _ratio(one: float | None, other: float | None) -> float:
    return math.log(one / other) if one and other and one > 0 and other > 0 else math.nan


def _stands(part_number: str, offer: Profile) -> float:
    if len(part_number) < _MIN_PART_NUMBER:
        return math.nan
    return float(part_number in compact(offer.reading.text))
