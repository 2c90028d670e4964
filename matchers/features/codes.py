"""Compares the model codes of two offers."""

from collections.abc import Callable
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

    shared: float = 0.0  # rarity of the rarest code that both titles have, however written
    shared_length: float = 0.0  # signs of the longest such code
    in_description: float = 0.0  # rarity of the rarest code found in the other's description only
    lacking_low: float = 0.0  # codes without a counterpart
    lacking_high: float = 0.0
    rarest_lacking_low: float = 0.0
    rarest_lacking_high: float = 0.0
    codes_low: float = 0.0
    codes_high: float = 0.0
    likeness: float = -1.0  # of the most alike codes without counterpart, -1 when a side has none
    same_shape: float = 0.0  # such codes of one shape (letters and digits in the same places)
    extended: float = 0.0  # signs by which the longer of two codes goes on, 0 when none does


def relate_codes(left: Profile, right: Profile, rarity: Callable[[str], float]) -> CodeRelation:
    """Which codes both have, which only one has, and how alike those are."""
    if not left.codes and not right.codes:
        return CodeRelation()
    lacking_left, shared_left, described_left = _match(left, right)
    lacking_right, shared_right, described_right = _match(right, left)
    shared = shared_left + shared_right
    described = described_left + described_right
    likeness, same_shape, extended = _likeness(lacking_left, lacking_right)
    rarest_left = max(map(rarity, lacking_left), default=0.0)
    rarest_right = max(map(rarity, lacking_right), default=0.0)
    return CodeRelation(
        shared=max(map(rarity, shared), default=0.0),
        shared_length=float(max(map(len, shared), default=0)),
        in_description=max(map(rarity, described), default=0.0),
        lacking_low=float(min(len(lacking_left), len(lacking_right))),
        lacking_high=float(max(len(lacking_left), len(lacking_right))),
        rarest_lacking_low=min(rarest_left, rarest_right),
        rarest_lacking_high=max(rarest_left, rarest_right),
        codes_low=float(min(len(left.codes), len(right.codes))),
        codes_high=float(max(len(left.codes), len(right.codes))),
        likeness=likeness,
        same_shape=same_shape,
        extended=extended,
    )


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


@lru_cache(maxsize=500_000)
def _compare(first: str, second: str) -> tuple[float, float, float]:
    alike = Levenshtein.normalized_similarity(first, second)
    shaped = float(alike >= _NEIGHBOUR and shape(first) == shape(second))
    prefix = first.startswith(second) or second.startswith(first)
    return alike, shaped, float(abs(len(first) - len(second))) if prefix else 0.0


def shape(code: str) -> str:
    """Letters become "a", digits "9": tn650 → aa999."""
    return "".join("9" if sign.isdigit() else "a" for sign in code)
