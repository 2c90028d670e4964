"""Known words that are a slip or two away from a typed one, found among hundreds of thousands in a millisecond."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.text.spelling import LEAST_PRODUCTS, correctable

# Letters are told apart by their code modulo the bits of a mask: the 26 of the alphabet never share one.
_BITS = 32


class KnownWords:
    """The words that a correction may lead to, with their frequency; numbers and rare words are left out."""

    def __init__(self, frequencies: Iterable[tuple[str, int]]) -> None:
        kept: dict[str, int] = {}
        for word, frequency in frequencies:
            if frequency >= LEAST_PRODUCTS and correctable(word):
                kept[word] = max(frequency, kept.get(word, 0))
        self._words = list(kept)
        self._frequencies = list(kept.values())
        self._lengths = np.fromiter(map(len, self._words), dtype=np.int16, count=len(kept))
        self._letters = np.fromiter(map(_letters, self._words), dtype=np.uint32, count=len(kept))

    def __len__(self) -> int:
        return len(self._words)

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """Words with at most so many slips, each with its slips and its frequency, the nearest 50."""
        rows = self._possible(word, distance)
        found = process.extract(
            word, [self._words[row] for row in rows], scorer=OSA.distance, score_cutoff=distance, limit=50
        )
        return [(other, int(slips), self._frequencies[rows[place]]) for other, slips, place in found]

    def _possible(self, word: str, distance: int) -> NDArray[np.int64]:
        """Rows that the letters do not rule out: a slip takes one kind of letter away and brings one."""
        near = np.abs(self._lengths - len(word)) <= distance
        differing = np.bitwise_count(self._letters ^ np.uint32(_letters(word)))
        rows: NDArray[np.int64] = np.flatnonzero(near & (differing <= 2 * distance))
        return rows


def _letters(word: str) -> int:
    mask = 0
    for letter in set(word):
        mask |= 1 << (ord(letter) % _BITS)
    return mask
