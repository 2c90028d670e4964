"""How often products are there in each of two catalogues, as far as scores tell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchers.features.competition import Edges, margins, merged

# Share of the pairs asked that are best for both of their offers: .08 to .5 where both catalogues list a product about
# once, .01 where one lists it many times.
_ONCE = 0.03
# An offer with at least an even chance of a match is taken to have one.
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Sides:
    """``mutual`` is the share of the pairs asked that are best for both of their offers.

    ``best_of_one`` is the share that is best for the offer of the catalogue whose offers have fewer matches:
    where the other catalogue has each product once, every offer of this one has one match at most.
    ``matches_per_offer`` is the expected number of matches of these offers, of those that have any.
    """

    mutual: float
    best_of_one: float
    matches_per_offer: float

    @property
    def once(self) -> bool:
        """Whether both catalogues list a product about once."""
        return self.mutual >= _ONCE


def sides(asked: Edges, near: Edges) -> Sides:
    """Of pairs between two catalogues; left ends are of one, right ends of the other."""
    union = merged(asked, near)
    leads = margins(union)[: len(asked)] > 0
    per_offer = _both(union)
    fewer = int(np.argmin(per_offer))
    return Sides(
        mutual=float(leads.all(axis=1).mean()),
        best_of_one=float(leads[:, fewer].mean()),
        matches_per_offer=per_offer[fewer],
    )


def matches_per_offer(asked: Edges, near: Edges) -> float:
    """That of ``Sides``, alone."""
    return min(_both(merged(asked, near)))


def _both(edges: Edges) -> list[float]:
    return [_matches(edges, ends) for ends in (edges.left, edges.right)]


def _matches(edges: Edges, ends: NDArray[np.int64]) -> float:
    """Mean expected matches of the ends that likely have one; 1 where none has."""
    sums = np.bincount(ends, weights=edges.chances[: len(edges)], minlength=edges.nodes)
    matched = sums > _EVEN
    return float(sums[matched].mean()) if matched.any() else 1.0
