"""Scored pairs of rows, both ways: sorted arrays for most of them, dictionaries for those changed since.

Invariant: a row that is in ``_changed`` has all its links there; the arrays then count nothing for it.
"""

from collections.abc import Mapping
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matchers.clustering.weights import Chances, precedence
from matchers.memory.arrays import Positions, Rows, grown, packed_pairs, spread

# links changed one by one before the arrays are made anew
_FEW = 50_000


class Links:
    """``starts``, ``others``, ``chances``: row i is linked with ``others[starts[i]:starts[i + 1]]``."""

    def __init__(self, starts: Positions, others: Rows, chances: Chances) -> None:
        self._starts, self._others, self._chances = starts, others, chances
        self._changed: dict[int, dict[int, float]] = {}
        self._late = np.zeros(len(starts) - 1, dtype=bool)

    @classmethod
    def empty(cls) -> Self:
        """No rows and no links."""
        return cls(np.zeros(1, dtype=np.int64), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32))

    def grow(self, size: int) -> None:
        """Make room for rows up to ``size``."""
        self._late = grown(self._late, size, True)

    def connect(self, left: Rows, right: Rows, chances: Chances) -> None:
        """Remember the probability of pairs of different rows; of several for one pair what takes precedence."""
        if len(left) + len(self._changed) > _FEW:
            self._rebuild(left, right, chances)
            return
        for one, other, chance in zip(left.tolist(), right.tolist(), chances.tolist(), strict=True):
            mine, yours = self._own(one), self._own(other)
            if other in mine:
                both = np.asarray([chance, mine[other]], dtype=np.float32)
                chance = float(both[np.argmax(precedence(both))])
            mine[other] = yours[one] = chance

    def forget(self, rows: Rows) -> Rows:
        """Forget all links of some rows; returns the rows at their other ends."""
        near, far, _ = self.around(rows)
        for row, other in zip(near.tolist(), far.tolist(), strict=True):
            self._own(row).pop(other, None)
            self._own(other).pop(row, None)
        return np.unique(far)

    def around(self, rows: Rows) -> tuple[Rows, Rows, Chances]:
        """All links of distinct rows: those rows, the rows they are linked with, the probabilities."""
        late = self._late[rows]
        settled, changed = rows[~late], rows[late].tolist()
        counts: Positions = self._starts[settled.astype(np.int64) + 1] - self._starts[settled]
        at = spread(self._starts[settled], counts)
        near, far, chances = np.repeat(settled, counts), self._others[at], self._chances[at]
        found = [
            (row, other, chance) for row in changed for other, chance in self._changed.get(row, {}).items()
        ]
        if not found:
            return near, far, chances
        ones, others, likely = zip(*found, strict=True)
        return (
            np.concatenate([near, np.asarray(ones, dtype=np.int32)]),
            np.concatenate([far, np.asarray(others, dtype=np.int32)]),
            np.concatenate([chances, np.asarray(likely, dtype=np.float32)]),
        )

    def known(self, left: Rows, right: Rows) -> NDArray[np.bool_]:
        """Which of some pairs have a probability."""
        near, far, _ = self.around(np.unique(left))
        return np.isin(packed_pairs(left, right), packed_pairs(near, far))

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """``starts``, ``others`` and ``chances`` of all links as they are now."""
        if self._changed or len(self._late) > len(self._starts) - 1:
            nothing = np.empty(0, dtype=np.int32)
            self._rebuild(nothing, nothing, np.empty(0, dtype=np.float32))
        return {"starts": self._starts, "others": self._others, "chances": self._chances}

    def _own(self, row: int) -> dict[int, float]:
        """The links of a row, to be changed."""
        if row not in self._changed:
            low, high = (self._starts[row], self._starts[row + 1]) if not self._late[row] else (0, 0)
            others, chances = self._others[low:high].tolist(), self._chances[low:high].tolist()
            self._changed[row] = dict(zip(others, chances, strict=True))
            self._late[row] = True
        return self._changed[row]

    def _rebuild(self, left: Rows, right: Rows, chances: Chances) -> None:
        """Sorted arrays of the links there are and of more."""
        size = len(self._late)
        near, far, known = self.around(np.arange(size, dtype=np.int32))
        pairs = np.concatenate(
            [packed_pairs(near, far), packed_pairs(left, right), packed_pairs(right, left)]
        )
        likely = np.concatenate([known, chances, chances])
        order = np.lexsort((-precedence(likely), pairs))
        pairs, likely = pairs[order], likely[order]
        first = np.r_[True, pairs[1:] != pairs[:-1]] if len(pairs) else np.empty(0, dtype=bool)
        pairs, likely = pairs[first], likely[first]
        self._starts = np.searchsorted(pairs, np.arange(size + 1, dtype=np.int64) << 32)
        self._others, self._chances = (pairs & 0xFFFFFFFF).astype(np.int32), likely
        self._changed, self._late = {}, np.zeros(size, dtype=bool)
