"""Small helpers for arrays that grow and for ranges laid end to end."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Positions = NDArray[np.int64]
Kind = TypeVar("Kind", bound=np.generic)


def grown(array: NDArray[Kind], size: int, fill: int | bool) -> NDArray[Kind]:
    """The array, lengthened to ``size`` with ``fill``."""
    more = np.full(size - len(array), fill, dtype=array.dtype)
    return np.concatenate([array, more]) if len(more) else array


def spread(starts: Positions, counts: Positions) -> Positions:
    """The positions ``starts[i]`` … ``starts[i] + counts[i] - 1`` of all ranges, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - counts), counts) + np.arange(total, dtype=np.int64)


def packed_pairs(left: Rows, right: Rows) -> Positions:
    """Pairs of rows as one number each, which sorts by the left one first."""
    return left.astype(np.int64) << 32 | right.astype(np.int64)
