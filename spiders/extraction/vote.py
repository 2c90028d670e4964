"""The vote: candidates with the same value add up, the strongest value wins, rivals lower its confidence."""

import math
from collections.abc import Callable, Hashable, Iterable
from operator import itemgetter
from typing import Any, TypeVar

from spiders.extraction.candidate import Candidate, Reading, Source

T = TypeVar("T")

# A second independent source counts half, a third a quarter: sources of one page are often fed by one
# database, so agreement is worth less than the sum of its parts.
_DISCOUNT = 0.5
# Below even odds nothing is said: a wrong value costs more than a missing one.
_FLOOR = 0.0
_first = itemgetter(0)


def decide(
    candidates: Iterable[Candidate[T]],
    *,
    key: Callable[[T], Hashable] = lambda value: str(value).casefold(),
    floor: float = _FLOOR,
) -> Reading[T] | None:
    """Pick the best supported value, or None where no value reaches ``floor`` log-odds.

    ``key`` says which values are the same. Between equals the earlier candidate wins.
    """
    groups: dict[Hashable, list[Candidate[T]]] = {}
    for candidate in candidates:
        groups.setdefault(key(candidate.value), []).append(candidate)
    if not groups:
        return None
    ranked = sorted(((_support(group), group) for group in groups.values()), key=_first, reverse=True)
    best, supporters = ranked[0]
    if best < floor:
        return None
    winner = max(supporters, key=lambda candidate: candidate.score)
    losers = tuple(candidate for _, group in ranked[1:] for candidate in group)
    rival = ranked[1][0] if len(ranked) > 1 else -math.inf
    return Reading(value=winner.value, confidence=_confidence(best, rival), winner=winner, losers=losers)


def _support(group: list[Candidate[Any]]) -> float:
    """The log-odds of a value: its best source in full, each further source discounted."""
    if len(group) == 1:
        return group[0].score
    by_source: dict[Source, float] = {}
    for candidate in group:
        by_source[candidate.source] = max(candidate.score, by_source.get(candidate.source, -math.inf))
    scores = sorted(by_source.values(), reverse=True)
    return scores[0] + sum(
        max(score, 0.0) * _DISCOUNT**rank for rank, score in enumerate(scores[1:], start=1)
    )


def _confidence(best: float, rival: float) -> float:
    """Odds of the winner against "nothing is right" and against the strongest rival."""
    against = 1.0 + math.exp(min(rival, 50.0))
    return round(1.0 / (1.0 + against * math.exp(-min(best, 50.0))), 4)
