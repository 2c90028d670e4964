"""Which products match a plan's words, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Array, Bools, Floats, Ordinals
from index.embedded.compiled import compiled
from index.embedded.postings import Postings, TokenPostings
from index.plan import TermGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Parallel arrays: ordinals ascending, BM25 score, share of the groups that matched."""

    ordinals: Ordinals
    lexical: Floats
    coverage: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """By ordinal: the sum of the groups' scores, and how many groups matched. ``rarest``: the products of the group
    of one token that the fewest have, ascending; None where all groups have several."""

    lexical: Floats
    matched: Array
    groups: int
    rarest: Ordinals | None

    def matches(self, required: int, alive: Bools) -> Matches:
        """Products with at least ``required`` of the groups, of which they have some."""
        if required == self.groups and self.rarest is not None:
            enough = self.rarest[(self.matched[self.rarest] >= required) & alive[self.rarest]]
        else:
            found = np.empty(len(alive), dtype=np.int64)
            enough = found[: _find_enough(self.matched, max(1, required), alive, found)].copy()
        return Matches(
            ordinals=enough,
            lexical=self.lexical[enough],
            coverage=self.matched[enough].astype(np.float32) / np.float32(self.groups),
        )


def score(groups: Sequence[TermGroup], postings: TokenPostings, size: int) -> Scored:
    """Each product once for each group, with the score of its best alternative."""
    lexical = np.zeros(size, dtype=np.float32)
    matched = np.zeros(size, dtype=np.uint8)
    best = np.zeros(size, dtype=np.float32)  # of one group at a time
    rarest: Ordinals | None = None
    for group in groups:
        found = [
            (_within(postings.get(token), size), np.float32(weight * group.weight))
            for token, weight in group.alternatives.items()
        ]
        if len(found) == 1:
            ((ordinals, scores), weight) = found[0]
            _add(ordinals, scores, weight, lexical, matched)
            if rarest is None or len(ordinals) < len(rarest):
                rarest = ordinals
            continue
        for (ordinals, scores), weight in found:
            _raise(ordinals, scores, weight, best)
        for (ordinals, _), _ in found:
            _add_best(ordinals, best, lexical, matched)
    return Scored(lexical=lexical, matched=matched, groups=len(groups), rarest=rarest)


def everything(alive: Bools) -> Matches:
    """Every product, none better by its words."""
    ordinals = np.flatnonzero(alive)
    return Matches(
        ordinals=ordinals,
        lexical=np.zeros(len(ordinals), dtype=np.float32),
        coverage=np.ones(len(ordinals), dtype=np.float32),
    )


def _within(entry: Postings, size: int) -> tuple[Ordinals, Floats]:
    """A commit may be in the words a moment before it is in the columns."""
    ordinals, scores = entry.ordinals, entry.scores
    if len(ordinals) and ordinals[-1] >= size:
        end = int(np.searchsorted(ordinals, size))
        return ordinals[:end], scores[:end]
    return ordinals, scores


@compiled
def _add(ordinals: Ordinals, scores: Floats, weight: np.float32, lexical: Floats, matched: Array) -> None:
    for row in range(len(ordinals)):
        lexical[ordinals[row]] += scores[row] * weight
        matched[ordinals[row]] += 1


@compiled
def _find_enough(matched: Array, required: int, alive: Bools, found: Ordinals) -> int:
    """How many ordinals were written. Writes each, and over those that are not enough: faster than to ask first."""
    size = 0
    for ordinal in range(len(alive)):
        found[size] = ordinal
        size += (matched[ordinal] >= required) & alive[ordinal]
    return size


@compiled
def _raise(ordinals: Ordinals, scores: Floats, weight: np.float32, best: Floats) -> None:
    for row in range(len(ordinals)):
        best[ordinals[row]] = max(best[ordinals[row]], scores[row] * weight)


@compiled
def _add_best(ordinals: Ordinals, best: Floats, lexical: Floats, matched: Array) -> None:
    """Takes each best score away, so that the next alternative's products do not count twice."""
    for row in range(len(ordinals)):
        ordinal = ordinals[row]
        if best[ordinal] > 0:
            lexical[ordinal] += best[ordinal]
            matched[ordinal] += 1
            best[ordinal] = 0
