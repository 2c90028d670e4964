"""A word that the catalogue does not know, as the catalogue would write it."""

from index.plan import Vocabulary

# Shorter words have too many neighbours that mean something else.
SHORTEST = 4
# One slip of the finger, two in a long word; swapped letters count once.
_LONG = 8
# A word in one product alone is as likely a slip of the store's.
LEAST_PRODUCTS = 2
# The first letter is seldom wrong; a correction that changes it needs to be so many times as frequent.
_FIRST_LETTER = 10


def correctable(word: str) -> bool:
    """True for words; a number has no right spelling near by."""
    return len(word) >= SHORTEST and word.isalpha()


def correction(word: str, vocabulary: Vocabulary) -> str | None:
    """The most frequent among the nearest known words; None where none is near or the word is a number."""
    if not correctable(word):
        return None
    near = vocabulary.near(word, 2 if len(word) >= _LONG else 1)
    best = min(
        ((distance, -_weight(word, other, frequency), other) for other, distance, frequency in near),
        default=None,
    )
    return None if best is None else best[2]


def _weight(word: str, other: str, frequency: int) -> int:
    return frequency if word[0] == other[0] else frequency // _FIRST_LETTER
