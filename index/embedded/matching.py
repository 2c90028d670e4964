"""Which products match a plan's words, and how well."""

from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bools, Floats, Ordinals
from index.embedded.postings import TokenPostings
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
    found = [(postings.get(token), weight * group.weight) for token, weight in group.alternatives.items()]
    if len(found) == 1:
        entry, weight = found[0]
        return _within(entry.ordinals, size), _scaled(entry.scores, entry.ordinals, weight, size)
    best = np.zeros(size, dtype=np.float32)
    fresh: list[Ordinals] = [np.zeros(0, dtype=np.int64)]
    for entry, weight in found:
        ordinals = _within(entry.ordinals, size)
        before = best[ordinals]
        fresh.append(ordinals[before == 0])
        best[ordinals] = np.maximum(before, _scaled(entry.scores, entry.ordinals, weight, size))
    ordinals = np.concatenate(fresh)
    return ordinals, best[ordinals]


def _within(ordinals: Ordinals, size: int) -> Ordinals:
    """A commit may be in the words a moment before it is in the columns."""
    return ordinals if not len(ordinals) or int(ordinals.max()) < size else ordinals[ordinals < size]


def _scaled(scores: Floats, ordinals: Ordinals, weight: float, size: int) -> Floats:
    kept = scores if len(_within(ordinals, size)) == len(ordinals) else scores[ordinals < size]
    return kept if weight == 1.0 else kept * np.float32(weight)
