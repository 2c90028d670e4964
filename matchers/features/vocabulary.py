"""Numbers the tokens of a catalogue and counts in how many offers each occurs."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class _Ids(dict[str, int]):
    """The next id for an unknown token, with a count of nothing."""

    def __init__(self, counts: list[int]) -> None:
        self._counts = counts

    def __missing__(self, token: str) -> int:
        found = self[token] = len(self._counts)
        self._counts.append(0)
        return found


class _Rarities(dict[str, float]):
    """Reckoned when first asked for."""

    def __init__(self, ids: Mapping[str, int], counts: Sequence[int], offers: int) -> None:
        self._ids, self._counts, self.offers = ids, counts, offers

    def __missing__(self, token: str) -> float:
        at = self._ids.get(token)
        count = 1 if at is None else max(self._counts[at], 1)
        found = self[token] = math.log1p(max(self.offers, 2) / count) / math.log1p(max(self.offers, 2))
        return found


class Vocabulary:
    """Grows with the catalogue. Token ids are dense, stable, and never reused."""

    def __init__(self) -> None:
        self._counts: list[int] = []
        self._ids = _Ids(self._counts)
        self._rarities = _Rarities(self._ids, self._counts, 0)

    def __len__(self) -> int:
        return len(self._counts)

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """The ids of distinct tokens; unknown ones get a new id and a count of nothing."""
        return list(map(self._ids.__getitem__, dict.fromkeys(tokens)))

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

    def rarity_of(self, offers: int) -> Callable[[str], float]:
        """``rarity`` of one token; 1 for one never seen. Of the counts as they are at so many offers."""
        if offers != self._rarities.offers:
            self._rarities = _Rarities(self._ids, self._counts, offers)
        return self._rarities.__getitem__

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
        vocabulary._ids.update((token, at) for at, token in enumerate(tokens))
        vocabulary._counts += map(int, counts)
        return vocabulary
