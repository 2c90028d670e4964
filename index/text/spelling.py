"""A word that the catalogue does not know, as the catalogue would write it."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.plan import Vocabulary

# Shorter words have too many neighbours that mean something else.
_SHORTEST = 4
# One slip of the finger, two in a long word; swapped letters count once.
_LONG = 8
# A word in one product alone is as likely a slip of the store's.
_LEAST_PRODUCTS = 2
# The first letter is seldom wrong; a correction that changes it needs to be so many times as frequent.
_FIRST_LETTER = 10


def correction(word: str, vocabulary: Vocabulary) -> str | None:
    """The most frequent among the nearest known words; None where none is near or the word is a number."""
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    known = vocabulary.tokens()
    near = process.extract(
        word, known.keys(), scorer=OSA.distance, score_cutoff=2 if len(word) >= _LONG else 1, limit=50
    )
    best = min(
        ((distance, -_weight(word, other, known[other]), other) for other, distance, _ in near),
        default=None,
    )
    if best is None or known[best[2]] < _LEAST_PRODUCTS:
        return None
    return best[2]


def _weight(word: str, other: str, frequency: int) -> int:
    return frequency if word[0] == other[0] else frequency // _FIRST_LETTER
