"""Scores for the order by relevance: the best by words and by meaning are ranked together, the rest follows."""

from dataclasses import dataclass

import numpy as np

from index.embedded.arrays import Bools, Doubles, Floats, Ordinals
from index.embedded.columns import Columns
from index.embedded.matching import Matches
from index.neighbours import NeighbourIndex
from index.ranker import LIFT, PRIOR_WEIGHT, WINDOW, Candidates, Ranker


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The query's vector and its nearest products; the neighbours that only the meaning found included."""

    vector: Floats
    ordinals: Ordinals


def admit(matches: Matches, meant: Meant, alive: Bools) -> Matches:
    """The matches with the neighbours that no word found."""
    known = np.sort(meant.ordinals[meant.ordinals < len(alive)])
    news = known[alive[known]]
    news = news[~_among(matches.ordinals, news)]
    if not len(news):
        return matches
    places = np.searchsorted(matches.ordinals, news)
    return Matches(
        ordinals=np.insert(matches.ordinals, places, news),
        lexical=np.insert(matches.lexical, places, 0),
        coverage=np.insert(matches.coverage, places, 0),
    )


def _among(ascending: Ordinals, wanted: Ordinals) -> Bools:
    """Which of ``wanted`` are in an ascending array: a few look-ups, whatever its length."""
    if not len(ascending):
        return np.zeros(len(wanted), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    found: Bools = ascending[places] == wanted
    return found


def relevance(
    columns: Columns, matches: Matches, ranker: Ranker, neighbours: NeighbourIndex | None, meant: Meant | None
) -> Doubles:
    """One score for each match (those that pass the filters), higher first."""
    prior = columns.product["prior"][matches.ordinals]
    base: Floats = matches.lexical + (PRIOR_WEIGHT * prior).astype(np.float32)
    scores = base.astype(np.float64)
    window = _window(base, matches, meant)
    if len(window):
        scores[window] = LIFT + ranker.scores(
            _candidates(columns, matches, window, neighbours, meant)
        ).astype(np.float64)
    return scores


def _window(base: Floats, matches: Matches, meant: Meant | None) -> Ordinals:
    """Rows of the matches that are ranked together; none where nothing was asked for in words."""
    if not matches.lexical.any() and meant is None:
        return np.zeros(0, dtype=np.int64)
    best = np.arange(len(base))
    if len(base) > WINDOW:
        best = np.argpartition(base, -WINDOW)[-WINDOW:]
    if meant is None:
        return best
    near = meant.ordinals[_among(matches.ordinals, meant.ordinals)]
    return np.union1d(best, np.searchsorted(matches.ordinals, near))


def _candidates(
    columns: Columns,
    matches: Matches,
    window: Ordinals,
    neighbours: NeighbourIndex | None,
    meant: Meant | None,
) -> Candidates:
    ordinals = matches.ordinals[window]
    vector = np.full(len(window), np.nan, dtype=np.float32)
    if neighbours is not None and meant is not None:
        vector = neighbours.cosines(meant.vector, ordinals)
    return Candidates(
        lexical=matches.lexical[window],
        coverage=matches.coverage[window],
        vector=vector,
        popularity=columns.product["popularity"][ordinals],
        offers=columns.offers.count[ordinals].astype(np.float32),
        rating=columns.product["rating"][ordinals],
    )
