"""Trains the matcher; pairs among rivals are learned with scores of models that never saw their set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np

from matchers.features import FEATURES
from matchers.features.competition import COMPETITION, competition, merged, no_edges
from matchers.features.vocabulary import Floats
from matchers.scoring.asked import AskedModels, mean_odds
from matchers.scoring.model import MatcherModel
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
# Boosters of a kind for pairs asked about: the second raised F1 of sets left out by .014 (alone), more by little.
_SEEDS = 3
# With a quarter of the features a tree, sets left out were ranked better than with half of them.
_ALONE_TREES = Trees(feature_share=0.25)
# Few rounds: what rivals tell is simple.
_RIVAL_TREES = Trees(rounds=100, learning_rate=0.1)

Rows = tuple[Floats, Floats]
Progress = Callable[[str], None]


def fit_matcher(
    found: Sequence[Examples], *, seed: int = SEED, progress: Progress = lambda _: None
) -> MatcherModel:
    """All models from all examples.

    Drawn pairs teach the models for one table only: their catalogues have several offers a product, and what
    rivals mean there misleads between two catalogues. Of one table rivals alone decide, which did better than
    together with the features (docs/benchmarks/matching.md has the figures).
    """
    progress("candidates of one catalogue")
    return MatcherModel(
        base=fit_base(found, seed=seed),
        within=_fit(_within(found, seed), Trees(), seed),
        between=fit_asked([one for one in found if not one.drawn] or found, seed=seed, progress=progress),
        among=fit_asked(found, seed=seed, progress=progress, rivals_alone=True),
        about={"sets": {one.name: len(one) for one in found}, "seed": seed},
    )


def fit_base(found: Sequence[Examples], *, seed: int = SEED) -> lightgbm.Booster:
    """The model that judges a candidate by itself."""
    return _fit([(_candidate_features(one), _labels(one)) for one in found], Trees(), seed)


def fit_asked(
    found: Sequence[Examples], *, seed: int, progress: Progress, rivals_alone: bool = False
) -> AskedModels:
    """The models that decide pairs asked about.

    Pairs by themselves are judged by the models of all folds together. Each fold's sets are unknown to some of
    them, so that even of catalogues that the matcher was trained on it can tell how sure it would be without.
    """
    rows: list[Rows] = []
    every: list[lightgbm.Booster] = []
    for fold in range(FOLDS):
        held = found[fold::FOLDS]
        if held:
            progress(f"without {', '.join(one.name for one in held)}")
            alone = _fit_alone([one for at, one in enumerate(found) if at % FOLDS != fold] or found, seed)
            every += alone
            rows += [part for one in held for part in _views(one, _scored(one, alone), seed)]
    progress("all sets")
    columns = [(features[:, -len(COMPETITION) :], labels) for features, labels in rows]
    return AskedModels(
        alone=every,
        full=[] if rivals_alone else [_fit(_chosen(rows, each), _RIVAL_TREES, each) for each in _seeds(seed)],
        rivals=[_fit(_chosen(columns, each), _RIVAL_TREES, each) for each in _seeds(seed)],
    )


@dataclass(frozen=True, slots=True)
class _Scored:
    """Log-odds of the pairs asked about and of those to the nearest offers."""

    asked: Floats
    near: Floats


def _scored(found: Examples, boosters: Sequence[lightgbm.Booster]) -> _Scored:
    return _Scored(
        mean_odds(boosters, found.graph.asked_features), mean_odds(boosters, found.graph.near_features)
    )


def _fit_alone(found: Sequence[Examples], seed: int) -> list[lightgbm.Booster]:
    rows = [(one.graph.asked_features, _labels(one)) for one in found]
    return [_fit(_chosen(rows, each), _ALONE_TREES, each) for each in _seeds(seed)]


def _views(found: Examples, odds: _Scored, seed: int) -> list[Rows]:
    """All pairs asked about, and a part of them."""
    near, mixed = found.graph.near(odds.near), np.random.default_rng(seed).permutation(len(found))
    views = []
    for count in (len(found), max(round(_PART * len(found)), _LEAST)):
        part = np.sort(mixed[:count])
        asked = found.graph.asked(odds.asked).some(part)
        rows = np.hstack([found.graph.asked_features[part], competition(asked, near)])
        views.append((rows, _labels(found)[part]))
    return views


def _within(found: Sequence[Examples], seed: int) -> list[Rows]:
    """The pairs asked about apart from other candidates, and all as one, as a catalogue's candidates are scored."""
    rows: list[Rows] = []
    for fold in range(FOLDS):
        base = fit_base([one for at, one in enumerate(found) if at % FOLDS != fold] or found, seed=seed)
        for one in found[fold::FOLDS]:
            odds = mean_odds([base], _candidate_features(one))
            near_odds = mean_odds([base], one.graph.near_features[:, : len(FEATURES)])
            asked, near = one.graph.asked(odds), one.graph.near(near_odds)
            together = competition(merged(asked, near), no_edges(one.graph.nodes))[: len(asked)]
            rows += [
                (np.hstack([_candidate_features(one), columns]), _labels(one))
                for columns in (competition(asked, near), together)
            ]
    return rows


def _candidate_features(found: Examples) -> Floats:
    """Without those that take a closer look."""
    return found.graph.asked_features[:, : len(FEATURES)]


def _seeds(seed: int) -> range:
    return range(seed, seed + _SEEDS)


def _chosen(parts: Sequence[Rows], seed: int) -> list[Rows]:
    """Other pairs with each seed, where a set has more than teach."""
    chance = np.random.default_rng(seed)
    chosen = [chance.permutation(len(labels))[:_MOST] for _, labels in parts]
    return [(rows[at], labels[at]) for at, (rows, labels) in zip(chosen, parts, strict=True)]


def _labels(found: Examples) -> Floats:
    return found.labels.astype(np.float32)


def _fit(parts: Sequence[Rows], trees: Trees, seed: int) -> lightgbm.Booster:
    return fit_trees([rows for rows, _ in parts], [labels for _, labels in parts], trees=trees, seed=seed)
