"""Candidates by id: the inverted index with the names of its rows, for a catalogue that is blocked by itself."""

from collections.abc import Iterable, Sequence
from copy import copy
from itertools import pairwise

import numpy as np

from matchers.blocking.options import BlockingOptions
from matchers.blocking.postings import Postings, Queries
from matchers.memory.arrays import Rows
from matchers.memory.offers import Offers
from matchers.memory.reading import Readings
from matchers.memory.stores import StoreCodes
from matchers.record import Record

__all__ = ["BlockingIndex", "BlockingOptions"]


class BlockingIndex:
    """Finds the records that share the rarest keys with a record."""

    def __init__(self, options: BlockingOptions | None = None) -> None:
        self._options = options or BlockingOptions()
        self._offers = Offers()
        self._postings = Postings(self._options)
        self._codes = StoreCodes()
        self._stores: Rows = np.zeros(0, dtype=np.int32)

    def __len__(self) -> int:
        return self._offers.known

    def add(self, records: Sequence[Record]) -> None:
        """Learn records; one that is known is replaced."""
        readings = Readings.of(records)
        self._offers.append([record.id for record in records], readings)
        self._postings.add(readings.keys, readings.sizes)
        self._stores = np.concatenate([self._stores, self._codes.of(records)])

    def remove(self, record_ids: Iterable[str]) -> None:
        """Forget records; unknown ids are ignored."""
        self._offers.drop(self._offers.rows(record_ids))

    def restricted(self, options: BlockingOptions) -> "BlockingIndex":
        """The same records asked with other options; shares everything, so add to neither afterwards."""
        other = copy(self)
        other._options = options
        other._postings = self._postings.with_options(options)
        return other

    def candidates(self, records: Sequence[Record]) -> list[list[str]]:
        """For each record the ids of those that share the most information with it, best first."""
        readings = Readings.of(records)
        own = [-1 if (row := self._offers.row(record.id)) is None else row for record in records]
        queries = Queries(
            keys=readings.keys,
            sizes=readings.sizes,
            own=np.asarray(own, dtype=np.int32),
            stores=self._codes.of(records),
        )
        offers = self._offers
        at, rows = self._postings.candidates(
            queries, alive=offers.alive, stores=self._stores, ties=offers.ties
        )
        bounds = np.searchsorted(at, np.arange(len(records) + 1)).tolist()
        found = offers.names(rows)
        return [found[low:high] for low, high in pairwise(bounds)]
