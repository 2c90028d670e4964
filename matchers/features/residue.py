"""What is left of two titles when everything that has a counterpart on the other side is taken away."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from matchers.features.profile import Profile

# Shorter words turn up inside others by accident.
_MIN_INSIDE = 3
_MIN_ABBREVIATED = 2
# One or two typing errors in a word of at least five letters.
_MIN_FUZZY = 5
_FUZZY = 0.8


class Residue(NamedTuple):
    """Of the words without counterpart: rarity of the rarest, sum of rarities, count; smaller side, larger side."""

    rarest_low: float
    rarest_high: float
    weight_low: float
    weight_high: float
    count_low: float
    count_high: float
    figures_low: float  # such words with a digit
    figures_high: float
    rarest_figure_low: float
    rarest_figure_high: float
    described: float  # such words that the other's description has
    soft: float  # words with a counterpart written in another way


def residue(left: Profile, right: Profile, rarity: Callable[[str], float]) -> Residue:
    """Take away equal words, words inside others, abbreviations and misspellings."""
    kept_left, kept_right, soft = leftovers(left, right)
    described = len(set(kept_left) & set(right.described)) + len(set(kept_right) & set(left.described))
    one, two = _weigh(kept_left, rarity), _weigh(kept_right, rarity)
    low, high = (
        [min(x, y) for x, y in zip(one, two, strict=True)],
        [max(x, y) for x, y in zip(one, two, strict=True)],
    )
    sides = [value for pair in zip(low, high, strict=True) for value in pair]
    return Residue._make([*sides, float(described), float(soft)])


def leftovers(left: Profile, right: Profile) -> tuple[list[str], list[str], int]:
    """The words of each title without counterpart in the other, and how many have one in another spelling."""
    words_left, words_right = set(left.reading.words), set(right.reading.words)
    only_left, only_right = words_left - words_right, words_right - words_left
    by_letter_left, by_letter_right = _by_letter(only_left), _by_letter(only_right)
    kept_left = [word for word in only_left if not _has_counterpart(word, by_letter_right, right.squeezed)]
    kept_right = [word for word in only_right if not _has_counterpart(word, by_letter_left, left.squeezed)]
    return kept_left, kept_right, len(only_left) + len(only_right) - len(kept_left) - len(kept_right)


def _weigh(words: Iterable[str], rarity: Callable[[str], float]) -> tuple[float, float, float, float, float]:
    rarest = total = count = figures = rarest_figure = 0.0
    for word in words:
        weight = rarity(word)
        rarest = max(rarest, weight)
        total += weight
        count += 1.0
        if not word.isalpha() and any(sign.isdigit() for sign in word):
            figures += 1.0
            rarest_figure = max(rarest_figure, weight)
    return rarest, total, count, figures, rarest_figure


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """Words of letters by their first one: only those can be spellings of each other."""
    found: dict[str, list[str]] = {}
    for word in words:
        if word.isalpha():
            found.setdefault(word[0], []).append(word)
    return found


def _has_counterpart(word: str, others: dict[str, list[str]], squeezed: str) -> bool:
    if len(word) >= _MIN_INSIDE and word in squeezed:
        return True
    if word[0] not in others or not word.isalpha():
        return False
    return any(_alike(word, other) for other in others[word[0]])


@lru_cache(maxsize=1_000_000)
def _alike(word: str, other: str) -> bool:
    """An abbreviation (prof, professional) or a misspelling; words begin with one letter."""
    short, long = (word, other) if len(word) < len(other) else (other, word)
    if len(short) >= _MIN_ABBREVIATED and long.startswith(short):
        return True
    return len(short) >= _MIN_FUZZY and Indel.normalized_similarity(short, long) >= _FUZZY
