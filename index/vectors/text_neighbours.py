"""Nearest titled things by vector: answers the matcher's ``NeighbourFinder`` without knowing the matcher."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from index.vectors.embedder import Embedder
from index.vectors.faiss_index import FaissNeighbours


class Titled(Protocol):
    """All that is read of a record."""

    @property
    def id(self) -> str:
        """Its name among the records."""

    @property
    def title(self) -> str:
        """The text that is embedded."""

    @property
    def brand(self) -> str | None:
        """Put before the title where the title lacks it."""


class TextNeighbours:
    """Records by what their titles mean. Knows every record from ``add`` until ``remove``."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._index = FaissNeighbours(embedder.dimensions)
        self._ordinals: dict[str, int] = {}
        self._ids: list[str] = []

    def add(self, records: Sequence[Titled]) -> None:
        """Learn records; one that is known is replaced."""
        if not records:
            return
        vectors = self._embedder.embed([_text(record) for record in records])
        ordinals = np.array([self._ordinal(record.id) for record in records], dtype=np.int64)
        self._index.add(ordinals, vectors)

    def remove(self, record_ids: Sequence[str]) -> None:
        """Forget records; unknown ids are ignored."""
        known = [self._ordinals[record_id] for record_id in record_ids if record_id in self._ordinals]
        self._index.remove(np.array(known, dtype=np.int64))

    def neighbours(self, records: Sequence[Titled], count: int) -> Sequence[Sequence[str]]:
        """Up to ``count`` ids of the nearest records of each, nearest first; itself may be among them."""
        if not records:
            return []
        vectors = self._embedder.embed([_text(record) for record in records])
        return [
            [self._ids[ordinal] for ordinal in self._index.search(vector, count)[0]] for vector in vectors
        ]

    def _ordinal(self, record_id: str) -> int:
        ordinal = self._ordinals.setdefault(record_id, len(self._ids))
        if ordinal == len(self._ids):
            self._ids.append(record_id)
        return ordinal


def _text(record: Titled) -> str:
    brand = record.brand or ""
    return record.title if brand.lower() in record.title.lower() else f"{brand} {record.title}"
