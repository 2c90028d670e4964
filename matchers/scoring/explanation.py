"""Says in words what speaks for and against two offers being the same product."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matchers.features import FEATURES
from matchers.features.competition import COMPETITION
from matchers.features.vocabulary import Floats

MEANINGS: dict[str, str] = {**{row.name: row.meaning for row in FEATURES}, **COMPETITION}
# Less moves a probability by no more than two points.
_LEAST = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One feature: its value for the pair, and by how much it moved the log-odds (above 0: for a match)."""

    name: str
    meaning: str
    value: float
    weight: float

    @property
    def in_words(self) -> str:
        """The meaning and the value; a value of nothing says that it is not so."""
        return f"{self.meaning} ({self.value:.3g})" if self.value else f"not so: {self.meaning}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """``score``: the probability. Evidence is sorted, the strongest first."""

    score: float
    evidence_for: tuple[Evidence, ...]
    evidence_against: tuple[Evidence, ...]

    def lines(self) -> list[str]:
        """For the command line: a line a piece of evidence."""
        return [
            f"{mark} {one.weight:+.2f}  {one.in_words}"
            for mark, evidence in (("for    ", self.evidence_for), ("against", self.evidence_against))
            for one in evidence
        ]


def explanation(
    score: float, names: Sequence[str], values: Floats, weights: Floats, *, most: int
) -> Explanation:
    """At most ``most`` pieces each for and against; a feature whose value is unknown is left out."""
    found = [
        Evidence(name, MEANINGS[name], float(value), float(weight))
        for name, value, weight in zip(names, values, weights, strict=True)
        if abs(weight) >= _LEAST and not np.isnan(value)
    ]
    found.sort(key=lambda one: -abs(one.weight))
    supporting, opposing = ([one for one in found if sign * one.weight > 0][:most] for sign in (1, -1))
    return Explanation(score, tuple(supporting), tuple(opposing))
