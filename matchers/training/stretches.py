"""Model codes that share a stretch: "edgdm-222604-pe" and "pe222604" name one thing in two shops' spelling."""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from matchers.features.profile import Profile

# A title with more codes lists what it fits.
_MOST_CODES = 5
# Shorter codes, stretches and runs of digits are shared by accident.
_MIN_CODE = 4
_MIN_STRETCH = 3
_DIGITS = re.compile(r"\d{3,}")


class Stretches(NamedTuple):
    """Lengths in signs, shares of a code's length; not a number where a side has no such code."""

    longest: float  # stretch that a code of each side has
    share: float  # of the shorter of two such codes, at most
    left_most: float  # share of a code that stands in one piece on the right: the best code and the worst
    left_least: float
    right_most: float
    right_least: float
    digits: float  # longest run of digits that codes of both sides have
    digits_anywhere: float  # … of codes of one side and anything of the other
    part_numbers: float  # longest stretch that part numbers of both have
    part_numbers_share: float


def stretches(left: Profile, right: Profile) -> Stretches:
    """What the codes of both have in common."""
    ours, theirs = left.codes[:_MOST_CODES], right.codes[:_MOST_CODES]
    longest, share = _between(ours, theirs)
    part_numbers, part_numbers_share = _between(left.mpns, right.mpns)
    in_right, in_left = _inside(ours, right.squeezed), _inside(theirs, left.squeezed)
    digits_left, digits_right = _digits(ours), _digits(theirs)
    anywhere = (digits_left & _digits([right.squeezed])) | (digits_right & _digits([left.squeezed]))
    return Stretches(
        longest=longest,
        share=share,
        left_most=max(in_right, default=math.nan),
        left_least=min(in_right, default=math.nan),
        right_most=max(in_left, default=math.nan),
        right_least=min(in_left, default=math.nan),
        digits=_longest(digits_left & digits_right),
        digits_anywhere=_longest(anywhere),
        part_numbers=part_numbers,
        part_numbers_share=part_numbers_share,
    )


@lru_cache(maxsize=500_000)
def longest_stretch(one: str, other: str) -> int:
    """Signs of the longest piece that stands in both."""
    short, long = sorted((one, other), key=len)
    best = 0
    for start in range(len(short)):
        while start + best < len(short) and short[start : start + best + 1] in long:
            best += 1
    return best


def _between(ours: Collection[str], theirs: Collection[str]) -> tuple[float, float]:
    found = [(longest_stretch(one, other), min(len(one), len(other))) for one in ours for other in theirs]
    if not found:
        return math.nan, math.nan
    shares = [length / whole for length, whole in found if length >= _MIN_STRETCH]
    return float(max(length for length, _ in found)), max(shares, default=0.0)


def _inside(codes: Sequence[str], text: str) -> list[float]:
    return [longest_stretch(code, text) / len(code) for code in codes if len(code) >= _MIN_CODE]


def _digits(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(run for code in codes for run in _DIGITS.findall(code))


def _longest(runs: Iterable[str]) -> float:
    return float(max(map(len, runs), default=0))
