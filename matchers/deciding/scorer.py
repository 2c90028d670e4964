"""What the engine asks of a scorer: a calibrated probability for each pair."""

from collections.abc import Sequence
from typing import Protocol

from matchers.record import Record


class PairScorer(Protocol):
    """Scores pairs; symmetric in left and right."""

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> Sequence[float]:
        """The probability that both records of a pair are one product, each in 0…1."""
