"""How a pair fares against the other candidate pairs of its two offers.

A score says how alike two offers are; whether another offer is more alike says whether they are the same
product. Pairs are edges between nodes (offers); ``strengths`` are log-odds of the base score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats

# Log-odds of a rival that is not there: no rival is as good as a hopeless one.
ABSENT = -8.0

COMPETITION = {
    "asked_margin_low": "a rival pair among those asked is more alike (log-odds)",
    "asked_margin_high": "the better of the two offers' margins over rival pairs asked",
    "asked_rank_high": "place among the pairs asked of either offer, the worse one",
    "asked_expected_high": "matches expected among the other pairs asked of either offer",
    "near_margin_low": "a rival in the catalogue is more alike (log-odds)",
    "near_margin_high": "the better of the two offers' margins over rivals in the catalogue",
    "near_rank_low": "place among the nearest in the catalogue, the better one",
    "near_rank_high": "place among the nearest in the catalogue, the worse one",
    "near_expected_low": "matches expected among the nearest in the catalogue, fewer side",
    "near_expected_high": "matches expected among the nearest in the catalogue, more side",
    "matches_per_offer": "matches an offer has in this catalogue, where it has any",
    "strength": "likeness by itself (log-odds)",
}


@dataclass(frozen=True, slots=True)
class Edges:
    """Edge i joins node ``left[i]`` and node ``right[i]``; nodes are numbered over both sides."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    strengths: Floats
    nodes: int


def competition(asked: Edges, near: Edges) -> NDArray[np.float32]:
    """Columns as in ``COMPETITION``, one row an asked edge. ``near`` are edges to other offers of the catalogue."""
    among = _Rivals(asked)
    both = _Rivals(_union(asked, near))
    wide = slice(0, len(asked.left))
    margins = among.margins()
    near_margins = both.margins()[wide]
    ranks, near_ranks = among.ranks(), both.ranks()[wide]
    expected, near_expected = among.expected(), both.expected()[wide]
    return np.column_stack(
        [
            margins.min(axis=1),
            margins.max(axis=1),
            ranks.max(axis=1),
            expected.max(axis=1),
            near_margins.min(axis=1),
            near_margins.max(axis=1),
            near_ranks.min(axis=1),
            near_ranks.max(axis=1),
            near_expected.min(axis=1),
            near_expected.max(axis=1),
            np.full(len(asked.left), both.matches_per_offer()),
            asked.strengths,
        ]
    ).astype(np.float32)


def _union(asked: Edges, near: Edges) -> Edges:
    """Asked edges first, then the near ones that were not asked; an edge and its mirror image are one."""
    left = np.concatenate([asked.left, near.left])
    right = np.concatenate([asked.right, near.right])
    low, high = np.minimum(left, right), np.maximum(left, right)
    _, first = np.unique(low * np.int64(asked.nodes) + high, return_index=True)
    extra = first[first >= len(asked.left)]
    keep = np.concatenate([np.arange(len(asked.left)), np.sort(extra)])
    strengths = np.concatenate([asked.strengths, near.strengths])
    return Edges(left[keep], right[keep], strengths[keep], asked.nodes)


class _Rivals:
    def __init__(self, edges: Edges) -> None:
        self._edges = edges
        self._ends = np.concatenate([edges.left, edges.right])
        self._values = np.concatenate([edges.strengths, edges.strengths])
        # by node, strongest first
        self._order = np.lexsort((-self._values, self._ends))
        sorted_ends = self._ends[self._order]
        self._starts = np.searchsorted(sorted_ends, np.arange(edges.nodes + 1))
        places = np.empty(len(self._ends), dtype=np.int64)
        places[self._order] = np.arange(len(self._ends)) - self._starts[sorted_ends]
        self._places = places

    def margins(self) -> NDArray[np.float32]:
        """Strength less that of the strongest other edge at each end; shape (edges, 2)."""
        padded = np.append(self._values[self._order], ABSENT)
        starts, ends = self._starts[self._ends], self._starts[self._ends + 1]
        other = np.where(self._places == 0, starts + 1, starts)
        other = np.where(other < ends, other, len(padded) - 1)
        return self._two(self._values - padded[other])

    def ranks(self) -> NDArray[np.float32]:
        """Place among the edges of each end, from 0; shape (edges, 2)."""
        return self._two(self._places)

    def expected(self) -> NDArray[np.float32]:
        """Sum of the other edges' probabilities at each end; shape (edges, 2)."""
        chance = _chance(self._values)
        sums = np.bincount(self._ends, weights=chance, minlength=self._edges.nodes)
        return self._two(sums[self._ends] - chance)

    def matches_per_offer(self) -> float:
        """Mean expected matches of the offers that likely have one."""
        chance = _chance(self._values)
        sums = np.bincount(self._ends, weights=chance, minlength=self._edges.nodes)
        matched = sums > 0.5  # an offer with at least an even chance of a match
        return float(sums[matched].mean()) if matched.any() else 1.0

    def _two(self, values: NDArray[np.generic]) -> NDArray[np.float32]:
        half = len(self._edges.left)
        return np.column_stack([values[:half], values[half:]]).astype(np.float32)


def _chance(log_odds: Floats) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds.astype(np.float64))))
