"""How much of each title the other one covers, where the rest stands, and how far prices are from the usual ratio.

Columns for learning from own answers between two catalogues. What a word without counterpart means depends on them:
inside a name it is another product, behind it often packing. Trees that learned these columns on other catalogues did
no better.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from matchers.features.manner import Weigh
from matchers.features.pairs import Positions
from matchers.features.profile import Profile
from matchers.features.residue import leftovers
from matchers.features.vocabulary import Floats
from matchers.scoring.catalogues import TwoCatalogues
from matchers.scoring.graph import PairGraph
from matchers.scoring.prices import best_by_words

# "dlux" is "deluxe", "ste" is "suite": letters left out, at least this share kept.
_MIN_SHORTENED = 3
_KEPT = 0.4
# A word that the other's description has is half covered.
_DESCRIBED = 0.5
# Keeps shares of empty titles finite.
_LITTLE = 1e-6


class Side(NamedTuple):
    """Of one title: what the other covers of it, and its words without counterpart."""

    covered: float  # share of the title's weight
    inside: float  # weight of such words between the first and last word that both have
    outside: float
    rarest: float
    lone: float  # how many
    weight: float


class Both(NamedTuple):
    """Of both titles together."""

    alike: float  # shared weight by the weight of all
    instead: float  # weight of words that stand in each other's place, the most at one place
    all_instead: float
    run: float  # weight of the longest run of equal words, by that of the shorter title


def own_columns(catalogues: TwoCatalogues, graph: PairGraph) -> tuple[Floats, Floats]:
    """Columns of the pairs asked about, and of those to the nearest offers."""
    coverage = Coverage(
        rarity=catalogues.context.word_rarity,
        weigh_left=catalogues.lone_word_weight(left=True),
        weigh_right=catalogues.lone_word_weight(left=False),
    )
    prices = [
        _price_ratios(catalogues, left, right)
        for left, right in ((graph.asked_left, graph.asked_right), (graph.near_left, graph.near_right))
    ]
    usual = prices[1][best_by_words(graph) & ~np.isnan(prices[1])]
    middle = float(np.median(usual)) if len(usual) else 0.0
    asked, near = (
        np.column_stack([coverage.columns(catalogues.profiles(left, right)), ratios, abs(ratios - middle)])
        for (left, right), ratios in zip(
            ((graph.asked_left, graph.asked_right), (graph.near_left, graph.near_right)), prices, strict=True
        )
    )
    return asked.astype(np.float32), near.astype(np.float32)


def _price_ratios(catalogues: TwoCatalogues, left: Positions, right: Positions) -> Floats:
    """Natural logarithm of the left price by the right one; NaN where one lacks."""
    prices = [(one.price or np.nan, other.price or np.nan) for one, other in catalogues.profiles(left, right)]
    both = np.asarray(prices, dtype=np.float32).reshape(-1, 2)
    return np.asarray(np.log(np.where(both > 0, both, np.nan)) @ np.asarray([1, -1], dtype=np.float32))


class Coverage:
    """Columns for pairs of offers of two catalogues."""

    def __init__(self, *, rarity: Weigh, weigh_left: Weigh, weigh_right: Weigh) -> None:
        """``weigh_left`` weighs a word that only the left title has, ``rarity`` one that both have."""
        self._rarity, self._left, self._right = cache(rarity), cache(weigh_left), cache(weigh_right)

    def columns(self, pairs: Iterable[tuple[Profile, Profile]]) -> Floats:
        """One row a pair; each property of a side as the lower and the higher one."""
        width = 2 * len(Side._fields) + len(Both._fields)
        return np.asarray([self._row(*pair) for pair in pairs], dtype=np.float32).reshape(-1, width)

    def _row(self, left: Profile, right: Profile) -> list[float]:
        kept_left, kept_right, _ = leftovers(left, right)
        lone_left = _lone(kept_left, right, kept_right, self._left)
        lone_right = _lone(kept_right, left, kept_left, self._right)
        shared = set(left.reading.words) & set(right.reading.words)
        sides = (self._side(left, lone_left, shared), self._side(right, lone_right, shared))
        halves = [value for pair in zip(*sides, strict=True) for value in sorted(pair)]
        return [*halves, *self._both(left, right, lone_left, lone_right)]

    def _side(self, one: Profile, lone: Mapping[str, float], shared: set[str]) -> Side:
        words, weight = one.reading.words, sum(lone.values())
        told = sum(self._rarity(word) for word in dict.fromkeys(words) if word not in lone)
        places = [at for at, word in enumerate(words) if word in shared]
        name = words[places[0] : places[-1] + 1] if places else ()
        inside = sum(lone.get(word, 0.0) for word in name)
        return Side(
            covered=told / (told + weight + _LITTLE),
            inside=inside,
            outside=weight - inside,
            rarest=max(lone.values(), default=0.0),
            lone=len(lone),
            weight=weight,
        )

    def _both(
        self, left: Profile, right: Profile, lone_left: Mapping[str, float], lone_right: Mapping[str, float]
    ) -> Both:
        one, other = left.reading.words, right.reading.words
        run, instead = 0.0, [0.0]
        for part in Levenshtein.opcodes(one, other):
            gone, put = one[part.src_start : part.src_end], other[part.dest_start : part.dest_end]
            if part.tag == "equal":
                run = max(run, sum(map(self._rarity, gone)))
            elif part.tag == "replace":
                weights = (
                    sum(lone_left.get(word, 0.0) for word in gone),
                    sum(lone_right.get(word, 0.0) for word in put),
                )
                instead.append(min(weights))
        common = sum(self._rarity(word) for word in dict.fromkeys(one) if word in other)
        lone = sum(lone_left.values()) + sum(lone_right.values())
        shorter = min(sum(map(self._rarity, dict.fromkeys(words))) for words in (one, other))
        return Both(
            alike=common / (common + lone + _LITTLE),
            instead=max(instead),
            all_instead=sum(instead),
            run=run / (shorter + _LITTLE),
        )


def _lone(kept: Iterable[str], other: Profile, others: Iterable[str], weigh: Weigh) -> dict[str, float]:
    """Of the words without counterpart in the other title, those that are no brand and not shortened: their weights."""
    brand, described = (other.brand or "").replace("-", " ").split(), set(other.described)
    return {
        word: weigh(word) * (_DESCRIBED if word in described else 1.0)
        for word in kept
        if word not in brand and not any(_shortened(word, like) for like in others)
    }


@lru_cache(maxsize=100_000)
def _shortened(word: str, other: str) -> bool:
    """One word is the other with letters left out, not vowels alone; both begin alike."""
    short, long = sorted((word, other), key=len)
    if short[0] != long[0] or not (short.isalpha() and long.isalpha()) or set(short[1:]) <= set("aeiou"):
        return False
    letters = iter(long)
    return len(short) >= max(_MIN_SHORTENED, _KEPT * len(long)) and all(letter in letters for letter in short)
