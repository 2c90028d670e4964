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

    described: float  # such words that the other's description has
    soft: float  # words with a counterpart written in another way
    rarest_low: float
    weight_low: float
    count_low: float
    figures_low: float  # such words with a digit
    rarest_figure_low: float
    rarest_high: float
    weight_high: float
    count_high: float
    figures_high: float
    rarest_figure_high: float


def residue(left: Profile, right: Profile, rarity: Callable[[str], float]) -> tuple[float, ...]:
    """Take away equal words, words inside others, abbreviations and misspellings. As ``Residue``, but with the left
    side for the smaller one.
    """
    kept_left, kept_right, soft = leftovers(left, right)
    described = _described(kept_left, right) + _described(kept_right, left)
    return described, soft, *_weigh(kept_left, rarity), *_weigh(kept_right, rarity)


def leftovers(left: Profile, right: Profile) -> tuple[list[str], list[str], int]:
    """The words of each title without counterpart in the other, and how many have one in another spelling."""
    only_left = _without(left.reading.words, right.reading.words)
    only_right = _without(right.reading.words, left.reading.words)
    kept_left = [word for word in only_left if not _has_counterpart(word, only_right, right.squeezed)]
    kept_right = [word for word in only_right if not _has_counterpart(word, only_left, left.squeezed)]
    return kept_left, kept_right, len(only_left) + len(only_right) - len(kept_left) - len(kept_right)


def _without(words: Iterable[str], others: Iterable[str]) -> list[str]:
    """Distinct words in order: what is summed up of them has to come out the same in every process."""
    known = set(others)
    return [word for word in dict.fromkeys(words) if word not in known]


def _described(words: Iterable[str], other: Profile) -> int:
    return len(set(other.described).intersection(words)) if other.described else 0


def _weigh(words: Iterable[str], rarity: Callable[[str], float]) -> tuple[float, float, float, float, float]:
    rarest = total = rarest_figure = 0.0
    count = figures = 0
    for word in words:
        weight = rarity(word)
        if weight > rarest:
            rarest = weight
        total += weight
        count += 1
        if not word.isalpha() and any(map(str.isdigit, word)):
            figures += 1
            if weight > rarest_figure:
                rarest_figure = weight
    return rarest, total, count, figures, rarest_figure


def _has_counterpart(word: str, others: Iterable[str], squeezed: str) -> bool:
    if len(word) >= _MIN_INSIDE and word in squeezed:
        return True
    if not word.isalpha():
        return False
    # only words of letters with one first letter can be spellings of each other
    first = word[0]
    return any(_alike(word, other) for other in others if other[0] == first and other.isalpha())


@lru_cache(maxsize=100_000)
def _alike(word: str, other: str) -> bool:
    """An abbreviation (prof, professional) or a misspelling; words begin with one letter."""
    short, long = (word, other) if len(word) < len(other) else (other, word)
    if len(short) >= _MIN_ABBREVIATED and long.startswith(short):
        return True
    return len(short) >= _MIN_FUZZY and Indel.normalized_similarity(short, long) >= _FUZZY
