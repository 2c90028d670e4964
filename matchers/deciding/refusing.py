"""Why two offers that the score alone would merge ended in different products, in words for people."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from matchers.clustering.part_problems import log_odds
from matchers.clustering.shared_stores import share_a_store
from matchers.clustering.weights import Chances
from matchers.memory.arrays import Rows, packed_pairs
from matchers.memory.state import MatcherState
from matchers.options import MatchingOptions


class Refusal(StrEnum):
    """What stood against it; the first that holds is told."""

    STORE = "one store lists both"
    RIVAL = "another product fits nearly as well"
    COMPANY = "what they are grouped with speaks against it"


class Refusals:
    """Pairs of heads, the smaller row first, that the score alone would merge and that are apart, each with what stood
    against it. ``chances``: of each pair.
    """

    def __init__(
        self,
        state: MatcherState,
        options: MatchingOptions,
        *,
        pairs: tuple[Rows, Rows, Chances],
        links: tuple[Rows, Rows, Chances],
    ) -> None:
        """``links``: all links of the offers in ``pairs``, from either side."""
        self.left, self.right, self.chances = pairs
        shared = share_a_store(state, self.left, self.right)
        rivalled = _rivalled(state, options, pairs, links)
        self._why = {
            int(pair): Refusal.STORE if one_store else Refusal.RIVAL
            for pair, one_store, rival in zip(
                packed_pairs(self.left, self.right), shared, rivalled, strict=True
            )
            if one_store or rival
        }

    def why(self, one: int, other: int) -> Refusal:
        """What stood against two heads."""
        low, high = np.asarray([min(one, other)]), np.asarray([max(one, other)])
        return self._why.get(int(packed_pairs(low, high)[0]), Refusal.COMPANY)


def _rivalled(
    state: MatcherState,
    options: MatchingOptions,
    pairs: tuple[Rows, Rows, Chances],
    links: tuple[Rows, Rows, Chances],
) -> NDArray[np.bool_]:
    """Whether one of the two has a partner nearly as good that ended in no product with the other."""
    left, right, chances = pairs
    best = _BestTwo(state, np.unique(np.concatenate([left, right])), links)
    rival = np.maximum(best.besides(left, right), best.besides(right, left))
    return np.asarray(log_odds(chances) - log_odds(rival) < options.lead)


class _BestTwo:
    """For each of some offers the most probable partner of other stores, and the most probable in any other product."""

    def __init__(self, state: MatcherState, offers: Rows, links: tuple[Rows, Rows, Chances]) -> None:
        near, far, chances = links
        kept = np.flatnonzero(np.isin(near, offers))
        # what one store lists both is taken for two products, however alike, and rivals nothing
        kept = kept[~share_a_store(state, near[kept], far[kept])]
        near, theirs, chances = near[kept], state.products.numbers[far[kept]], np.abs(chances[kept])
        order = np.lexsort((-chances, near))
        near, theirs, chances = near[order], theirs[order], chances[order]
        self._products = state.products.numbers
        self._offers = offers
        self._home = np.full(len(offers), -1, dtype=np.int64)
        self._best, self._second = (np.zeros(len(offers), dtype=np.float32) for _ in range(2))
        at = np.searchsorted(offers, near)
        found, first = np.unique(at, return_index=True)
        self._best[found], self._home[found] = chances[first], theirs[first]
        elsewhere = np.flatnonzero(theirs != self._home[at])
        found, first = np.unique(at[elsewhere], return_index=True)
        self._second[found] = chances[elsewhere[first]]

    def besides(self, one: Rows, other: Rows) -> Chances:
        """The best partner of each of ``one`` that is in no product with its ``other``; nought where there is none."""
        at = np.searchsorted(self._offers, one)
        return np.where(self._home[at] == self._products[other], self._second[at], self._best[at])
