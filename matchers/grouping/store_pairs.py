"""What two stores have in common: how alike their offers of one product are, and how many products both list.

Two stores that are fed by one wholesaler write the same titles, two others never do: how alike two offers are tells
the more, the less it is what these two stores always are.
"""

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats

Positions = NDArray[np.int64]
Numbers = NDArray[np.float64]

STORE_PAIRS = (
    "best_low",
    "best_high",
    "listed_low",
    "listed_high",
    "beyond_best",
    "any_store_low",
    "any_store_high",
)

# offers with the mean of the catalogue that a store pair begins with: few offers say little
_PRIOR = 3


def store_pairs(stores: Positions, left: Positions, right: Positions, values: Floats) -> Floats:
    """One row a pair, columns as in ``STORE_PAIRS``. ``values``: of each pair, higher where both are more alike.

    ``best``: the mean, over the offers of one store that have candidates in the other, of the best value there, from
    either side; ``listed``: the same over all its offers; ``beyond_best``: the pair's value less the mean of both;
    ``any_store``: over all offers of a store, the best value in any other store. ``stores``: a number an offer, -1:
    none.
    """
    if not len(left):
        return np.empty((0, len(STORE_PAIRS)), dtype=np.float32)
    store = stores.astype(np.int64) + 1
    kinds = int(store.max(initial=0)) + 1
    ends, others = np.concatenate([left, right]), np.concatenate([right, left])
    both = np.concatenate([values, values]).astype(np.float64)
    offer, toward, best = _best(ends, store[others], both, kinds)
    towards, which = np.unique(store[offer] * kinds + toward, return_inverse=True)
    total, asked = np.bincount(which, weights=best), np.bincount(which)
    mean = (total + _PRIOR * values.mean(dtype=np.float64)) / (asked + _PRIOR)
    sizes = np.bincount(store, minlength=kinds)
    listed = total / np.maximum(sizes[towards // kinds], 1)
    there = np.searchsorted(towards, store[left] * kinds + store[right])
    back = np.searchsorted(towards, store[right] * kinds + store[left])
    any_store = _best_anywhere(store, ends, others, both, sizes)
    columns = [
        *_two(mean[there], mean[back]),
        *_two(listed[there], listed[back]),
        values - (mean[there] + mean[back]) / 2,
        *_two(any_store[store[left]], any_store[store[right]]),
    ]
    return np.column_stack(columns).astype(np.float32)


def _best(
    ends: Positions, stores: Positions, values: Numbers, kinds: int
) -> tuple[Positions, Positions, Numbers]:
    """For each offer and each store it has candidates in: the offer, the store, and the best value there."""
    groups, which = np.unique(ends * kinds + stores, return_inverse=True)
    best = np.zeros(len(groups))
    np.maximum.at(best, which, values)
    return groups // kinds, groups % kinds, best


def _best_anywhere(
    store: Positions, ends: Positions, others: Positions, values: Numbers, sizes: Positions
) -> Numbers:
    """For each store the mean over its offers of the best value in another store."""
    best = np.zeros(len(store))
    np.maximum.at(best, ends, np.where(store[ends] == store[others], 0.0, values))
    return np.bincount(store, weights=best, minlength=len(sizes)) / np.maximum(sizes, 1)


def _two(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """The smaller and the larger of the values from either side."""
    return np.minimum(one, other), np.maximum(one, other)
