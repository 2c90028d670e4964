"""The clustering problems of parts of the catalogue: weights of scored pairs, and what a person or a rule forbids."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.clustering.problem import ClusterProblem, Pair
from matchers.clustering.shared_stores import share_a_store
from matchers.clustering.weights import APART, ASKED, SAME, Chances
from matchers.memory.arrays import Rows
from matchers.memory.state import MatcherState
from matchers.memory.stores import NO_STORE
from matchers.options import MatchingOptions

# trees tell no more than one in ten thousand
_SUREST = 1e-4


def log_odds(chances: NDArray[np.float32] | float) -> NDArray[np.float64]:
    """Natural logarithm of the odds, cut off at one in ten thousand."""
    cut = np.clip(np.asarray(chances, dtype=np.float64), _SUREST, 1 - _SUREST)
    return np.asarray(np.log(cut / (1 - cut)), dtype=np.float64)


class Problems:
    """Reads the state, for many parts at once."""

    def __init__(self, state: MatcherState, options: MatchingOptions) -> None:
        self._state, self._options = state, options
        self._bar = float(log_odds(options.merge))
        # as what a person is just asked about
        self._doubt = float(log_odds(options.review)) - self._bar
        self._missing = float(log_odds(options.unseen)) - self._bar

    def of(self, parts: Sequence[Rows]) -> list[ClusterProblem]:
        """The problem of each part; its nodes are numbered in the order given."""
        nodes = np.concatenate(parts)
        weights: list[dict[Pair, float]] = [{} for _ in parts]
        apart: list[set[Pair]] = [set() for _ in parts]
        together: list[set[Pair]] = [set() for _ in parts]
        near, far, chances = self._state.links.around(nodes)
        layout = _Layout(parts, len(self._state.offers))
        inside, numbers, pairs = layout.pairs(near, far)
        likely = chances[inside]
        doubtful = self._doubtful(near[inside], far[inside], np.abs(likely))
        weighed = log_odds(np.where(likely < 0, ASKED, likely)) - self._bar
        weighed[doubtful] = self._doubt
        odds = weighed.tolist()
        rivals: list[dict[Pair, float]] = [{} for _ in parts]
        at = np.flatnonzero((likely < 0) & ~doubtful)
        for one, odd in zip(at.tolist(), (log_odds(-likely[at]) - self._bar).tolist(), strict=True):
            rivals[numbers[one]][pairs[one]] = odd
        kept_apart = ((likely >= 0) & (likely <= APART)).tolist()
        for number, pair, weight, forbidden in zip(numbers, pairs, odds, kept_apart, strict=True):
            weights[number][pair] = weight
            if forbidden:
                apart[number].add(pair)
        for number, pair, same in self._words(nodes, layout):
            (together if same else apart)[number].add(pair)
        stores = self._stores(parts)
        return [
            ClusterProblem(
                size=len(part),
                weights=weights[at],
                missing=self._missing,
                apart=frozenset(apart[at]),
                together=frozenset(together[at]),
                exclusive=stores[at],
                rivals=rivals[at],
            )
            for at, part in enumerate(parts)
        ]

    def _words(self, nodes: Rows, layout: "_Layout") -> list[tuple[int, Pair, bool]]:
        """A person's words on pairs of nodes of one part."""
        if not self._state.judged:
            return []
        words = list(self._state.words_on(self._state.atoms.members(nodes)))
        rows = np.asarray([(one, other) for one, other, _ in words], dtype=np.int32).reshape(-1, 2)
        heads = self._state.atoms.heads[rows]
        inside, numbers, pairs = layout.pairs(heads[:, 0], heads[:, 1])
        return [
            (number, pair, words[at][2])
            for at, number, pair in zip(inside.tolist(), numbers, pairs, strict=True)
        ]

    def _doubtful(self, near: Rows, far: Rows, chances: Chances) -> NDArray[np.bool_]:
        """Pairs that the score alone takes for one product, or asks about, though one store lists both: a store seldom
        lists one thing twice. In the demo 17 wrong pairs fewer came together so, and no right one less.
        """
        doubtful = (chances > self._options.review) & (chances < SAME)
        at = np.flatnonzero(doubtful)
        doubtful[at] = share_a_store(self._state, near[at], far[at])
        return doubtful

    def _stores(self, parts: Sequence[Rows]) -> list[list[frozenset[str]]]:
        """The stores of the offers of each node, where a store lists a product once."""
        if not self._options.one_offer_per_store:
            return [[] for _ in parts]
        state = self._state

        def of(node: int) -> frozenset[str]:
            stores = state.stores[state.atoms.members(np.asarray([node], dtype=np.int32))]
            return frozenset(str(store) for store in stores[stores != NO_STORE].tolist())

        return [[of(node) for node in part.tolist()] for part in parts]


class _Layout:
    """Where each node of some parts is: the number of its part, and its place therein."""

    def __init__(self, parts: Sequence[Rows], rows: int) -> None:
        nodes = np.concatenate(parts)
        self._part = np.full(rows, -1, dtype=np.int32)
        self._part[nodes] = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts])
        self._place = np.zeros(rows, dtype=np.int32)
        self._place[nodes] = np.concatenate([np.arange(len(part), dtype=np.int32) for part in parts])

    def pairs(self, one: Rows, other: Rows) -> tuple[NDArray[np.int64], list[int], list[Pair]]:
        """Of pairs of nodes those within one part: which ones, the part of each, its places, the smaller first."""
        part = self._part[one]
        inside = np.flatnonzero((part >= 0) & (part == self._part[other]) & (one != other))
        here, there = self._place[one[inside]], self._place[other[inside]]
        low, high = np.minimum(here, there).tolist(), np.maximum(here, there).tolist()
        return inside, part[inside].tolist(), list(zip(low, high, strict=True))
