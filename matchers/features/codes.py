"""Compares the model codes of two offers."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from matchers.features.profile import Profile

# Shorter codes turn up in other words by accident.
_MIN_INSIDE = 4
# Codes that are this alike and yet differ name neighbours in one series: tn650 and tn450.
_NEIGHBOUR = 0.6


class CodeRelation(NamedTuple):
    """Rarities in (0, 1]; ``_low`` and ``_high`` are the two sides' smaller and larger value."""

    shared: float  # rarity of the rarest code that both titles have, however written
    shared_length: float  # signs of the longest such code
    in_description: float  # rarity of the rarest code found in the other's description only
    likeness: float  # of the most alike codes without counterpart, -1 when a side has none
    same_shape: float  # such codes of one shape (letters and digits in the same places)
    extended: float  # signs by which the longer of two codes goes on, 0 when none does
    lacking_low: float  # codes without a counterpart
    rarest_lacking_low: float
    codes_low: float
    lacking_high: float
    rarest_lacking_high: float
    codes_high: float


def relate_codes(left: Profile, right: Profile, rarity: Callable[[str], float]) -> tuple[float, ...]:
    """Which codes both have, which only one has, and how alike those are. As ``CodeRelation``, but with the left side
    for the smaller one.
    """
    lacking_left, shared_left, described_left = _match(left, right)
    lacking_right, shared_right, described_right = _match(right, left)
    shared = shared_left + shared_right
    return (
        _rarest(shared, rarity),
        max(map(len, shared)) if shared else 0,
        _rarest(described_left + described_right, rarity),
        *_likeness(lacking_left, lacking_right),
        len(lacking_left),
        _rarest(lacking_left, rarity),
        len(left.codes),
        len(lacking_right),
        _rarest(lacking_right, rarity),
        len(right.codes),
    )


def _rarest(codes: Sequence[str], rarity: Callable[[str], float]) -> float:
    return max(map(rarity, codes)) if codes else 0.0


def _match(one: Profile, other: Profile) -> tuple[list[str], list[str], list[str]]:
    """The codes of one side: without counterpart, in the other's title, in the other's description only."""
    lacking: list[str] = []
    shared: list[str] = []
    described: list[str] = []
    for code in one.codes:
        if (
            code in other.codes
            or code in other.reading.joined
            or (len(code) >= _MIN_INSIDE and code in other.squeezed)
        ):
            shared.append(code)
        elif len(code) >= _MIN_INSIDE and code in other.squeezed_description:
            described.append(code)
        elif not any(len(found) >= _MIN_INSIDE and found in code for found in shared):
            lacking.append(code)
    return lacking, shared, described


def _likeness(left: list[str], right: list[str]) -> tuple[float, float, float]:
    best, same_shape, extended = -1.0, 0.0, 0.0
    for first in left:
        for second in right:
            alike, shaped, extra = _compare(first, second)
            best = max(best, alike)
            same_shape = max(same_shape, shaped)
            extended = max(extended, extra)
    return best, same_shape, extended


@lru_cache(maxsize=100_000)
def _compare(first: str, second: str) -> tuple[float, float, float]:
    alike = Levenshtein.normalized_similarity(first, second)
    shaped = float(alike >= _NEIGHBOUR and shape(first) == shape(second))
    prefix = first.startswith(second) or second.startswith(first)
    return alike, shaped, float(abs(len(first) - len(second))) if prefix else 0.0


def shape(code: str) -> str:
    """Letters become "a", digits "9": tn650 → aa999."""
    return "".join("9" if sign.isdigit() else "a" for sign in code)
