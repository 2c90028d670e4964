"""A part of the inverted index that never changes: sorted keys, and for each the rows that have it.

Invariant: a key that more than ``limit`` rows have is counted, but its rows are not kept, since no query reads them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.blocking.keys import Hashes
from matchers.memory.arrays import Positions, Rows

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Segment:
    """``counts[i]`` rows have key i, kept are ``rows[starts[i]:starts[i + 1]]``; ``width``: the rows known when it was
    built.
    """

    keys: Hashes
    counts: NDArray[np.int32]
    starts: Positions
    rows: Rows
    width: int

    @classmethod
    def build(cls, keys: Hashes, rows: Rows, width: int, *, limit: int) -> Self:
        """From one (key, row) a posting, in any order."""
        keys, rows = _sorted(keys, rows)
        first = _firsts(keys)
        counts = np.diff(np.append(first, len(keys)))
        return cls._of(keys[first], counts, counts, rows, width, limit)

    @classmethod
    def merge(cls, parts: Sequence["Segment"], *, limit: int) -> Self:
        """One segment of several."""
        named = np.concatenate([part.keys for part in parts])
        order = np.argsort(named, kind="stable")
        named = named[order]
        first = _firsts(named)
        total = np.concatenate([part.counts for part in parts])[order].astype(np.int64)
        counts = np.add.reduceat(total, first) if len(first) else total
        keys, rows = _sorted(
            np.concatenate([np.repeat(part.keys, np.diff(part.starts)) for part in parts]),
            np.concatenate([part.rows for part in parts]),
        )
        kept = np.zeros(len(first), dtype=np.int64)
        own = _firsts(keys)
        kept[np.searchsorted(named[first], keys[own])] = np.diff(np.append(own, len(keys)))
        return cls._of(named[first], counts, kept, rows, max(part.width for part in parts), limit)

    @classmethod
    def _of(cls, keys: Hashes, counts: Counts, kept: Counts, rows: Rows, width: int, limit: int) -> Self:
        """``kept[i]`` of the rows are of key i; those of common keys are left out."""
        rare = counts <= limit
        rows = rows[np.repeat(rare, kept)]
        starts = np.append(0, np.cumsum(np.where(rare, kept, 0)))
        return cls(keys, counts.astype(np.int32), starts, rows, width)

    def renumbered(self, fresh: Rows, width: int) -> "Segment":
        """With other numbers of rows, those that have none (-1) left out; common keys keep their counts."""
        rows = fresh[self.rows]
        alive = rows >= 0
        before = np.append(0, np.cumsum(alive))
        starts = before[self.starts]
        counts = np.where(np.diff(self.starts) > 0, np.diff(starts), self.counts).astype(np.int32)
        keys = np.repeat(self.keys, np.diff(starts))
        _, rows = _sorted(keys, rows[alive])
        return Segment(self.keys, counts, starts.astype(np.int64), rows, width)

    @cached_property
    def matrix(self) -> csr_array:
        """Keys × rows, ones."""
        ones = np.ones(len(self.rows), dtype=np.float32)
        starts = self.starts.astype(np.int32) if len(self.rows) <= np.iinfo(np.int32).max else self.starts
        return csr_array((ones, self.rows, starts), shape=(len(self.keys), self.width))

    def find(self, keys: Hashes) -> tuple[Counts, Counts]:
        """For each key its position (0 where it is not here) and how many rows have it."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=np.int64)
        distinct, which = np.unique(
            keys, return_inverse=True
        )  # sorted look-ups stay in the processor's caches
        at = np.minimum(np.searchsorted(self.keys, distinct), len(self.keys) - 1)
        here = self.keys[at] == distinct
        return np.where(here, at, 0)[which], np.where(here, self.counts[at], 0)[which]

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """What a segment is made of anew."""
        return {"keys": self.keys, "counts": self.counts, "starts": self.starts, "rows": self.rows}


def _sorted(keys: Hashes, rows: Rows) -> tuple[Hashes, Rows]:
    """By key, then by row: as one 64-bit number, which sorts ten times as fast as two."""
    packed = keys.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= rows.astype(np.uint64)
    packed.sort()
    return (packed >> np.uint64(32)).astype(np.uint32), (packed & np.uint64(0xFFFFFFFF)).astype(np.int32)


def _firsts(keys: Hashes) -> Counts:
    """Where each distinct key of a sorted array begins."""
    return (
        np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.empty(0, dtype=np.int64)
    )
