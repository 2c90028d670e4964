"""Rows by a label that changes: the offers of a product, of an atom, of an identifier.

Invariant: the label of a row is the truth; what the lookup structures name beside it is filtered by it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.memory.arrays import Positions, Rows, grown, spread

# numbers of any kind, the same one for all labels of a partition
Labels = NDArray[Any]
# moves looked up one by one before the sorted order is made anew; a sort of a million labels takes 0.1 s
_FEW = 50_000


class Partition:
    """``labels[row]``: the label of each row; ``nothing`` for rows that have none."""

    def __init__(self, labels: Labels, *, nothing: int) -> None:
        self.labels = labels
        self._nothing = nothing
        self._moved: dict[int, list[int]] = {}
        self._moves = 0
        self._sort()

    def grow(self, size: int) -> None:
        """Make room for rows up to ``size``, without label."""
        self.labels = grown(self.labels, size, self._nothing)

    def move(self, rows: Rows, labels: Labels) -> None:
        """Give rows a label."""
        self.labels[rows] = labels
        self._moves += len(rows)
        if self._moves > _FEW:
            self._sort()
            return
        for row, label in zip(rows.tolist(), labels.tolist(), strict=True):
            if label != self._nothing:
                self._moved.setdefault(label, []).append(row)

    def clear(self, rows: Rows) -> None:
        """Take the label from rows."""
        self.labels[rows] = self._nothing

    def members(self, labels: Labels) -> Rows:
        """All rows that have one of some distinct labels, each once, in no order."""
        labels = labels[labels != self._nothing]
        low = np.searchsorted(self._sorted, labels, side="left")
        counts: Positions = np.searchsorted(self._sorted, labels, side="right") - low
        at = spread(low, counts)
        found: Rows = self._order[at]
        found = found[np.asarray(self.labels[found] == self._sorted[at], dtype=bool)]
        if not self._moved:
            return found
        late = [row for label in labels.tolist() for row in self._late(label)]
        return np.union1d(found, np.asarray(late, dtype=np.int32)) if late else found

    def _late(self, label: int) -> list[int]:
        return [row for row in self._moved.get(label, ()) if self.labels[row] == label]

    def _sort(self) -> None:
        """Look up by a sorted copy of the labels as they are now."""
        has = np.flatnonzero(self.labels != self._nothing).astype(np.int32)
        order = np.argsort(self.labels[has], kind="stable")
        self._order: Rows = has[order]
        self._sorted = self.labels[self._order]
        self._moved, self._moves = {}, 0
