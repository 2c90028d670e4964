"""What the matcher asks of a vector index; ``index.vectors`` answers it, wired above."""

from collections.abc import Sequence
from typing import Protocol

from matchers.record import Record


class NeighbourFinder(Protocol):
    """Nearest records by vector. Must know every record given to ``add`` until ``remove``."""

    def add(self, records: Sequence[Record]) -> None:
        """Learn records; one that is known is replaced."""

    def remove(self, record_ids: Sequence[str]) -> None:
        """Forget records; unknown ids are ignored."""

    def neighbours(self, records: Sequence[Record], count: int) -> Sequence[Sequence[str]]:
        """Up to ``count`` ids of the nearest records of each, nearest first; itself may be among them."""
