"""How a pair fares against the other candidate pairs of its two offers.

A score says how alike two offers are; whether another offer is more alike says whether they are the same
product. Pairs are edges between nodes (offers); strengths are log-odds. A pair's own strength never comes from
its own label; as a rival it may (a judged pair is certain), so that what is known about one pair tells on others.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats

# Log-odds of a rival that is not there: no rival is as good as a hopeless one.
ABSENT = -8.0
# Log-odds of a judged pair.
CERTAIN = 8.0
# Wider than any difference of two log-odds, so that node and strength fit one sort key.
_SPAN = 64.0

COMPETITION = {
    "asked_margin_low": "a rival pair among those asked is more alike",
    "asked_margin_high": "no rival pair of one of the two offers is as alike, among those asked",
    "asked_rank_high": "place among the pairs asked of either offer, the worse one",
    "asked_expected_high": "matches expected among the other pairs asked of either offer",
    "near_margin_low": "a rival in the catalogue is more alike",
    "near_margin_high": "no rival of one of the two offers in the catalogue is as alike",
    "near_rank_low": "place among the nearest in the catalogue, the better one",
    "near_rank_high": "place among the nearest in the catalogue, the worse one",
    "near_expected_low": "matches expected among the nearest in the catalogue, fewer side",
    "near_expected_high": "matches expected among the nearest in the catalogue, more side",
    "matches_per_offer": "matches an offer has in this catalogue, where it has any",
    "third_for": "a third offer is like both",
    "third_against": "a third offer is like one and unlike the other",
    "strength": "likeness by itself",
    "asked_pairs_per_offer": "pairs asked about an offer, on average",
    "asked_matches_per_offer": "matches an offer has among the pairs asked, where it has any",
    "asked_matched": "share of the offers asked about that have a match among the pairs asked",
}


@dataclass(frozen=True)
class Edges:
    """Edge i joins node ``left[i]`` and node ``right[i]``; ``rivals`` are the strengths that other edges see."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    strengths: Floats
    rivals: Floats
    nodes: int

    def __len__(self) -> int:
        return len(self.left)

    def some(self, chosen: NDArray[np.int64]) -> "Edges":
        """The chosen edges, by position."""
        return Edges(
            self.left[chosen], self.right[chosen], self.strengths[chosen], self.rivals[chosen], self.nodes
        )

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """The node at each end: all left ends, then all right ends."""
        return np.concatenate([self.left, self.right])

    @cached_property
    def end_rivals(self) -> Floats:
        """The strength as a rival, at each end."""
        return np.concatenate([self.rivals, self.rivals])

    @cached_property
    def chances(self) -> NDArray[np.float64]:
        """The probability as a rival, at each end."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.end_rivals.astype(np.float64))))

    def both(self, values: NDArray[np.generic]) -> Floats:
        """Values at the ends as two columns, one row an edge."""
        return np.column_stack([values[: len(self)], values[len(self) :]]).astype(np.float32)


def no_edges(nodes: int) -> Edges:
    """Nothing but nodes."""
    none, weak = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    return Edges(none, none, weak, weak, nodes)


def competition(asked: Edges, near: Edges) -> Floats:
    """Columns as in ``COMPETITION``, one row an asked edge. ``near`` are edges to other offers of the catalogue."""
    union = merged(asked, near)
    wide = slice(0, len(asked))
    asked_margins, near_margins = margins(asked), margins(union)[wide]
    near_ranks = _ranks(union)[wide]
    near_expected = _expected(union)[wide]
    return np.column_stack(
        [
            asked_margins.min(axis=1),
            asked_margins.max(axis=1),
            _ranks(asked).max(axis=1),
            _expected(asked).max(axis=1),
            near_margins.min(axis=1),
            near_margins.max(axis=1),
            near_ranks.min(axis=1),
            near_ranks.max(axis=1),
            near_expected.min(axis=1),
            near_expected.max(axis=1),
            np.full(len(asked), _matches_per_offer(union)),
            *_thirds(union, len(asked)),
            asked.strengths,
            np.full(len(asked), len(asked.ends) / max(len(np.unique(asked.ends)), 1)),
            np.full(len(asked), _matches_per_offer(asked)),
            np.full(len(asked), _matched(asked)),
        ]
    ).astype(np.float32)


def merged(asked: Edges, near: Edges) -> Edges:
    """Asked edges first, then the near ones that were not asked; an edge and its mirror image are one."""
    left, right = np.concatenate([asked.left, near.left]), np.concatenate([asked.right, near.right])
    low, high = np.minimum(left, right), np.maximum(left, right)
    _, first = np.unique(low * np.int64(asked.nodes) + high, return_index=True)
    keep = np.concatenate([np.arange(len(asked)), np.sort(first[first >= len(asked)])])
    return replace(
        asked,
        left=left[keep],
        right=right[keep],
        strengths=np.concatenate([asked.strengths, near.strengths])[keep],
        rivals=np.concatenate([asked.rivals, near.rivals])[keep],
    )


def _sorted_keys(edges: Edges) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Sort keys by node and then strongest rival first; the start of each node's run."""
    keys = np.sort(edges.ends * _SPAN - edges.end_rivals.astype(np.float64))
    starts = np.searchsorted(keys, np.arange(edges.nodes + 1) * _SPAN - _SPAN / 2)
    return keys, starts


def margins(edges: Edges) -> Floats:
    """Strength less that of the strongest other edge at each end."""
    keys, starts = _sorted_keys(edges)
    ends = edges.ends
    padded = np.append(keys, np.inf)
    first, second = starts[ends], starts[ends] + 1
    best = ends * _SPAN - padded[first]
    runner_up = np.where(
        second < starts[ends + 1], ends * _SPAN - padded[np.minimum(second, len(keys))], ABSENT
    )
    # the strongest at a node is its own rival only through the next one
    rival = np.where(edges.end_rivals >= best - 1e-6, runner_up, best)
    own = np.concatenate([edges.strengths, edges.strengths])
    return edges.both(own - rival)


def _ranks(edges: Edges) -> Floats:
    """How many other edges at each end are stronger rivals."""
    keys, starts = _sorted_keys(edges)
    own = np.concatenate([edges.strengths, edges.strengths]).astype(np.float64)
    stronger = np.searchsorted(keys, edges.ends * _SPAN - own - 1e-6) - starts[edges.ends]
    itself = edges.end_rivals > own + 1e-6
    return edges.both(stronger - itself)


def _expected(edges: Edges) -> Floats:
    """Sum of the other edges' probabilities at each end."""
    sums = np.bincount(edges.ends, weights=edges.chances, minlength=edges.nodes)
    return edges.both(sums[edges.ends] - edges.chances)


def _matches_per_offer(edges: Edges) -> float:
    """Mean expected matches of the offers that likely have one."""
    sums = np.bincount(edges.ends, weights=edges.chances, minlength=edges.nodes)
    matched = sums > 0.5  # an offer with at least an even chance of a match
    return float(sums[matched].mean()) if matched.any() else 1.0


def _matched(edges: Edges) -> float:
    """Share of the nodes with edges that likely have a match."""
    sums = np.bincount(edges.ends, weights=edges.chances, minlength=edges.nodes)[np.unique(edges.ends)]
    return float((sums > 0.5).mean()) if len(sums) else 0.0


def _thirds(edges: Edges, count: int) -> tuple[Floats, Floats]:
    """For the first ``count`` edges: the strongest third offer for it, and against it; ABSENT without any."""
    beside: dict[int, dict[int, float]] = {}
    for left, right, rival in zip(
        edges.left.tolist(), edges.right.tolist(), edges.rivals.tolist(), strict=True
    ):
        beside.setdefault(left, {})[right] = rival
        beside.setdefault(right, {})[left] = rival
    found_for = np.full(count, ABSENT, dtype=np.float32)
    against = np.full(count, ABSENT, dtype=np.float32)
    for at, (left, right) in enumerate(
        zip(edges.left[:count].tolist(), edges.right[:count].tolist(), strict=True)
    ):
        one, other = beside[left], beside[right]
        for third in one.keys() & other.keys():
            low, high = sorted((one[third], other[third]))
            found_for[at] = max(found_for[at], low)
            against[at] = max(against[at], min(high, -low))
    return found_for, against
