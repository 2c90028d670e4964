"""What only one title says, weighed by whether the other catalogue says such things at all.

A word that one catalogue writes often and the other hardly ever ("jewel case", "win xp", "new") is a habit of that
catalogue: that the other title lacks it tells nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from matchers.features.profile import Profile
from matchers.features.residue import leftovers

Weigh = Callable[[str], float]


class Manner(NamedTuple):
    """Of the words without counterpart, each weighed by its rarity and by ``heard``; smaller side, larger side."""

    weight_low: float
    weight_high: float
    rarest_low: float
    rarest_high: float
    undescribed_low: float  # without those that the other's description has
    undescribed_high: float


def manner(left: Profile, right: Profile, weigh_left: Weigh, weigh_right: Weigh) -> Manner:
    """``weigh_left`` weighs a word that only the left title has."""
    kept_left, kept_right, _ = leftovers(left, right)
    one = _side(kept_left, weigh_left, right.described)
    other = _side(kept_right, weigh_right, left.described)
    return Manner._make(value for both in zip(one, other, strict=True) for value in sorted(both))


def _side(kept: Iterable[str], weigh: Weigh, described: Iterable[str]) -> tuple[float, float, float]:
    known = set(described)
    weights = {word: weigh(word) for word in kept}
    undescribed = sum(weight for word, weight in weights.items() if word not in known)
    return sum(weights.values()), max(weights.values(), default=0.0), undescribed


def heard(own: Mapping[str, int], own_size: int, other: Mapping[str, int], other_size: int) -> Weigh:
    """How much of what is expected of a word by its count in its own catalogue the other one has; at most 1."""
    scale = other_size / max(own_size, 1)
    return lambda word: min(1.0, (other.get(word, 0) + 1.0) / (own.get(word, 0) * scale + 1.0))
