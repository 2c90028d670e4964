"""A scorer of a few lines that needs no training: how much of what two titles say do they share?"""

import math
from collections.abc import Sequence

from matchers.blocking.keys import blocking_keys
from matchers.record import Record


class LightScorer:
    """Probability from the weighted share of common keys; identifiers and model numbers weigh most."""

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        """See ``PairScorer``."""
        return [self._probability(left, right) for left, right in pairs]

    @staticmethod
    def _weight(key: str) -> float:
        return {"g": 8.0, "n": 4.0, "s": 1.0}.get(key[0], 1.0 + any(c.isdigit() for c in key))

    def _probability(self, left: Record, right: Record) -> float:
        one, other = blocking_keys(left), blocking_keys(right)
        common = sum(self._weight(key) for key in one & other)
        total = sum(self._weight(key) for key in one | other)
        # half of the weight in common is an even chance; slope by eye, replaced by the trained scorer
        return 1 / (1 + math.exp(-10 * (common / total - 0.5))) if total else 0.0
