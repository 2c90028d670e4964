"""Arrays that grow, rows of different lengths, and values as small numbers."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import DTypeLike, NDArray

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


class Runs(NamedTuple):
    """First row and number of rows by ordinal, and the values of the rows."""

    start: Ordinals
    length: Ordinals
    values: Array


class Ragged:
    """For each ordinal a run of rows in one array. Replaced runs leave gaps until they are compacted."""

    def __init__(self, dtype: DTypeLike) -> None:
        self.start = np.zeros(0, dtype=np.int64)
        self.count = np.zeros(0, dtype=np.int64)
        self.values: Array = np.zeros(0, dtype=dtype)
        self._end = 0
        self._live = 0

    @property
    def runs(self) -> Runs:
        """As compiled loops read it, until the next change."""
        return Runs(self.start, self.count, self.values)

    def put(self, ordinals: Ordinals, counts: Ordinals, values: Array) -> None:
        """Replace the runs of distinct ordinals by ``counts`` rows each, taken in order from ``values``."""
        if not len(ordinals):
            return
        size = int(ordinals.max()) + 1
        self.start, self.count = grown(self.start, size, 0), grown(self.count, size, 0)
        added = len(values)
        self._live += added - int(self.count[ordinals].sum())
        self.values = grown(self.values, self._end + added, 0)
        self.values[self._end : self._end + added] = values
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

    def arrays(self) -> dict[str, Array]:
        """All that ``restore`` takes."""
        return {"start": self.start, "count": self.count, "values": self.values[: self._end]}

    def restore(self, arrays: Mapping[str, Array]) -> None:
        """Become what ``arrays`` was taken from."""
        self.start, self.count, self.values = arrays["start"], arrays["count"], arrays["values"]
        self._end = len(self.values)
        self._live = int(self.count.sum())
        if np.any(np.diff(self.start) < 0):
            self._compact()  # so that what is read in order lies in order

    def _compact(self) -> None:
        rows, _ = self.rows(np.arange(len(self.start)))
        self.values = self.values[rows]
        self.start = np.cumsum(self.count) - self.count
        self._end = len(rows)
