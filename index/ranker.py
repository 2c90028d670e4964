"""How candidates become an order. Plug-in place of ``index.ranking``."""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# So many of the best by words, and so many neighbours by meaning, are ranked together; what lies deeper
# keeps its order by words. Ten pages of 24 hold what people look at.
WINDOW = 240
NEIGHBOURS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Parallel arrays, one row per candidate; no prices: money never moves rank.

    ``lexical``: the plan's BM25 score, 0 where only the meaning matched. ``coverage``: share of the plan's
    groups that matched, 0..1. ``vector``: cosine with the query, NaN where unknown.
    ``popularity``: 0 and more. ``offers``: number of offers. ``rating``: NaN where unknown.
    """

    lexical: Floats
    coverage: Floats
    vector: Floats
    popularity: Floats
    offers: Floats
    rating: Floats


# Under any difference of BM25 scores that means something: a breaker of ties, no more.
PRIOR_WEIGHT = 1e-3

# Above any BM25 score: what was ranked together comes before what was not.
LIFT = 1e6


def shown_score(key: float) -> float:
    """A hit's score out of its sort key, without what lifts the window above the rest."""
    return -key - LIFT if -key >= LIFT else -key


def prior(popularity: float, offers: int) -> float:
    """Popularity and number of offers as one number from 0 to below 1, for products equal by words."""
    size = math.log1p(popularity) + math.log1p(offers)
    return size / (1 + size)


class Ranker(Protocol):
    """Scores the candidates of the window for the order by relevance: higher first."""

    def scores(self, candidates: Candidates) -> Floats:
        """One score per candidate."""


class LexicalRanker:
    """BM25, with popularity and the number of offers as breakers of ties."""

    def scores(self, candidates: Candidates) -> Floats:
        """Lexical score and a share of ``prior``."""
        size = np.log1p(candidates.popularity) + np.log1p(candidates.offers)
        scores: Floats = (candidates.lexical + PRIOR_WEIGHT * size / (1 + size)).astype(np.float32)
        return scores
