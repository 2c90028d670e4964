"""Trains the matcher; pairs among rivals are learned with scores of models that never saw their set."""

from collections.abc import Callable, Sequence

import lightgbm
import numpy as np

from matchers.features.competition import COMPETITION, competition, merged, no_edges
from matchers.features.vocabulary import Floats
from matchers.scoring.model import MatcherModel, log_odds
from matchers.training.examples import Examples
from matchers.training.trees import SEED, Trees, fit_trees

# Sets are scored by a base model fitted without their fold, as a catalogue never seen will be.
FOLDS = 4
# More pairs of one set teach more about that set than about others.
_MOST = 3_000
# Those asked about one catalogue may ask about a part of its pairs only: rivals then are fewer.
_PART = 0.25
# Fewer pairs than this are a part already.
_LEAST = 400
# Few rounds: what rivals tell is simple.
_RIVAL_TREES = Trees(rounds=100, learning_rate=0.1)

_Rows = tuple[Floats, Floats]
_Views = Callable[[Examples, lightgbm.Booster, int], list[_Rows]]


def fit_matcher(
    found: Sequence[Examples], *, seed: int = SEED, progress: Callable[[str], None] = lambda _: None
) -> MatcherModel:
    """All models from all examples.

    Drawn pairs teach the models for one table only: their catalogues have several offers a product, and what
    rivals mean there misleads between two catalogues (docs/benchmarks.md has the figures).
    """
    asked = [one for one in found if not one.drawn] or list(found)
    within = _among_rivals(found, fit_base, _one_table, seed=seed, progress=progress)
    between = _among_rivals(asked, _fit_between, _two_catalogues, seed=seed, progress=progress)
    alone = [(rows[:, -len(COMPETITION) :], labels) for rows, labels in between]
    progress("all sets")
    return MatcherModel(
        base=fit_base(found, seed=seed),
        within=_fit(within, Trees(), seed),
        between=_fit_between(asked, seed=seed),
        full=_fit(between, _RIVAL_TREES, seed),
        rivals=_fit(alone, _RIVAL_TREES, seed),
        about={"sets": {one.name: len(one) for one in found}, "seed": seed},
    )


def fit_base(found: Sequence[Examples], *, seed: int = SEED) -> lightgbm.Booster:
    """The model that judges a pair by itself."""
    return _fit([(one.graph.asked_features, _labels(one)) for one in found], Trees(), seed)


def _fit_between(found: Sequence[Examples], *, seed: int = SEED) -> lightgbm.Booster:
    return _fit([_some((one.graph.asked_features, _labels(one)), seed) for one in found], Trees(), seed)


def _among_rivals(
    found: Sequence[Examples],
    fit: Callable[..., lightgbm.Booster],
    views: _Views,
    *,
    seed: int,
    progress: Callable[[str], None],
) -> list[_Rows]:
    """What the models that see rivals learn from."""
    rows: list[_Rows] = []
    for fold in range(FOLDS):
        held = found[fold::FOLDS]
        if not held:
            continue
        progress(f"rivals of {', '.join(one.name for one in held)}")
        base = fit([one for at, one in enumerate(found) if at % FOLDS != fold] or found, seed=seed)
        for one in held:
            rows += views(one, base, seed)
    return rows


def _one_table(found: Examples, base: lightgbm.Booster, seed: int) -> list[_Rows]:
    """The pairs asked about apart from other candidates, and all as one, as a catalogue's candidates are scored."""
    graph, odds, near_odds = found.graph, *_odds(found, base)
    asked, near = graph.asked(odds), graph.near(near_odds)
    together = competition(merged(asked, near), no_edges(graph.nodes))[: len(asked)]
    return [
        (np.hstack([graph.asked_features, columns]), _labels(found))
        for columns in (competition(asked, near), together)
    ]


def _two_catalogues(found: Examples, base: lightgbm.Booster, seed: int) -> list[_Rows]:
    """All pairs asked about, and a part of them."""
    odds, near_odds = _odds(found, base)
    near, mixed = found.graph.near(near_odds), np.random.default_rng(seed).permutation(len(odds))
    views = []
    for count in (len(odds), max(round(_PART * len(odds)), _LEAST)):
        part = np.sort(mixed[:count])
        asked = found.graph.asked(odds).some(part)
        rows = np.hstack([found.graph.asked_features[part], competition(asked, near)])
        views.append(_some((rows, _labels(found)[part]), seed))
    return views


def _odds(found: Examples, base: lightgbm.Booster) -> tuple[Floats, Floats]:
    """Of the pairs asked about and of those to the nearest offers."""
    features = (found.graph.asked_features, found.graph.near_features)
    asked, near = (log_odds(np.asarray(base.predict(part))) if len(part) else part[:, 0] for part in features)
    return asked, near


def _some(rows: _Rows, seed: int) -> _Rows:
    chosen = np.random.default_rng(seed).permutation(len(rows[1]))[:_MOST]
    return rows[0][chosen], rows[1][chosen]


def _labels(found: Examples) -> Floats:
    return found.labels.astype(np.float32)


def _fit(parts: Sequence[_Rows], trees: Trees, seed: int) -> lightgbm.Booster:
    return fit_trees([rows for rows, _ in parts], [labels for _, labels in parts], trees=trees, seed=seed)
