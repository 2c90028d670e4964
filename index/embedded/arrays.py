"""Arrays that grow, rows of different lengths, and values as small numbers."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Bools: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float32]
Doubles: TypeAlias = NDArray[np.float64]
Ordinals: TypeAlias = NDArray[np.int64]

# Growing by half wastes at most a third of the memory and copies each value about twice.
_GROWTH = 1.5
_SMALLEST = 1024


def grown(data: Array, size: int, fill: Any) -> Array:
    """``data`` itself when it has ``size`` rows, else a longer copy filled up with ``fill``."""
    if size <= len(data):
        return data
    longer = np.full(max(_SMALLEST, size, int(len(data) * _GROWTH)), fill, dtype=data.dtype)
    longer[: len(data)] = data
    return longer


class Dictionary:
    """Values as codes 0, 1, 2, … in the order in which they were first seen."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = []
        self._codes: dict[str, int] = {}
        for value in values:
            self.code(value)

    def __len__(self) -> int:
        return len(self.values)

    def code(self, value: str) -> int:
        """The value's code, a new one when it was never seen."""
        code = self._codes.setdefault(value, len(self.values))
        if code == len(self.values):
            self.values.append(value)
        return code

    def find(self, value: str) -> int:
        """The value's code, -1 when it was never seen."""
        return self._codes.get(value, -1)

    def mask(self, values: Iterable[str]) -> Bools:
        """True at the codes of ``values``; one row more, always False, for the code -1."""
        table = np.zeros(len(self.values) + 1, dtype=np.bool_)
        for value in values:
            if (code := self.find(value)) >= 0:
                table[code] = True
        return table


class Ragged:
    """For each ordinal a run of rows in flat columns. Replaced runs leave gaps until they are compacted.

    Invariant: ``owner`` is the ordinal of a row, and -1 in gaps.
    """

    def __init__(self, **dtypes: type) -> None:
        self.start = np.zeros(0, dtype=np.int64)
        self.count = np.zeros(0, dtype=np.int64)
        self.columns: dict[str, Array] = {name: np.zeros(0, dtype=dtype) for name, dtype in dtypes.items()}
        self.owner = np.zeros(0, dtype=np.int32)
        self._end = 0
        self._live = 0

    def put(self, ordinals: Ordinals, counts: Ordinals, rows: Mapping[str, Array]) -> None:
        """Replace the runs of distinct ordinals by ``counts`` rows each, taken in order from ``rows``."""
        if not len(ordinals):
            return
        size = int(ordinals.max()) + 1
        self.start, self.count = grown(self.start, size, 0), grown(self.count, size, 0)
        added = int(counts.sum())
        self.owner[self.rows(ordinals)[0]] = -1
        self.owner = grown(self.owner, self._end + added, -1)
        self.owner[self._end : self._end + added] = np.repeat(ordinals, counts)
        self._live += added - int(self.count[ordinals].sum())
        for name, column in self.columns.items():
            column = grown(column, self._end + added, 0)
            column[self._end : self._end + added] = rows[name]
            self.columns[name] = column
        self.start[ordinals] = self._end + np.cumsum(counts) - counts
        self.count[ordinals] = counts
        self._end += added
        # Past half the rows a compaction is paid for by the puts that made the gaps.
        if self._end > _SMALLEST and self._end > 2 * self._live:
            self._compact()

    def rows(self, ordinals: Ordinals) -> tuple[Ordinals, Ordinals]:
        """Row numbers of the ordinals' runs, one after the other, and the length of each run."""
        counts = self.count[ordinals]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        shift = np.repeat(self.start[ordinals] - ends + counts, counts)
        shift += np.arange(total)
        return shift, counts

    def flat(self, name: str) -> Array:
        """A column as it lies in memory: rows of all runs, and of gaps."""
        return self.columns[name][: self._end]

    def owning(self, chosen: Bools) -> Bools:
        """For each ordinal: one of its rows is chosen. ``chosen``: one value for each row of ``flat``."""
        owning = np.zeros(len(self.start) + 1, dtype=np.bool_)  # the last is the gaps'
        owning[self.owner[np.flatnonzero(chosen)]] = True
        return owning[:-1]

    def arrays(self) -> dict[str, Array]:
        """All that ``restore`` takes."""
        return {
            "start": self.start,
            "count": self.count,
            **{name: column[: self._end] for name, column in self.columns.items()},
        }

    def restore(self, arrays: Mapping[str, Array]) -> None:
        """Become what ``arrays`` was taken from."""
        self.start, self.count = arrays["start"], arrays["count"]
        self.columns = {name: arrays[name] for name in self.columns}
        self._end = len(next(iter(self.columns.values())))
        self._live = int(self.count.sum())
        self._own()

    def _own(self) -> None:
        rows, counts = self.rows(np.arange(len(self.start)))
        self.owner = np.full(self._end, -1, dtype=np.int32)
        self.owner[rows] = np.repeat(np.arange(len(self.start), dtype=np.int32), counts)

    def _compact(self) -> None:
        ordinals = np.arange(len(self.start))
        rows, counts = self.rows(ordinals)
        self.columns = {name: column[rows] for name, column in self.columns.items()}
        self.start = np.cumsum(counts) - counts
        self._end = len(rows)
        self._own()
