"""An inverted index of blocking keys: incremental, and sub-linear because frequent keys are not followed."""

import math
from collections.abc import Iterable, Sequence

from matchers.blocking.keys import blocking_keys
from matchers.record import Record

# a key that more records share than this proposes nobody by itself: it costs much and says little
MAX_SHARED = 400
# candidates a record; PriceRunner's largest cluster has 23 offers
CANDIDATES = 30


class BlockingIndex:
    """Finds the records that share the rarest keys with a record."""

    def __init__(self, *, candidates: int = CANDIDATES, max_shared: int = MAX_SHARED) -> None:
        self._candidates = candidates
        self._max_shared = max_shared
        self._keys: dict[str, frozenset[str]] = {}
        self._postings: dict[str, set[str]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, records: Iterable[Record]) -> None:
        """Learn records; one that is known is replaced."""
        for record in records:
            self.remove([record.id])
            keys = blocking_keys(record)
            self._keys[record.id] = keys
            for key in keys:
                self._postings.setdefault(key, set()).add(record.id)

    def remove(self, record_ids: Iterable[str]) -> None:
        """Forget records; unknown ids are ignored."""
        for record_id in record_ids:
            for key in self._keys.pop(record_id, ()):
                self._postings[key].discard(record_id)
                if not self._postings[key]:
                    del self._postings[key]

    def candidates(self, record_id: str) -> Sequence[str]:
        """The records that share the most information with it, best first; ties by id."""
        total = len(self._keys)
        found: dict[str, float] = {}
        for key in sorted(self._keys[record_id]):
            sharing = self._postings[key]
            if 1 < len(sharing) <= self._max_shared:
                weight = math.log(total / len(sharing)) ** 2
                for other in sharing:
                    found[other] = found.get(other, 0.0) + weight
        found.pop(record_id, None)
        return sorted(found, key=lambda other: (-found[other], other))[: self._candidates]
