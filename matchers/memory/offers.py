"""Offers by row. A row is one version of an offer: when it changes it gets a new row, and the old one is dead.

Invariant: rows are never reused, and exactly one row of each known offer is alive.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.memory.arrays import Rows
from matchers.memory.reading import Numbers, Readings
from matchers.memory.records import RecordTable
from matchers.record import Record


class Offers:
    """Ids, rows and records. ``ties`` orders the rows whatever the order in which they came."""

    def __init__(
        self,
        ids: list[str] | None = None,
        *,
        records: RecordTable | None = None,
        ties: Numbers | None = None,
        alive: NDArray[np.bool_] | None = None,
    ) -> None:
        self._ids = ids if ids is not None else []
        self._records = records or RecordTable()
        self.ties = ties if ties is not None else np.empty(0, dtype=np.uint64)
        self.alive = alive if alive is not None else np.ones(len(self._ids), dtype=bool)
        self._rows = dict(zip(self._ids, range(len(self._ids)), strict=True))
        if not self.alive.all():
            dead = np.flatnonzero(~self.alive).tolist()
            for row in dead:
                if self._rows.get(self._ids[row]) == row:
                    del self._rows[self._ids[row]]

    def __len__(self) -> int:
        """How many rows there are, dead ones too."""
        return len(self._ids)

    def __contains__(self, offer: str) -> bool:
        return offer in self._rows

    @property
    def known(self) -> int:
        """How many offers there are."""
        return len(self._rows)

    @property
    def ids(self) -> Sequence[str]:
        """The id of each row."""
        return self._ids

    @property
    def records(self) -> RecordTable:
        """The record of each row."""
        return self._records

    def row(self, offer: str) -> int | None:
        """The row of an offer as it is now."""
        return self._rows.get(offer)

    def rows(self, offers: Iterable[str]) -> Rows:
        """The rows of those offers that are known."""
        row = self._rows.get
        found = np.asarray([row(offer, -1) for offer in offers], dtype=np.int32)
        return found[found >= 0]

    def names(self, rows: Rows) -> list[str]:
        """The ids of rows."""
        return [self._ids[row] for row in rows.tolist()]

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self._records.record(row)

    def append(self, ids: Sequence[str], readings: Readings) -> Rows:
        """New rows for offers, whose rows until now are dead; returns the new ones."""
        self.drop(self.rows(ids))
        first = len(self._ids)
        self._ids += ids
        self._rows.update(zip(ids, range(first, len(self._ids)), strict=True))
        self._records.append(readings.block)
        self.ties = np.concatenate([self.ties, readings.ties])
        self.alive = np.concatenate([self.alive, np.ones(len(ids), dtype=bool)])
        return np.arange(first, len(self._ids), dtype=np.int32)

    def drop(self, rows: Rows) -> None:
        """Forget offers by their rows."""
        self.alive[rows] = False
        for row in rows.tolist():
            del self._rows[self._ids[row]]

    def in_order(self, rows: Rows) -> Rows:
        """Distinct rows in the order of offers."""
        rows = np.unique(rows)
        return rows[np.argsort(self.ties[rows], kind="stable")]
