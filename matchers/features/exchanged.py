"""Words that stand in each other's place: "case for [nikon] cameras" and "case for [sony] cameras"."""

from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from matchers.features.profile import Profile
from matchers.features.residue import leftovers

# Longer titles are lists of keywords without an order.
_LONGEST = 60


class Exchanged(NamedTuple):
    """Of places where both titles say something that the other lacks altogether; rarities in (0, 1]."""

    places: float
    rarest: float  # rarity of the rarer word of the commoner side
    figures: float  # places with a number on both sides
    weight: float  # sum of the rarities as in ``rarest``


def exchanged(left: Profile, right: Profile, rarity: Callable[[str], float]) -> Exchanged:
    """Align the titles word by word, and look at the replaced stretches."""
    kept_left, kept_right, _ = leftovers(left, right)
    # several alignments may be as short: sorted, the same one is found either way round
    one, other = sorted((left.reading.words, right.reading.words))
    if not kept_left or not kept_right or max(len(one), len(other)) > _LONGEST:
        return Exchanged(0.0, 0.0, 0.0, 0.0)
    kept, weights, figures = {*kept_left, *kept_right}, [], 0
    for step in Levenshtein.opcodes(one, other):
        here = [word for word in one[step.src_start : step.src_end] if word in kept]
        there = [word for word in other[step.dest_start : step.dest_end] if word in kept]
        if step.tag == "replace" and here and there:
            weights.append(min(max(map(rarity, here)), max(map(rarity, there))))
            figures += any(map(_has_digit, here)) and any(map(_has_digit, there))
    return Exchanged(float(len(weights)), max(weights, default=0.0), float(figures), sum(weights))


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
