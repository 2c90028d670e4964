"""Decides pairs without labels: the shipped matcher, which then learns from its own answers about these very offers.

What sets products apart here (the version of a program, the series of a phone) shows in pairs that the matcher is sure
of. Small trees learn it and correct how alike pairs are by themselves; who wins among rivals is then asked again. What
that says is learned once more, now with how each pair fares among its rivals.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matchers.features.competition import COMPETITION, competition
from matchers.features.vocabulary import Floats
from matchers.scoring import PairScorer
from matchers.scoring.asked import AskedModels, chances_of, log_odds
from matchers.scoring.graph import PairGraph
from matchers.scoring.prices import price_evidence
from matchers.scoring.sides import Sides, matches_per_offer, sides
from matchers.scoring.threshold import MIN_PAIRS, unlabelled_threshold
from matchers.training.own import FOLDS, Judged
from matchers.training.trees import SEED, Trees, fit_trees

# Log-odds that a pair loses which is the best of neither of its offers, where products are mostly once a catalogue.
_SECOND_BEST = 2.0
_LEAD_HIGH = list(COMPETITION).index("near_margin_high")
# Of the models that judge pairs by themselves, those that have not learned from a set (one fold of them).
_UNAWARE = 0.25
# Divisions into folds: the mean of three is steadier than one, more add little.
_RUNS = 3
# Own answers are partly wrong: trees that are this small cannot learn single ones by heart.
_TREES = Trees(rounds=60, leaves=8, learning_rate=0.1, least=15, feature_share=0.4)
# Of the corrected log-odds, what comes of the trees learned here; .3 to .7 did about as well.
_OWN_SHARE = 0.6
# Of the log-odds at the end, what comes of the trees that learned the answers among rivals; .25 to .5 did as well.
_LAST_SHARE = 0.3
# Of the evidence of prices, what counts before rivals are asked, and again behind: the trees have seen the ratio too.
_PRICE_SHARE = 0.5
# Own answers weigh by the tangent of half their distance from the threshold in log-odds; none weighs nothing at all.
_LEAST_WEIGHT = 1e-3
# Fewer own matches teach their accidents (with 68, F1 of 450 pairs of beers fell).
_MIN_MATCHES = 100


@dataclass(frozen=True, slots=True)
class _Strengths:
    """Log-odds, or rows of features, of the pairs asked about and of those to the nearest offers."""

    asked: Floats
    near: Floats

    def plus(self, other: "_Strengths") -> "_Strengths":
        """With further evidence."""
        return _Strengths(self.asked + other.asked, self.near + other.near)

    def beside(self, other: "_Strengths") -> "_Strengths":
        """Further columns of the same pairs."""
        return _Strengths(np.hstack([self.asked, other.asked]), np.hstack([self.near, other.near]))

    def mixed(self, other: "_Strengths") -> "_Strengths":
        """Corrected by what was learned here."""
        return _Strengths(_mix(self.asked, other.asked), _mix(self.near, other.near))


# Of the pairs asked about, and of those to the nearest offers.
OwnColumns = Callable[[], tuple[Floats, Floats]]


def judge_without_labels(
    scorer: PairScorer, graph: PairGraph, *, closest: OwnColumns | None = None
) -> Judged:
    """Probabilities of the pairs asked about among their rivals in both catalogues, and where matches begin.

    ``closest`` gives further columns to learn from own answers with. It is asked only where both catalogues list a
    product about once: where one has many offers of a product, they taught how shops write.
    """
    models = scorer.asked_models(graph)
    features = _Strengths(scorer.picked(graph.asked_features), scorer.picked(graph.near_features))
    prices = _prices(graph)
    each = _Strengths(models.each_alone(features.asked), models.each_alone(features.near))
    alone = _Strengths(each.asked.mean(axis=0), each.near.mean(axis=0)).plus(prices)
    scores = _among_rivals(models, graph, features.asked, alone, prices.asked)
    of_sides = None if graph.is_one_table else _sides(graph, alone, each.plus(prices))
    threshold = unlabelled_threshold(scores, sides=of_sides)
    matches = scores >= threshold
    if len(scores) < MIN_PAIRS or not _MIN_MATCHES <= matches.sum() <= len(scores) - _MIN_MATCHES:
        return Judged(scores, threshold)
    seen = features.beside(_Strengths(*closest())) if closest and of_sides and of_sides.once else features
    alone = alone.mixed(_learned(seen, _answers(scores, threshold)))
    scores = _among_rivals(models, graph, features.asked, alone, prices.asked)
    scores = _settled(seen, _columns(graph, alone), scores, float(np.quantile(scores, 1 - matches.mean())))
    return Judged(scores, float(np.quantile(scores, 1 - matches.mean())))


def _sides(graph: PairGraph, alone: _Strengths, each: _Strengths) -> Sides:
    """How many matches an offer has is told by the models that expect most.

    Those that know these catalogues expect one, however often they are wrong about which. The line that is best for F1
    lies lower the less is known, and those that do not know them tell that.
    """
    expected = [
        matches_per_offer(graph.asked(asked), graph.near(near))
        for asked, near in zip(each.asked, each.near, strict=True)
    ]
    most = sorted(expected)[-max(round(_UNAWARE * len(expected)), 1) :]
    found = sides(graph.asked(alone.asked), graph.near(alone.near))
    return replace(found, matches_per_offer=float(np.mean(most)))


def _settled(features: _Strengths, columns: Floats, scores: Floats, threshold: float) -> Floats:
    """The answers learned once more from the pairs asked about, with how they fare among rivals."""
    rows = np.hstack([features.asked, columns])
    learned = _learned(_Strengths(rows, rows[:0]), _answers(scores, threshold))
    return chances_of((1 - _LAST_SHARE) * log_odds(scores) + _LAST_SHARE * learned.asked)


def _answers(scores: Floats, threshold: float) -> Floats:
    """Log-odds from the threshold."""
    return log_odds(scores) - float(log_odds(np.asarray([threshold]))[0])


def _columns(graph: PairGraph, alone: _Strengths) -> Floats:
    return competition(graph.asked(alone.asked), graph.near(alone.near))


def _prices(graph: PairGraph) -> _Strengths:
    """Log-odds of what prices tell in these catalogues, as far as the models have not taken it in."""
    found = price_evidence(graph)
    return _Strengths(_PRICE_SHARE * found.asked, _PRICE_SHARE * found.near)


def _among_rivals(
    models: AskedModels, graph: PairGraph, features: Floats, alone: _Strengths, prices: Floats
) -> Floats:
    """Probabilities of the pairs asked about."""
    columns = _columns(graph, alone)
    odds = models.odds_among_rivals(features, columns) + prices
    if not graph.is_one_table:
        odds = odds - _SECOND_BEST * (columns[:, _LEAD_HIGH] <= 0)
    return chances_of(odds)


def _learned(features: _Strengths, answers: Floats) -> _Strengths:
    """Log-odds of trees that learned the answers (log-odds from the threshold); none has learned the pair it judges."""
    labels = (answers > 0).astype(np.float32)
    weights = np.asarray(np.abs(np.tanh(answers / 2)) + _LEAST_WEIGHT, dtype=np.float32)
    runs = [_fold_odds(features, labels, weights, SEED + run) for run in range(_RUNS)]
    return _Strengths(
        np.mean([run.asked for run in runs], axis=0, dtype=np.float32),
        np.mean([run.near for run in runs], axis=0, dtype=np.float32),
    )


def _fold_odds(features: _Strengths, labels: Floats, weights: Floats, seed: int) -> _Strengths:
    """Of the pairs asked about by the trees of the other folds, of the nearest by all."""
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(labels))
    asked = np.zeros(len(labels), dtype=np.float32)
    near = np.zeros(len(features.near), dtype=np.float32)
    for fold in range(FOLDS):
        held = folds == fold
        trees = fit_trees(
            [features.asked[~held]], [labels[~held]], trees=_TREES, weights=[weights[~held]], seed=seed
        )
        asked[held] = log_odds(np.asarray(trees.predict(features.asked[held], num_threads=1)))
        if len(near):
            near += log_odds(np.asarray(trees.predict(features.near, num_threads=1))) / FOLDS
    return _Strengths(asked, near)


def _mix(shipped: Floats, own: Floats) -> Floats:
    return np.asarray((1 - _OWN_SHARE) * shipped + _OWN_SHARE * own, dtype=np.float32)
