"""Which products match a plan's words, and how well."""

from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bools, Floats, Ordinals
from index.embedded.postings import Postings, TokenPostings
from index.plan import TermGroup, TextPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Parallel arrays: ordinals ascending, BM25 score, share of the groups that matched."""

    ordinals: Ordinals
    lexical: Floats
    coverage: Floats


def match(plan: TextPlan, postings: TokenPostings, alive: Bools) -> Matches:
    """Products with a token of at least ``plan.required`` of the plan's groups, of which it has some."""
    groups = [_group_postings(group, postings, len(alive)) for group in plan.groups]
    lexical = np.zeros(len(alive), dtype=np.float32)
    matched = np.zeros(len(alive), dtype=np.uint8)
    for ordinals, scores in groups:
        lexical[ordinals] += scores
        matched[ordinals] += 1
    enough = np.flatnonzero((matched >= max(1, plan.required)) & alive)
    return Matches(
        ordinals=enough,
        lexical=lexical[enough],
        coverage=matched[enough].astype(np.float32) / np.float32(len(groups)),
    )


def everything(alive: Bools) -> Matches:
    """Every product, none better by its words."""
    ordinals = np.flatnonzero(alive)
    return Matches(
        ordinals=ordinals,
        lexical=np.zeros(len(ordinals), dtype=np.float32),
        coverage=np.ones(len(ordinals), dtype=np.float32),
    )


def _group_postings(group: TermGroup, postings: TokenPostings, size: int) -> tuple[Ordinals, Floats]:
    """Each product once, with the score of its best alternative."""
    found = [
        _within(postings.get(token), weight * group.weight, size)
        for token, weight in group.alternatives.items()
    ]
    if len(found) == 1:
        return found[0]
    best = np.zeros(size, dtype=np.float32)
    fresh: list[Ordinals] = [np.zeros(0, dtype=np.int64)]
    for ordinals, scores in found:
        before = best[ordinals]
        fresh.append(ordinals[before == 0])
        best[ordinals] = np.maximum(before, scores)
    ordinals = np.concatenate(fresh)
    return ordinals, best[ordinals]


def _within(entry: Postings, weight: float, size: int) -> tuple[Ordinals, Floats]:
    """Ordinals and weighted scores; a commit may be in the words a moment before it is in the columns."""
    ordinals, scores = entry.ordinals, entry.scores
    if len(ordinals) and ordinals[-1] >= size:
        end = int(np.searchsorted(ordinals, size))
        ordinals, scores = ordinals[:end], scores[:end]
    return ordinals, scores if weight == 1.0 else scores * np.float32(weight)
