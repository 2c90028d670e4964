"""An inverted index of keys by row: incremental, persisted, and sub-linear.

A query follows its rarest keys until it has read a fixed number of postings, so its cost does not grow with the
catalogue. New rows form small segments that are merged as they grow (the logarithmic method).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.blocking.keys import Hashes
from matchers.blocking.options import BlockingOptions
from matchers.blocking.segment import Segment
from matchers.memory.arrays import Positions, Rows
from matchers.memory.stores import NO_STORE
from matchers.processes import in_parts

Lengths = NDArray[np.float32]

# queries answered by one matrix product: bounds the memory of its result
_AT_ONCE = 2_000
# rows indexed at once: bounds the memory of sorting their keys
_ROWS_AT_ONCE = 250_000
# information is counted in these steps: sums of whole numbers are exact, so no order of adding changes a result
_STEPS = 32
# parts of queries from which on workers pay
_WORTH_IT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """``sizes[i]`` keys each, one after the other in ``keys``; the row of the query itself (-1: none), its store."""

    keys: Hashes
    sizes: Positions
    own: Rows
    stores: Rows

    def part(self, low: int, high: int) -> "Queries":
        """Some of the queries."""
        ends = np.append(0, np.cumsum(self.sizes))
        return Queries(
            keys=self.keys[ends[low] : ends[high]],
            sizes=self.sizes[low:high],
            own=self.own[low:high],
            stores=self.stores[low:high],
        )


class Postings:
    """Finds the rows that share the rarest keys. Rows are numbered by whoever asks; ``ties`` orders equal ones."""

    def __init__(
        self, options: BlockingOptions, *, segments: Sequence[Segment] = (), lengths: Lengths | None = None
    ) -> None:
        self._options = options
        self._segments = list(segments)
        self._lengths = lengths if lengths is not None else np.zeros(0, dtype=np.float32)

    @property
    def lengths(self) -> Lengths:
        """The square root of the number of keys of each row."""
        return self._lengths

    def with_options(self, options: BlockingOptions) -> "Postings":
        """The same rows asked with other options, which read no more; add to neither afterwards."""
        return Postings(options, segments=self._segments, lengths=self._lengths)

    def add(self, keys: Hashes, sizes: Positions) -> None:
        """Index rows behind those there are, ``sizes[i]`` keys each."""
        ends = np.append(0, np.cumsum(sizes))
        for low in range(0, len(sizes), _ROWS_AT_ONCE):
            high = min(low + _ROWS_AT_ONCE, len(sizes))
            first = len(self._lengths)
            width = first + high - low
            rows = np.repeat(np.arange(first, width, dtype=np.int32), sizes[low:high])
            self._segments.append(
                Segment.build(keys[ends[low] : ends[high]], rows, width, limit=self._options.reads)
            )
            lengths = np.sqrt(np.maximum(sizes[low:high], 1)).astype(np.float32)
            self._lengths = np.concatenate([self._lengths, lengths])
            self._merge()

    def whole(self) -> Segment:
        """All segments as one."""
        if not self._segments:
            nothing = np.empty(0, dtype=np.int32)
            return Segment.build(nothing.astype(np.uint32), nothing, 0, limit=self._options.reads)
        if len(self._segments) > 1:
            self._segments = [Segment.merge(self._segments, limit=self._options.reads)]
        return self._segments[0]

    def candidates(
        self, queries: Queries, *, alive: NDArray[np.bool_], stores: Rows, ties: NDArray[np.uint64]
    ) -> tuple[Positions, Rows]:
        """Query numbers and rows: for each query those that share the most information with it, best first."""
        asking = _Asking(self._segments, self._lengths, alive, stores, ties, self._options)
        for segment in self._segments:
            _ = segment.matrix  # made here, so that workers share it
        bounds = range(0, len(queries.sizes), _AT_ONCE)
        parts = [queries.part(low, min(low + _AT_ONCE, len(queries.sizes))) for low in bounds]
        answers = in_parts(asking.answers, parts, size=1, worth_it=_WORTH_IT)
        found = [(at + low, rows) for low, (at, rows) in zip(bounds, answers, strict=True)]
        if not found:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
        return np.concatenate([at for at, _ in found]), np.concatenate([rows for _, rows in found])

    def _merge(self) -> None:
        """Merge the newest segments until each is less than half as large as the one before it."""
        parts = self._segments
        while len(parts) > 1 and 2 * len(parts[-1].rows) > len(parts[-2].rows):
            parts[-2:] = [Segment.merge(parts[-2:], limit=self._options.reads)]


@dataclass(frozen=True, slots=True)
class _Asking:
    segments: Sequence[Segment]
    lengths: Lengths
    alive: NDArray[np.bool_]
    stores: Rows
    ties: NDArray[np.uint64]
    options: BlockingOptions

    def answers(self, parts: Sequence[Queries]) -> tuple[Positions, Rows]:
        """The candidates of one part of the queries."""
        (queries,) = parts
        if not self.segments:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
        shared = self._shared(queries)
        query = np.repeat(np.arange(len(queries.sizes)), np.diff(shared.indptr))
        rows, likeness = shared.indices, shared.data / self.lengths[shared.indices]
        keep = self.alive[rows] & (rows != queries.own[query])
        store = queries.stores[query]
        own = (store != NO_STORE) & (self.stores[rows] == store)
        if self.options.apart_stores:
            keep &= ~own
        query, rows, likeness, own = query[keep], rows[keep], likeness[keep], own[keep]
        if self.options.cut and len(rows):
            best = np.zeros(len(queries.sizes), dtype=np.float32)
            np.maximum.at(best, query, np.where(own, np.float32(0), likeness))
            near = likeness >= self.options.cut * best[query]
            query, rows, likeness, own = query[near], rows[near], likeness[near], own[near]
        rows = rows.astype(np.int32)
        if self.options.own_store is not None and own.any():
            few = self._best(query[own], rows[own], likeness[own], most=self.options.own_store)
            likeness = np.concatenate([likeness[~own], few[2]])
            query, rows = np.concatenate([query[~own], few[0]]), np.concatenate([rows[~own], few[1]])
        query, rows, _ = self._best(query, rows, likeness, most=self.options.candidates)
        return query, rows

    def _best(
        self, query: Positions, rows: Rows, likeness: Lengths, *, most: int
    ) -> tuple[Positions, Rows, Lengths]:
        """The most alike of each query; among equals those first in the order of offers."""
        # likeness is positive, so its bits sort as it does: query and likeness are one number
        packed = (query.astype(np.uint64) << np.uint64(32)) | (
            np.uint64(0xFFFFFFFF) - likeness.view(np.uint32).astype(np.uint64)
        )
        order = np.argsort(packed)
        packed, rows = packed[order], rows[order]
        query = (packed >> np.uint64(32)).astype(np.int64)
        ends = np.searchsorted(query, np.arange(query[-1] + 2 if len(query) else 1))
        bar = packed[np.maximum(np.minimum(ends[:-1] + most, ends[1:]) - 1, 0)]
        inside = packed <= bar[query]
        packed, rows = packed[inside], rows[inside]
        order = np.lexsort((self.ties[rows], packed))
        packed, rows = packed[order], rows[order]
        query = (packed >> np.uint64(32)).astype(np.int64)
        first = np.arange(len(query)) - np.searchsorted(query, query) < most
        bits = np.uint64(0xFFFFFFFF) - (packed[first] & np.uint64(0xFFFFFFFF))
        return query[first], rows[first], bits.astype(np.uint32).view(np.float32)

    def _shared(self, queries: Queries) -> csr_array:
        """Queries × rows: squared information of the keys in common, of the rarest keys only."""
        keys, count, width = queries.keys, len(queries.sizes), len(self.lengths)
        query = np.repeat(np.arange(count), queries.sizes)
        found = [segment.find(keys) for segment in self.segments]
        sharing = np.sum([counts for _, counts in found], axis=0)
        order = np.lexsort((keys, sharing, query))
        read = np.append(0, np.cumsum(sharing[order]))
        starts = np.searchsorted(query, np.arange(count))
        before = read[starts]
        within = np.empty(len(keys), dtype=bool)
        within[order] = read[1:] - before[query] <= self.options.reads
        information = np.round(np.log((width + 1) / np.maximum(sharing, 1)) ** 2 * _STEPS)
        total = csr_array((count, width), dtype=np.float32)
        for segment, (at, counts) in zip(self.segments, found, strict=True):
            use = within & (counts > 0)
            asked = csr_array(
                (information[use].astype(np.float32), (query[use], at[use])), shape=(count, len(segment.keys))
            )
            part = csr_array(asked @ segment.matrix)
            part.resize((count, width))
            total = csr_array(total + part) if len(self.segments) > 1 else part
        return total
