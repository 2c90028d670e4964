"""How many offers have all the words that two offers share, and whether one store has them more than once.

A store lists a product once and a kind of goods often. So words that stand together in one offer of each store name a
product ("bosch serie 4 wan28201gb"), and words that stand together in many offers of one store do not ("bosch 7kg
washing machine"), whatever the goods and without a label or a list of words.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats
from matchers.processes import in_parts

Positions = NDArray[np.int64]

SHARING = (
    "shared_by_offers",
    "shared_by_stores",
    "shared_repeated",
    "shared_most",
    "shared_a_store",
    "title_by_offers_low",
    "title_by_offers_high",
    "title_repeated_low",
    "title_repeated_high",
    "shared_words",
    "shared_own_store_low",
    "shared_own_store_high",
)

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
# words of more offers are kept as one bit an offer, of fewer as row numbers
_FEW = 64
# offers that are counted, at least, in whole stores: bounds the time a pair takes in catalogues of any size
_COUNTED = 50_000
# answers kept: most sets of words come up again soon, and fifty thousand of them are some 100 MB
_KEPT = 50_000
_PAIRS_AT_ONCE = 25_000


class Spread(NamedTuple):
    """Of some words: the offers that have them all, their stores, the share of these offers that are not the first of
    their store, and the most in one store. ``names[i]`` is a store with ``counts[i]`` of the offers.
    """

    offers: int
    stores: int
    repeated: float
    most: int
    names: Positions
    counts: Positions

    def within(self, store: int) -> int:
        """How many of the offers are of the store: at least the one that is asked about."""
        at = int(np.searchsorted(self.names, store))
        return int(self.counts[at]) if at < len(self.names) and self.names[at] == store else 1


class WordSpreads:
    """Answers for any set of words how the offers of a catalogue share it. ``stores``: a number an offer, -1: none."""

    def __init__(self, titles: Sequence[str], stores: Positions) -> None:
        numbers: dict[str, int] = {}
        self.words = [
            frozenset(numbers.setdefault(word, len(numbers)) for word in _WORD.findall(title.casefold()))
            for title in titles
        ]
        # an offer without a store is taken for the only one of its own
        own = np.where(stores < 0, -1 - np.arange(len(stores)), stores)
        rows = _counted(own)
        self.stores = own.tolist()
        self._stores = own[rows]
        self._rows = self._by_word(rows, len(numbers))
        self._bits = {
            word: _packed(found, len(rows)) for word, found in enumerate(self._rows) if len(found) > _FEW
        }
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _by_word(self, rows: Positions, words: int) -> list[Positions]:
        at = [number for number, row in enumerate(rows.tolist()) for _ in self.words[row]]
        word = [one for row in rows.tolist() for one in self.words[row]]
        order = np.lexsort((at, word))
        ends = np.cumsum(np.bincount(np.asarray(word, dtype=np.int64), minlength=words))
        return np.split(np.asarray(at, dtype=np.int64)[order], ends[:-1]) if words else []

    def _of(self, words: frozenset[int]) -> Spread:
        stores = self._stores[self._having(words)]
        if not len(stores):
            return Spread(1, 1, 0.0, 1, stores, stores)
        names, counts = np.unique(stores, return_counts=True)
        repeated = (len(stores) - len(counts)) / max(len(stores) - 1, 1)
        return Spread(len(stores), len(counts), repeated, int(counts.max()), names, counts)

    def _having(self, words: frozenset[int]) -> Positions:
        """The counted offers that have all the words."""
        rare = sorted(
            (word for word in words if word not in self._bits), key=lambda word: len(self._rows[word])
        )
        common = [self._bits[word] for word in words if word in self._bits]
        if not rare:
            if not common:
                return np.arange(len(self._stores))
            return _set_bits(np.bitwise_and.reduce(common))
        rows = self._rows[rare[0]]
        for word in rare[1:]:
            rows = np.intersect1d(rows, self._rows[word], assume_unique=True)
        for bits in common:
            rows = rows[(bits[rows >> 3] >> (7 - (rows & 7))) & 1 == 1]
        return rows


def sharing(titles: Sequence[str], stores: Positions, pairs: Positions) -> Floats:
    """One row a pair, columns as in ``SHARING``; on all cores where there are many.

    ``own_store``: how many offers of each of both stores have the words that the pair shares.
    """
    spreads = WordSpreads(titles, stores)

    def compute(part: Positions) -> Floats:
        rows = [_row(spreads, left, right) for left, right in part.tolist()]
        return np.asarray(rows, dtype=np.float32).reshape(-1, len(SHARING))

    parts = list(in_parts(compute, pairs, size=_PAIRS_AT_ONCE))
    return np.vstack(parts) if parts else compute(pairs)


def _row(spreads: WordSpreads, left: int, right: int) -> tuple[float, ...]:
    shared = spreads.words[left] & spreads.words[right]
    both = spreads.of(shared)
    one, other = spreads.of(spreads.words[left]), spreads.of(spreads.words[right])
    here, there = both.within(spreads.stores[left]), both.within(spreads.stores[right])
    return (
        math.log(both.offers),
        math.log(both.stores),
        both.repeated,
        math.log(both.most),
        both.offers / both.stores,
        math.log(min(one.offers, other.offers)),
        math.log(max(one.offers, other.offers)),
        min(one.repeated, other.repeated),
        max(one.repeated, other.repeated),
        len(shared),
        min(here, there),
        max(here, there),
    )


def _counted(stores: Positions) -> Positions:
    """The rows of whole stores, the largest first, until there are enough: what one store repeats stays to be seen."""
    if len(stores) <= _COUNTED:
        return np.arange(len(stores))
    sizes = Counter(stores.tolist())
    kept: set[int] = set()
    total = 0
    for store in sorted(sizes, key=lambda one: (-sizes[one], one)):
        kept.add(store)
        total += sizes[store]
        if total >= _COUNTED:
            break
    return np.flatnonzero(np.isin(stores, list(kept)))


def _packed(rows: Positions, width: int) -> NDArray[np.uint8]:
    bits = np.zeros(width, dtype=bool)
    bits[rows] = True
    return np.packbits(bits)


def _set_bits(bits: NDArray[np.uint8]) -> Positions:
    """The positions of the bits that are set; most bytes are nought."""
    full = np.flatnonzero(bits)
    set_here = np.unpackbits(bits[full][:, None], axis=1) == 1
    return np.asarray((full[:, None] * 8 + np.arange(8))[set_here], dtype=np.int64)
