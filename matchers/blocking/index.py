"""An inverted index of blocking keys: incremental, persisted, and sub-linear.

A query follows its rarest keys until it has read a fixed number of postings, so its cost does not grow with the
catalogue. New records form small segments that are merged as they grow (the logarithmic method).
"""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import orjson
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.blocking.keys import Hashes, key_hashes
from matchers.blocking.segment import Counts, Segment
from matchers.processes import in_parts
from matchers.record import Record

# postings read a query: 2,000 find .964 of the pairs of abbreviated grocery names, 500 .957, 5,000 no more
READS = 2_000
# queries answered by one matrix product: bounds the memory of its result
_AT_ONCE = 2_000
_NO_STORE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingOptions:
    """``candidates``: proposed for a record. ``reads``: postings read for it.

    ``apart_stores``: never propose two offers of one store. ``cut``: candidates that share less than this part of what
    the best one shares are not proposed.
    """

    candidates: int = 30
    cut: float = 0.0
    reads: int = READS
    apart_stores: bool = False


class BlockingIndex:
    """Finds the records that share the rarest keys with a record."""

    def __init__(self, options: BlockingOptions | None = None) -> None:
        self._options = options or BlockingOptions()
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._segments: list[Segment] = []
        self._alive = np.zeros(0, dtype=bool)
        self._lengths = np.zeros(0, dtype=np.float32)
        self._stores = np.zeros(0, dtype=np.int32)
        self._store_codes: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, records: Sequence[Record]) -> None:
        """Learn records; one that is known is replaced."""
        if not records:
            return
        self.remove(record.id for record in records)
        hashes = [one for part in in_parts(_hashes, records, size=_AT_ONCE) for one in part]
        sizes = np.fromiter(map(len, hashes), dtype=np.int64, count=len(hashes))
        first = len(self._ids)
        rows = np.repeat(np.arange(first, first + len(records), dtype=np.int32), sizes)
        self._segments.append(Segment.build(np.concatenate(hashes), rows, first + len(records)))
        self._merge()
        for record in records:
            self._rows[record.id] = len(self._ids)
            self._ids.append(record.id)
        self._alive = np.r_[self._alive, np.ones(len(records), dtype=bool)]
        self._lengths = np.r_[self._lengths, np.sqrt(np.maximum(sizes, 1)).astype(np.float32)]
        self._stores = np.r_[self._stores, self._codes(records)]

    def remove(self, record_ids: Iterable[str]) -> None:
        """Forget records; unknown ids are ignored."""
        for record_id in record_ids:
            if (row := self._rows.pop(record_id, None)) is not None:
                self._alive[row] = False

    def restricted(self, options: BlockingOptions) -> "BlockingIndex":
        """The same records asked with other options; shares everything, so add to neither afterwards."""
        other = copy(self)
        other._options = options
        return other

    def candidates(self, records: Sequence[Record]) -> list[list[str]]:
        """For each record the ids of those that share the most information with it, best first."""
        return [one for part in in_parts(self._answer, records, size=_AT_ONCE) for one in part]

    def save(self, folder: Path) -> None:
        """Write everything to a folder that exists."""
        merged = Segment.merge(self._segments) if self._segments else Segment.build(*_nothing(), 0)
        np.savez(
            folder / "blocking.npz",
            keys=merged.keys,
            starts=merged.starts,
            rows=merged.rows,
            alive=self._alive,
            lengths=self._lengths,
            stores=self._stores,
        )
        (folder / "blocking.json").write_bytes(orjson.dumps({"ids": self._ids, "stores": self._store_codes}))

    @classmethod
    def load(cls, folder: Path, options: BlockingOptions | None = None) -> Self:
        """What ``save`` wrote."""
        index = cls(options)
        names = orjson.loads((folder / "blocking.json").read_bytes())
        with np.load(folder / "blocking.npz") as arrays:
            index._alive, index._lengths, index._stores = arrays["alive"], arrays["lengths"], arrays["stores"]
            segment = Segment(arrays["keys"], arrays["starts"], arrays["rows"], len(names["ids"]))
        index._segments = [segment]
        index._ids, index._store_codes = names["ids"], names["stores"]
        index._rows = {one: row for row, one in enumerate(index._ids) if index._alive[row]}
        return index

    def _codes(self, records: Sequence[Record]) -> NDArray[np.int32]:
        codes = self._store_codes
        found = [
            _NO_STORE if record.store_id is None else codes.setdefault(record.store_id, len(codes))
            for record in records
        ]
        return np.asarray(found, dtype=np.int32)

    def _merge(self) -> None:
        """Merge the newest segments until each is less than half as large as the one before it."""
        parts = self._segments
        while len(parts) > 1 and 2 * len(parts[-1].rows) > len(parts[-2].rows):
            parts[-2:] = [Segment.merge(parts[-2:])]

    def _answer(self, records: Sequence[Record]) -> list[list[str]]:
        if not self._segments:
            return [[] for _ in records]
        hashes = [key_hashes(record) for record in records]
        sizes = [len(one) for one in hashes]
        query = np.repeat(np.arange(len(records)), sizes)
        shared = self._shared(np.concatenate(hashes), query, len(records))
        own = [self._rows.get(record.id, -1) for record in records]
        stores = self._codes(records)
        return [
            self._best(shared.indices[low:high], shared.data[low:high], own[at], stores[at])
            for at, (low, high) in enumerate(zip(shared.indptr[:-1], shared.indptr[1:], strict=True))
        ]

    def _shared(self, keys: Hashes, query: Counts, count: int) -> csr_array:
        """Queries × rows: squared information of the keys in common, of the rarest keys only."""
        found = [segment.find(keys) for segment in self._segments]
        sharing = np.sum([counts for _, counts in found], axis=0)
        order = np.lexsort((sharing, query))
        read = np.cumsum(sharing[order])
        starts = np.searchsorted(query[order], np.arange(count))
        before = np.where(starts > 0, read[np.maximum(starts, 1) - 1], 0)
        within = np.empty(len(keys), dtype=bool)
        within[order] = read - before[query[order]] <= self._options.reads
        information = np.log((len(self._ids) + 1) / np.maximum(sharing, 1)) ** 2
        total = csr_array((count, len(self._ids)), dtype=np.float32)
        for segment, (at, counts) in zip(self._segments, found, strict=True):
            use = within & (counts > 0)
            asked = csr_array(
                (information[use].astype(np.float32), (query[use], at[use])), shape=(count, len(segment.keys))
            )
            part = csr_array(asked @ segment.matrix)
            part.resize((count, len(self._ids)))
            total = csr_array(total + part)
        return total

    def _best(self, rows: NDArray[np.int32], shared: NDArray[np.float32], own: int, store: int) -> list[str]:
        keep = self._alive[rows] & (rows != own)
        if self._options.apart_stores and store != _NO_STORE:
            keep &= self._stores[rows] != store
        rows, likeness = rows[keep], shared[keep] / self._lengths[rows[keep]]
        if self._options.cut and len(rows):
            near = likeness >= self._options.cut * likeness.max()
            rows, likeness = rows[near], likeness[near]
        most = self._options.candidates
        if len(rows) > most:
            # ties at the cut are kept for the sort by id below, so that the order of adding plays no part
            bar = np.partition(likeness, len(rows) - most)[len(rows) - most]
            rows, likeness = rows[likeness >= bar], likeness[likeness >= bar]
        ranked = sorted(zip((-likeness).tolist(), [self._ids[row] for row in rows], strict=True))
        return [record_id for _, record_id in ranked[:most]]


def _hashes(records: Sequence[Record]) -> list[Hashes]:
    return [key_hashes(record) for record in records]


def _nothing() -> tuple[Hashes, NDArray[np.int32]]:
    return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32)
