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
    """All models from all examples.

    Drawn pairs teach the model for one table only: their catalogues have several offers a product, and what
    rivals mean there misleads between two catalogues (docs/benchmarks.md has the figures).
    """
    between: list[tuple[Floats, Floats]] = []
    within: list[tuple[Floats, Floats]] = []
    for fold in range(FOLDS):
        held = found[fold::FOLDS]
        if not held:
            continue
        progress(f"rivals of {', '.join(one.name for one in held)}")
        others = [one for at, one in enumerate(found) if at % FOLDS != fold]
        base = fit_base(others or found, seed=seed)
        for one in held:
            labels = one.labels.astype(np.float32)
            apart, together = _views(one.graph, base)
            within += [(apart, labels), (together, labels)]
            if not one.drawn:
                between.append((apart, labels))
    progress("all sets")
    return MatcherModel(
        base=fit_base(found, seed=seed),
        full=fit_trees(*_sides(between), seed=seed),
        within=fit_trees(*_sides(within), seed=seed),
        about={"sets": {one.name: len(one) for one in found}, "seed": seed},
    )


def _sides(examples: Sequence[tuple[Floats, Floats]]) -> tuple[list[Floats], list[Floats]]:
    return [rows for rows, _ in examples], [labels for _, labels in examples]


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
