"""Records as rows of text in few large blocks: a row costs its bytes, and is read when it is asked for."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import overload

import numpy as np
import orjson

from matchers.memory.arrays import Positions, Rows
from matchers.record import Record

# what a row keeps, in order
FIELDS = tuple(one.name for one in fields(Record))
# how each field is set, and what stands where it says nothing. A record is frozen, and its own way to set a field takes
# four times as long; all that do not state attributes share one mapping
_NOTHING: Mapping[str, object] = {"title": "", "attributes": {}}
_PUT = tuple((getattr(Record, name).__set__, _NOTHING.get(name)) for name in FIELDS)


def packed(record: Record) -> bytes:
    """A record as a JSON array of its fields."""
    return orjson.dumps([getattr(record, name) or None for name in FIELDS])


def unpacked(row: bytes | memoryview) -> Record:
    """The record of a row."""
    record = object.__new__(Record)
    for (put, nothing), value in zip(_PUT, orjson.loads(row), strict=True):
        put(record, nothing if value is None else value)
    return record


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """Row i is ``text[starts[i]:starts[i + 1]]``; ``text`` may lie in a file that is mapped into memory."""

    text: bytes | memoryview
    starts: Positions

    def __len__(self) -> int:
        return len(self.starts) - 1


class RecordTable:
    """Grows at its end; a row never changes."""

    def __init__(self, blocks: Sequence[RecordBlock] = ()) -> None:
        self._blocks: list[RecordBlock] = []
        self._firsts: list[int] = []
        self._size = 0
        for block in blocks:
            self.append(block)

    def __len__(self) -> int:
        return self._size

    @property
    def blocks(self) -> Sequence[RecordBlock]:
        """All rows, in order."""
        return self._blocks

    def append(self, block: RecordBlock) -> None:
        """Add rows behind those there are."""
        self._blocks.append(block)
        self._firsts.append(self._size)
        self._size += len(block)

    def record(self, row: int) -> Record:
        """The record of a row."""
        at = bisect_right(self._firsts, row) - 1
        block, within = self._blocks[at], row - self._firsts[at]
        return unpacked(block.text[int(block.starts[within]) : int(block.starts[within + 1])])


class RecordView(Sequence[Record]):
    """Some rows of a table as records, made when asked for."""

    def __init__(self, table: RecordTable, rows: Rows) -> None:
        self._table, self._rows = table, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> "RecordView": ...

    def __getitem__(self, at: int | slice) -> "Record | RecordView":
        if isinstance(at, slice):
            return RecordView(self._table, self._rows[at])
        return self._table.record(int(self._rows[at]))

    def __iter__(self) -> Iterator[Record]:
        return (self._table.record(row) for row in self._rows.tolist())


def joined(blocks: Sequence[RecordBlock]) -> RecordBlock:
    """One block of several."""
    sizes = [np.diff(block.starts) for block in blocks]
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.concatenate(sizes))])
    return RecordBlock(b"".join(block.text for block in blocks), starts)
