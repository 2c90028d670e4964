"""A scorer of a few lines that needs no training: how much of what two titles say do they share?"""

import math
from collections.abc import Sequence
from pathlib import Path

from matchers.blocking.keys import KeyKind, blocking_keys
from matchers.record import Record

_WEIGHTS = {
    KeyKind.GTIN: 8.0,
    KeyKind.CODE: 4.0,
    KeyKind.STEM: 1.0,
    KeyKind.WORD: 1.0,
    KeyKind.BEGINNING: 0.2,
}


class LightScorer:
    """Probability from the weighted share of common keys; identifiers and model numbers weigh most."""

    def learn(self, records: Sequence[Record]) -> None:
        """Nothing to learn."""

    def save(self, folder: Path) -> None:
        """Nothing to keep."""

    def load(self, folder: Path) -> None:
        """Nothing to recall."""

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        """See ``PairScorer``."""
        return [self._probability(left, right) for left, right in pairs]

    @staticmethod
    def _probability(left: Record, right: Record) -> float:
        one, other = blocking_keys(left), blocking_keys(right)
        common = sum(_WEIGHTS[kind] for kind, _ in one & other)
        total = sum(_WEIGHTS[kind] for kind, _ in one | other)
        # half of the weight in common is an even chance; slope by eye: a stand-in where no model is at hand
        return 1 / (1 + math.exp(-10 * (common / total - 0.5))) if total else 0.0
