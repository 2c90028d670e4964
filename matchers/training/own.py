"""A matcher for two catalogues of which some pairs are labelled: fitted on the spot.

Everything that a later step sees of a labelled pair comes from a model that was fitted without that pair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import lightgbm
import numpy as np
from numpy.typing import NDArray

from matchers.features.competition import competition
from matchers.features.vocabulary import Floats
from matchers.scoring.asked import chances_of, log_odds
from matchers.scoring.graph import PairGraph
from matchers.training.labelled_threshold import (
    Labels,
    at_share,
    best_threshold,
    same_share,
    share_asked,
    weights_for_share,
)
from matchers.training.settling import settle
from matchers.training.trees import SEED, Trees, fit_trees
from matchers.training.word_differences import fit_word_differences

UNKNOWN = -1
FOLDS = 5
# Divisions into folds, each with other seeds: the mean of their log-odds is steadier than one. Many labels are steadier
# by themselves and take longer: so many are judged in all divisions together, at least thrice.
_MOST_RUNS, _LEAST_RUNS, _JUDGED = 5, 3, 40_000
# Small sets: shallow trees, small steps.
_TREES = Trees(rounds=300, leaves=16, learning_rate=0.04, least=20)
# Every other division: trees whose splits are partly left to chance err elsewhere, and are the truer ones among rivals.
_CHANCE_TREES = replace(_TREES, extra=True)
# Steps of a tenth: the loss is flat near its least. More than three fifths gained nothing on pairs held out.
_MOST_ALONE, _SHARES = 0.6, 7
# Where this share of the offers asked about is in labelled pairs, labels tell about rivals too.
_SEEN = 0.5
# Offers not seen in training: pairs chosen as those asked (the validation part) count more.
_ALIKE_WEIGHT = 4.0
# Fewer matches set a threshold by luck.
MIN_POSITIVES = 50


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at in pairs besides the features of their graph, where labels tell what it means.

    ``columns``: one row a pair. ``words``: for each kind of words (several may be) the tokens of each pair.
    """

    columns: Floats
    words: Sequence[Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class LabelledGraph:
    """``labels`` of the asked pairs of the graph (1, 0, UNKNOWN); views of those pairs and of the nearest ones.

    ``alike``: labelled pairs that were chosen as the unknown ones were.
    """

    graph: PairGraph
    labels: Labels
    alike: NDArray[np.bool_]
    asked: View
    near: View


@dataclass(frozen=True, slots=True)
class Judged:
    """Of the unknown pairs, in order: probabilities, and the threshold from which on they are matches."""

    scores: Floats
    threshold: float


def judge_with_labels(found: LabelledGraph) -> Judged:
    """Fit on the labelled pairs, decide the unknown ones."""
    known = found.labels != UNKNOWN
    runs = min(max(_JUDGED // max(int(known.sum()), 1), _LEAST_RUNS), _MOST_RUNS)
    alone, among = np.mean([_judged(found, known, run) for run in range(runs)], axis=0)
    judge = _judge(found, known)
    share = share_alone(alone[judge], among[judge], found.labels[judge])
    odds = share * alone + (1 - share) * among
    if not judge[known].all():
        return Judged(chances_of(settle(found.graph, alone, odds, found.labels, judge)[~known]), 0.5)
    scores = chances_of(odds)
    return _decided(scores[~known], scores[judge], found.labels[judge])


def _decided(asked: Floats, judge: Floats, labels: Labels) -> Judged:
    """Where the pairs asked match more or less often than those that set the threshold, as their scores tell.

    The threshold is the best at their share of matches, and the probabilities hold there.
    """
    usual = float((labels == 1).mean())
    share = share_asked(asked, usual)
    if share == usual:
        return Judged(asked, best_threshold(judge, labels))
    threshold = best_threshold(judge, labels, weights_for_share(labels, share))
    return Judged(at_share(asked, share, usual), float(at_share(np.asarray([threshold]), share, usual)[0]))


def share_alone(alone: Floats, among: Floats, labels: Labels) -> float:
    """The share of the log-odds without rivals that makes the mean with those among rivals truest (least log loss).

    Where catalogues list things several times, or labels are wrong about which of two it is, rivals mislead.
    """
    matches = labels == 1
    shares = np.linspace(0.0, _MOST_ALONE, _SHARES)
    losses = []
    for share in shares:
        odds = share * alone + (1 - share) * among
        losses.append(float(np.mean(np.logaddexp(0.0, np.where(matches, -odds, odds)))))
    return float(shares[int(np.argmin(losses))])


def _judge(found: LabelledGraph, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The labelled pairs that have the last word: all where those chosen like the unknown ones match as often."""
    alike, others = known & found.alike, known & ~found.alike
    if (found.labels[alike] == 1).sum() < MIN_POSITIVES or not others.any():
        return known
    often, elsewhere = (float((found.labels[part] == 1).mean()) for part in (alike, others))
    return known if same_share(often, elsewhere) else alike


def _judged(found: LabelledGraph, known: NDArray[np.bool_], run: int) -> tuple[Floats, Floats]:
    """Log-odds of all pairs asked by themselves and among rivals, in one division into folds.

    No pair's own label had a part in its own.
    """
    seed, trees = SEED + run, _TREES if run % 2 else _CHANCE_TREES
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(found.labels))
    words, near_words = _word_strengths(found, known, folds)
    features = np.column_stack([found.graph.asked_features, found.asked.columns, words])
    near_features = np.column_stack([found.graph.near_features, found.near.columns, near_words])
    own, base = _out_of_fold(features, found.labels, folds, trees=trees, seed=seed)
    seen = _seen(found.graph, known)
    asked = found.graph.asked(log_odds(own), labels=found.labels if seen >= _SEEN else None)
    near = found.graph.near(log_odds(_mean(base, near_features)))
    weights = None if seen >= _SEEN else np.where(found.alike, _ALIKE_WEIGHT, 1.0)
    rows = np.hstack([features, competition(asked, near)])
    scores, _ = _out_of_fold(rows, found.labels, folds, trees=trees, weights=weights, seed=seed)
    return log_odds(own), log_odds(scores)


def _seen(graph: PairGraph, known: NDArray[np.bool_]) -> float:
    """Share of the unknown pairs' ends that labelled pairs have too."""
    labelled = np.union1d(graph.asked_left[known], graph.asked_right[known])
    ends = np.concatenate([graph.asked_left[~known], graph.asked_right[~known]])
    return float(np.isin(ends, labelled).mean()) if len(ends) else 1.0


def _word_strengths(
    found: LabelledGraph, known: NDArray[np.bool_], folds: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Of the pairs asked about, and of the nearest the mean of all models; one column a kind of words."""
    strengths = np.zeros((len(found.labels), len(found.asked.words)), dtype=np.float32)
    near = np.zeros((len(found.graph.near_left), len(found.near.words)), dtype=np.float32)
    divided = list(_divided(known, folds))
    for kind, (words, near_words) in enumerate(zip(found.asked.words, found.near.words, strict=True)):
        for fitted, judged in divided:
            learned, held = np.flatnonzero(fitted), np.flatnonzero(judged)
            model = fit_word_differences([words[at] for at in learned.tolist()], found.labels[learned])
            strengths[held, kind] = model.strengths([words[at] for at in held.tolist()])
            near[:, kind] += model.strengths(near_words) / len(divided)
    return strengths, near


def _out_of_fold(
    features: Floats,
    labels: Labels,
    folds: NDArray[np.int64],
    *,
    trees: Trees,
    seed: int,
    weights: Floats | None = None,
) -> tuple[Floats, list[lightgbm.Booster]]:
    """Probabilities that no pair's own label had a part in, and the models that gave them."""
    chances = np.zeros(len(labels), dtype=np.float32)
    models = []
    for fitted, judged in _divided(labels != UNKNOWN, folds):
        model = fit_trees(
            [features[fitted]],
            [labels[fitted].astype(np.float32)],
            trees=trees,
            weights=None if weights is None else [weights[fitted]],
            seed=seed,
        )
        chances[judged] = model.predict(features[judged])
        models.append(model)
    return chances, models


def _divided(
    known: NDArray[np.bool_], folds: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """The pairs to fit and those to judge: each fold by the other folds, the unknown pairs by all labelled ones.

    A fifth more labels tell more than a threshold set by models of four fifths is off.
    """
    for fold in np.unique(folds[known]).tolist():
        yield known & (folds != fold), known & (folds == fold)
    if not known.all():
        yield known, ~known


def _mean(models: Sequence[lightgbm.Booster], features: Floats) -> Floats:
    return np.asarray(np.mean([model.predict(features) for model in models], axis=0), dtype=np.float32)
