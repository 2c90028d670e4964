"""A part of the inverted index that never changes: sorted keys, and for each the rows that have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.blocking.keys import Hashes

Rows = NDArray[np.int32]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Segment:
    """Key i has the rows ``rows[starts[i]:starts[i + 1]]``; ``width`` is the number of rows known when it was built."""

    keys: Hashes
    starts: Counts
    rows: Rows
    width: int

    @classmethod
    def build(cls, keys: Hashes, rows: Rows, width: int) -> Self:
        """From one (key, row) a posting, in any order."""
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order]
        first = (
            np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, dtype=np.int64)
        )
        return cls(keys[first], np.r_[first, len(keys)].astype(np.int64), rows.astype(np.int32), width)

    @classmethod
    def merge(cls, parts: Sequence["Segment"]) -> Self:
        """One segment of several."""
        keys = np.concatenate([np.repeat(part.keys, np.diff(part.starts)) for part in parts])
        return cls.build(
            keys, np.concatenate([part.rows for part in parts]), max(part.width for part in parts)
        )

    @cached_property
    def matrix(self) -> csr_array:
        """Keys × rows, ones."""
        ones = np.ones(len(self.rows), dtype=np.float32)
        return csr_array((ones, self.rows, self.starts), shape=(len(self.keys), self.width))

    def find(self, keys: Hashes) -> tuple[Counts, Counts]:
        """For each key its position (0 where it is not here) and how many rows have it."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        here = self.keys[at] == keys
        return np.where(here, at, 0), np.where(here, self.starts[at + 1] - self.starts[at], 0)
