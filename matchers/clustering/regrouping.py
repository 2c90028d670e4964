"""Which offers an update may regroup, and how they group: the clustering of a part of the catalogue."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from matchers.clustering.part_problems import Problems, log_odds
from matchers.clustering.weights import SAME
from matchers.deciding.contested import solved
from matchers.deciding.refusing import Refusals
from matchers.memory.arrays import Rows
from matchers.memory.state import MatcherState
from matchers.options import MatchingOptions
from matchers.processes import in_parts

# parts of the catalogue a worker solves at once, and from how many on workers pay
_AT_ONCE = 2_000
_WORTH_IT = 20_000
# chances are kept in four bytes
_ROUNDING = 1e-3


class Regrouping:
    """Reads the state, writes nothing. Nodes are heads of atoms; offers of an atom stay together."""

    def __init__(self, state: MatcherState, options: MatchingOptions) -> None:
        self._state, self._options = state, options
        self._problems = Problems(state, options)
        bar = float(log_odds(options.merge))
        # what is less probable rivals no pair that may merge
        self._rival = float(1 / (1 + np.exp(options.lead - bar)))
        self._sure = float(log_odds(float(SAME))) - bar - _ROUNDING

    def region(self, seeds: Rows, products: Rows) -> Rows:
        """Heads of all offers whose cluster may change: what hangs together with the seeds and the products."""
        state = self._state
        region, seen = np.empty(0, dtype=np.int32), products
        edge = state.atoms.heads[np.concatenate([seeds, state.products.members(products)])]
        while len(edge := np.setdiff1d(edge, region)):
            region = np.union1d(region, edge)
            reached = np.setdiff1d(state.products.numbers[state.atoms.members(edge)], seen)
            seen = np.union1d(seen, reached)
            _, linked = self._linked(edge)
            edge = state.atoms.heads[np.concatenate([linked, state.products.members(reached)])]
        return state.offers.in_order(region)

    def clusters(self, region: Rows) -> list[Rows]:
        """The clusters of offers that a region forms; parts that do not hang together are solved apart."""
        state = self._state
        parts = [part for part in self._parts(region) if len(part) > 1]
        solved = list(in_parts(self._solve, parts, size=_AT_ONCE, worth_it=_WORTH_IT))
        leader = np.arange(len(state.offers), dtype=np.int32)
        if parts:
            leader[np.concatenate(parts)] = np.concatenate(solved)
        rows = state.atoms.members(region)
        return _cut(rows, leader[state.atoms.heads[rows]])

    def refused(self, region: Rows) -> Refusals:
        """Pairs of heads in a region that the score alone would merge and that are apart."""
        numbers = self._state.products.numbers
        near, far, chances = links = self._state.links.around(region)
        kept = (near < far) & (chances > self._options.merge) & (chances < SAME)
        kept &= numbers[near] != numbers[far]
        pairs = near[kept], far[kept], chances[kept]
        return Refusals(self._state, self._options, pairs=pairs, links=links)

    def _parts(self, region: Rows) -> list[Rows]:
        """Nodes that hang together, in the order of the region."""
        place = np.full(len(self._state.offers), -1, dtype=np.int32)
        place[region] = np.arange(len(region), dtype=np.int32)
        near, far = self._linked(region)
        size = len(region)
        ones = np.ones(len(near), dtype=np.int8)
        _, labels = connected_components(
            coo_array((ones, (place[near], place[far])), shape=(size, size)), directed=False
        )
        return _cut(region, labels)

    def _linked(self, nodes: Rows) -> tuple[Rows, Rows]:
        """Pairs of nodes and heads that speak for one product with them, or rival those: by score, or by a word."""
        state = self._state
        near, far, chances = state.links.around(nodes)
        likely = np.abs(chances) > self._rival
        near, far = near[likely], far[likely]
        if not state.judged:
            return near, far
        words = [(one, other) for one, other, same in state.words_on(state.atoms.members(nodes)) if same]
        said = state.atoms.heads[np.asarray(words, dtype=np.int32).reshape(-1, 2)]
        return np.concatenate([near, said[:, 0]]), np.concatenate([far, said[:, 1]])

    def _solve(self, parts: Sequence[Rows]) -> Rows:
        """For each node of some parts the node that stands for its cluster."""
        problems = self._problems.of(parts)
        return np.concatenate(
            [
                part[solved(problem, lead=self._options.lead, sure=self._sure)]
                for part, problem in zip(parts, problems, strict=True)
            ]
        )


def _cut(rows: Rows, labels: Rows) -> list[Rows]:
    """Rows by label, each group in the order of the rows."""
    order = np.argsort(labels, kind="stable")
    rows, labels = rows[order], labels[order]
    return np.split(rows, np.flatnonzero(labels[1:] != labels[:-1]) + 1) if len(rows) else []
