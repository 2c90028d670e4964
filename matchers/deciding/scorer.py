"""What the engine asks of a scorer: a calibrated probability for each pair."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from matchers.record import Record


class PairScorer(Protocol):
    """Scores pairs; symmetric in left and right."""

    def learn(self, records: Sequence[Record]) -> None:
        """Take in offers that are new to the catalogue; statistics may follow."""

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> Sequence[float]:
        """The probability that both records of a pair are one product, each in 0…1."""

    def save(self, folder: Path) -> None:
        """Keep what was learned in a folder that exists."""

    def load(self, folder: Path) -> None:
        """Recall what was kept; nothing where there is nothing."""
