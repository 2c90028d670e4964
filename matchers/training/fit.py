"""Trains the matcher: a base model, and a full model that sees rivals scored by a base that never saw their set."""

from collections.abc import Callable, Sequence

import lightgbm
import numpy as np

from matchers.features.competition import competition, merged, no_edges
from matchers.features.vocabulary import Floats
from matchers.scoring.graph import PairGraph
from matchers.scoring.model import MatcherModel, log_odds
from matchers.training.examples import Examples
from matchers.training.trees import SEED, fit_trees

# Sets are scored by a base model fitted without their fold, as a catalogue never seen will be.
FOLDS = 4


def fit_matcher(
    found: Sequence[Examples], *, seed: int = SEED, progress: Callable[[str], None] = lambda _: None
) -> MatcherModel:
    """Both models from all examples."""
    rows: list[Floats] = []
    labels: list[Floats] = []
    for fold in range(FOLDS):
        held = found[fold::FOLDS]
        if not held:
            continue
        progress(f"rivals of {', '.join(one.name for one in held)}")
        others = [one for at, one in enumerate(found) if at % FOLDS != fold]
        base = fit_base(others or found, seed=seed)
        for one in held:
            for columns in _views(one.graph, base):
                rows.append(columns)
                labels.append(one.labels.astype(np.float32))
    progress("all sets")
    return MatcherModel(
        fit_base(found, seed=seed),
        fit_trees(rows, labels, seed=seed),
        {"sets": {one.name: len(one) for one in found}, "seed": seed},
    )


def fit_base(found: Sequence[Examples], *, seed: int = SEED) -> lightgbm.Booster:
    """The model that judges a pair by itself."""
    return fit_trees(
        [one.graph.asked_features for one in found],
        [one.labels.astype(np.float32) for one in found],
        seed=seed,
    )


def _views(graph: PairGraph, base: lightgbm.Booster) -> tuple[Floats, Floats]:
    """The columns of the full model twice: the pairs asked about apart from other candidates, and all as one.

    The first is how two catalogues are compared, the second how the candidates of a whole catalogue are scored.
    """
    asked = graph.asked(log_odds(np.asarray(base.predict(graph.asked_features))))
    near = graph.near(log_odds(np.asarray(base.predict(graph.near_features))))
    apart = competition(asked, near)
    together = competition(merged(asked, near), no_edges(graph.nodes))[: len(asked)]
    return np.hstack([graph.asked_features, apart]), np.hstack([graph.asked_features, together])
