"""A matcher for two catalogues of which some pairs are labelled: fitted on the spot.

Everything that a later step sees of a labelled pair comes from a model that was fitted without that pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np
from numpy.typing import NDArray

from matchers.features.competition import competition
from matchers.features.vocabulary import Floats
from matchers.scoring.asked import log_odds
from matchers.scoring.graph import PairGraph
from matchers.training.trees import SEED, Trees, fit_trees
from matchers.training.word_differences import fit_word_differences

Labels = NDArray[np.int8]
UNKNOWN = -1
FOLDS = 5
# Small sets: shallow trees, small steps.
_TREES = Trees(rounds=300, leaves=16, learning_rate=0.04, least=20)
# Where this share of the offers asked about is in labelled pairs, labels tell about rivals too.
_SEEN = 0.5
# Offers not seen in training: pairs chosen as those asked (the validation part) count more.
_ALIKE_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class LabelledGraph:
    """``labels`` of the asked pairs of the graph (1, 0, UNKNOWN), ``words`` their difference tokens.

    ``alike``: labelled pairs that were chosen as the unknown ones were; they set the threshold.
    """

    graph: PairGraph
    labels: Labels
    alike: NDArray[np.bool_]
    words: Sequence[Sequence[str]]
    near_words: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """Of the unknown pairs, in order: probabilities, and the threshold from which on they are matches."""

    scores: Floats
    threshold: float


def judge_with_labels(found: LabelledGraph) -> Judged:
    """Fit on the labelled pairs, decide the unknown ones."""
    known = found.labels != UNKNOWN
    folds = _folds(len(found.labels))
    words, near_words = _word_strengths(found, known, folds)
    features = np.column_stack([found.graph.asked_features, words])
    near_features = np.column_stack([found.graph.near_features, near_words])
    own, base = _out_of_fold(features, found.labels, folds)
    seen = _seen(found.graph, known)
    asked = found.graph.asked(log_odds(own), labels=found.labels if seen >= _SEEN else None)
    near = found.graph.near(log_odds(_mean(base, near_features)))
    weights = None if seen >= _SEEN else np.where(found.alike, _ALIKE_WEIGHT, 1.0)
    scores, _ = _out_of_fold(
        np.hstack([features, competition(asked, near)]), found.labels, folds, weights=weights
    )
    judge = (
        known & found.alike if (known & found.alike & (found.labels == 1)).sum() >= MIN_POSITIVES else known
    )
    return Judged(scores[~known], best_threshold(scores[judge], found.labels[judge]))


# Fewer matches set a threshold by luck.
MIN_POSITIVES = 50


def best_threshold(scores: Floats, labels: Labels) -> float:
    """The middle of the thresholds whose F1 is within half a point of the best."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order] == 1)
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + hits[-1])
    good = scores[order][f1 >= f1.max() - 0.005]
    return float((good.max() + good.min()) / 2)


def _folds(count: int) -> NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, FOLDS, count)


def _seen(graph: PairGraph, known: NDArray[np.bool_]) -> float:
    """Share of the unknown pairs' ends that labelled pairs have too."""
    labelled = np.union1d(graph.asked_left[known], graph.asked_right[known])
    ends = np.concatenate([graph.asked_left[~known], graph.asked_right[~known]])
    return float(np.isin(ends, labelled).mean()) if len(ends) else 1.0


def _word_strengths(
    found: LabelledGraph, known: NDArray[np.bool_], folds: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Out of fold for labelled pairs, the mean of all folds' models for the others."""
    strengths = np.zeros(len(found.labels), dtype=np.float32)
    near = np.zeros(len(found.near_words), dtype=np.float32)
    for fold in range(FOLDS):
        fitted = np.flatnonzero(known & (folds != fold))
        model = fit_word_differences([found.words[at] for at in fitted.tolist()], found.labels[fitted])
        everywhere = model.strengths(found.words)
        strengths += np.where(known, np.where(folds == fold, everywhere, 0.0), everywhere / FOLDS)
        near += model.strengths(found.near_words) / FOLDS
    return strengths, near


def _out_of_fold(
    features: Floats, labels: Labels, folds: NDArray[np.int64], *, weights: Floats | None = None
) -> tuple[Floats, list[lightgbm.Booster]]:
    """Probabilities that no pair's own label had a part in, and the models of the folds."""
    known = labels != UNKNOWN
    chances = np.zeros(len(labels), dtype=np.float32)
    models = []
    for fold in range(FOLDS):
        fitted = known & (folds != fold)
        model = fit_trees(
            [features[fitted]],
            [labels[fitted].astype(np.float32)],
            trees=_TREES,
            weights=None if weights is None else [weights[fitted]],
        )
        everywhere = np.asarray(model.predict(features), dtype=np.float32)
        chances += np.where(known, np.where(folds == fold, everywhere, 0.0), everywhere / FOLDS)
        models.append(model)
    return chances, models


def _mean(models: Sequence[lightgbm.Booster], features: Floats) -> Floats:
    return np.asarray(np.mean([model.predict(features) for model in models], axis=0), dtype=np.float32)
