"""How a pair stands among all candidate pairs of its catalogue: rivals, common neighbours, and stores.

A score says how alike two offers are. Whether one of them has a better partner, in the same store above all, and
whether both are alike to the same third offers, says whether they are one product.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import CandidatePairs, Positions
from matchers.grouping.store_pairs import STORE_PAIRS, store_pairs

# rows of the triangle products computed at once: bounds their memory
_AT_ONCE = 50_000

STRUCTURE = (
    "chance",
    "rank_low",
    "rank_high",
    "rival_low",
    "rival_high",
    "margin_low",
    "margin_high",
    "store_rival_low",
    "store_rival_high",
    "store_margin_low",
    "store_margin_high",
    "expected_low",
    "expected_high",
    "likely_low",
    "likely_high",
    "common_best",
    "common_sum",
    "contradiction",
    "one_store_share",
    *(f"chance_{name}" for name in STORE_PAIRS),
)


def structure(pairs: CandidatePairs, chances: Floats, one_store_share: Floats) -> Floats:
    """One row a pair, columns as in ``STRUCTURE``. ``chances``: the probability of each pair by itself.

    ``one_store_share``: see ``matchers.grouping.stores``.
    """
    chance = chances.astype(np.float64)
    ends = np.concatenate([pairs.left, pairs.right])
    others = np.concatenate([pairs.right, pairs.left])
    both = np.concatenate([chance, chance])
    rank, rival = _rivals(ends, both)
    _, store_rival = _rivals(ends * np.int64(pairs.offers + 1) + pairs.stores[others] + 1, both)
    likeness = csr_array((both, (ends, others)), shape=(pairs.offers, pairs.offers))
    expected = np.asarray(likeness.sum(axis=1)).ravel()
    likely = np.asarray((likeness > 0.5).sum(axis=1)).ravel()
    columns = [
        chance,
        *_two(rank),
        *_two(rival),
        *_two(both - rival),
        *_two(store_rival),
        *_two(both - store_rival),
        *_two(expected[ends]),
        *_two(likely[ends]),
        *_triangles(pairs, likeness),
        one_store_share,
        _of_stores(pairs, chances),
    ]
    return np.column_stack(columns).astype(np.float32)


def _of_stores(pairs: CandidatePairs, chances: Floats) -> Floats:
    """How the pair stands among those of its two stores; NaN where a store may list a product often."""
    found = store_pairs(pairs.stores, pairs.left, pairs.right, chances)
    return found if pairs.apart_stores else np.full_like(found, np.nan)


def _rivals(
    groups: Positions, chances: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Within each group: the place of an entry by chance, from 0, and the best chance of another entry, else 0."""
    order = np.lexsort((-chances, groups))
    grouped, sorted_chances = groups[order], chances[order]
    starts = np.flatnonzero(np.r_[True, grouped[1:] != grouped[:-1]])
    sizes = np.diff(np.r_[starts, len(grouped)])
    place = np.arange(len(grouped)) - np.repeat(starts, sizes)
    second = np.where(sizes > 1, sorted_chances[np.minimum(starts + 1, len(grouped) - 1)], 0.0)
    best_other = np.where(place == 0, np.repeat(second, sizes), np.repeat(sorted_chances[starts], sizes))
    rank, rival = np.empty(len(groups)), np.empty(len(groups))
    rank[order], rival[order] = place, best_other
    return rank, rival


def _two(values: NDArray[np.generic]) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    """The smaller and the larger of the values at both ends of each pair."""
    half = len(values) // 2
    return np.minimum(values[:half], values[half:]), np.maximum(values[:half], values[half:])


def _triangles(pairs: CandidatePairs, likeness: csr_array) -> tuple[NDArray[np.float64], ...]:
    """Over third offers near both: the best and the sum of the products of chances, and the worst contradiction."""
    unlikeness = likeness.copy()
    unlikeness.data = 1.0 - unlikeness.data
    best, total, against = (np.zeros(len(pairs.left)) for _ in range(3))
    for start in range(0, len(pairs.left), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        left, right = pairs.left[part], pairs.right[part]
        common = likeness[left].multiply(likeness[right])
        best[part], total[part] = _maxima(common), np.asarray(common.sum(axis=1)).ravel()
        against[part] = np.maximum(
            _maxima(likeness[left].multiply(unlikeness[right])),
            _maxima(unlikeness[left].multiply(likeness[right])),
        )
    return best, total, against


def _maxima(matrix: csr_array) -> NDArray[np.float64]:
    return np.asarray(csr_array(matrix).max(axis=1).todense()).ravel()
