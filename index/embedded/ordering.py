"""Sort keys that ascend, pages that start after a position, and one product for each group of variants."""

from dataclasses import dataclass

import numpy as np

from index.cursor import Position
from index.embedded.arrays import Doubles, Ordinals
from index.embedded.columns import Columns
from index.embedded.selection import Selection
from index.offers import NO_OFFER, UNAVAILABLE
from index.query import Sort

# Sorts that show the largest first, each with its column.
_DESCENDING = {
    Sort.PRICE_DROP: "drop",
    Sort.DISCOUNT: "discount",
    Sort.RATING: "rating",
    Sort.NEWEST: "created",
    Sort.STORE_COUNT: "stores",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Rows of a page, in order: positions among the passing products, with key, tie and size of the group.

    ``size`` rows belong to the page; one more says that there is a next page.
    """

    size: int
    positions: Ordinals
    keys: Doubles
    ties: Ordinals
    group_sizes: Ordinals


def sort_keys(
    columns: Columns, selection: Selection, passing: Ordinals, sort: Sort, scores: Doubles
) -> Doubles:
    """One key for each passing product (positions in the selection), smaller first; unknown comes last."""
    ordinals = selection.ordinals[passing]
    if sort is Sort.RELEVANCE:
        return -scores
    if sort in _DESCENDING:
        values = columns.product[_DESCENDING[sort]][ordinals].astype(np.float64)
        return -np.where(np.isfinite(values), values, -1.0)
    best = _best_keys(columns, selection, ordinals)
    if sort is Sort.TOTAL_PRICE:
        return best.astype(np.float64)
    return np.where(best == NO_OFFER, best, best - 2 * (best % UNAVAILABLE)).astype(np.float64)


def _best_keys(columns: Columns, selection: Selection, ordinals: Ordinals) -> Ordinals:
    """``price_key`` of the best offer that passes, for the products that pass."""
    if not selection.filters_offers:
        best: Ordinals = columns.product["best_key"][ordinals]
        return best
    keys = selection.offers.best_keys
    passing: Ordinals = keys[keys != NO_OFFER]
    return passing


def collapse(groups: Ordinals, keys: Doubles, ties: Ordinals) -> tuple[Ordinals, Ordinals]:
    """Positions of the first of each group (-1: a group of its own), and how many each group has."""
    single = np.flatnonzero(groups < 0)
    grouped = np.flatnonzero(groups >= 0)
    order = grouped[np.lexsort((ties[grouped], keys[grouped], groups[grouped]))]
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    positions = np.concatenate([single, order[starts]])
    return positions, np.concatenate([np.ones(len(single), dtype=np.int64), sizes])


def page(
    keys: Doubles,
    ties: Ordinals,
    group_sizes: Ordinals,
    positions: Ordinals,
    after: Position | None,
    size: int,
) -> Ordered:
    """The first ``size`` of ``positions`` that sort strictly after a position, and the one that follows."""
    keys_here, ties_here = keys[positions], ties[positions]
    if after is not None:
        later = (keys_here > after.key) | ((keys_here == after.key) & (ties_here > after.tie))
        positions, group_sizes = positions[later], group_sizes[later]
        keys_here, ties_here = keys_here[later], ties_here[later]
    best = _smallest(keys_here, ties_here, size + 1)
    order = best[np.lexsort((ties_here[best], keys_here[best]))]
    return Ordered(
        size=min(size, len(order)),
        positions=positions[order],
        keys=keys_here[order],
        ties=ties_here[order],
        group_sizes=group_sizes[order],
    )


def _smallest(keys: Doubles, ties: Ordinals, size: int) -> Ordinals:
    """Positions of the ``size`` smallest by key, then by tie, in no order; no full sort."""
    if len(keys) <= size:
        return np.arange(len(keys))
    limit = np.partition(keys, size - 1)[size - 1]
    below = np.flatnonzero(keys < limit)
    equal = np.flatnonzero(keys == limit)
    wanted = size - len(below)
    if wanted < len(equal):
        equal = equal[np.argpartition(ties[equal], wanted - 1)[:wanted]]
    return np.concatenate([below, equal])
