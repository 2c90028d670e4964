"""Stores by number."""

from collections.abc import Iterable, Sequence

import numpy as np

from matchers.memory.arrays import Rows
from matchers.record import Record

# the number of offers without a store
NO_STORE = -1


class StoreCodes:
    """A number for each store, in the order they came."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._codes = {name: at for at, name in enumerate(names)}

    def of(self, records: Sequence[Record]) -> Rows:
        """The numbers of the stores of offers; ``NO_STORE`` for none."""
        codes = self._codes
        found = [
            NO_STORE if record.store_id is None else codes.setdefault(record.store_id, len(codes))
            for record in records
        ]
        return np.asarray(found, dtype=np.int32)

    def names(self) -> list[str]:
        """Every store; the position is its number."""
        return list(self._codes)
