"""Numbers the tokens of a catalogue and counts in how many offers each occurs."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Vocabulary:
    """Grows with the catalogue. Token ids are dense, stable, and never reused."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._counts: list[int] = []
        self._rarities: dict[str, float] = {}  # of the catalogue as it was at ``_rarities_at`` offers
        self._rarities_at = 0

    def __len__(self) -> int:
        return len(self._counts)

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """The ids of distinct tokens; unknown ones get a new id and a count of nothing."""
        known, counts = self._ids, self._counts
        found = []
        for token in dict.fromkeys(tokens):
            at = known.get(token)
            if at is None:
                at = known[token] = len(counts)
                counts.append(0)
            found.append(at)
        return found

    def count(self, tokens: Iterable[str]) -> None:
        """Count one more offer that has these tokens."""
        counts = self._counts
        for at in self.ids(tokens):
            counts[at] += 1

    def rarity(self, offers: int) -> Floats:
        """For each token id log(1 + offers / count), scaled so that a token of one offer has 1."""
        counts = np.maximum(np.asarray(self._counts, dtype=np.float32), 1.0)
        scale = np.log1p(np.float32(max(offers, 2)))
        return np.asarray(np.log1p(max(offers, 2) / counts) / scale, dtype=np.float32)

    def rarity_of(self, token: str, offers: int) -> float:
        """``rarity`` of one token; 1 for one never seen."""
        if offers != self._rarities_at:
            self._rarities, self._rarities_at = {}, offers
        found = self._rarities.get(token)
        if found is None:
            at = self._ids.get(token)
            count = 1 if at is None else max(self._counts[at], 1)
            found = math.log1p(max(offers, 2) / count) / math.log1p(max(offers, 2))
            self._rarities[token] = found
        return found

    def tokens(self) -> list[str]:
        """Every token; the position is its id."""
        return list(self._ids)

    def counts(self) -> Ints:
        """How many offers have each token."""
        return np.asarray(self._counts, dtype=np.int64)

    @classmethod
    def restore(cls, tokens: Iterable[str], counts: Iterable[int]) -> "Vocabulary":
        """The vocabulary that gave ``tokens()`` and ``counts()``."""
        vocabulary = cls()
        vocabulary._ids = {token: at for at, token in enumerate(tokens)}
        vocabulary._counts = [int(count) for count in counts]
        return vocabulary
