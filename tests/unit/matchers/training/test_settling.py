"""What labelled pairs that were chosen as those asked tell about leads over rivals."""

import numpy as np
import pytest

from matchers.features.vocabulary import Floats
from matchers.scoring.graph import PairGraph
from matchers.training.labelled_threshold import Labels
from matchers.training.logistic import fit_logistic
from matchers.training.settling import settle

_OFFERS, _EACH = 300, 4


def _one_match_each() -> tuple[PairGraph, Floats, Labels]:
    """Each left offer matches the right one of its number; odds tell a product's likeness more than a pair's."""
    draw = np.random.default_rng(3)
    left = np.repeat(np.arange(_OFFERS), _EACH)
    right = (left + np.tile(np.arange(_EACH), _OFFERS)) % _OFFERS
    labels = (left == right).astype(np.int8)
    likeness = np.repeat(2.0 * draw.standard_normal(_OFFERS), _EACH)
    odds = likeness + 1.5 * labels + 0.7 * draw.standard_normal(len(left)) - 1.0
    none, nothing = np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32)
    rows = np.empty((len(left), 0), dtype=np.float32)
    graph = PairGraph(left, right + _OFFERS, rows, none, none, nothing, 2 * _OFFERS)
    return graph, odds.astype(np.float32), labels


def _f1(matches: np.ndarray, labels: Labels) -> float:
    return float(2 * (matches & (labels == 1)).sum() / (matches.sum() + (labels == 1).sum()))


def test_that_each_offer_has_one_match_is_learned() -> None:
    graph, odds, labels = _one_match_each()
    alike = graph.asked_left < _OFFERS // 2
    settled = settle(graph, odds, odds, labels, alike)
    before = max(_f1(odds[~alike] > line, labels[~alike]) for line in np.linspace(-3, 3, 25))
    assert _f1(settled[~alike] > 0, labels[~alike]) > before + 0.1


def test_labels_of_other_pairs_are_not_looked_at() -> None:
    graph, odds, labels = _one_match_each()
    alike = graph.asked_left < _OFFERS // 2
    wrong = np.where(alike, labels, 1 - labels).astype(np.int8)
    np.testing.assert_array_equal(
        settle(graph, odds, odds, labels, alike), settle(graph, odds, odds, wrong, alike)
    )


def test_a_logistic_regression_gives_the_odds_that_were_drawn() -> None:
    draw = np.random.default_rng(5)
    rows = draw.standard_normal((20_000, 2))
    truth = draw.random(20_000) < 1 / (1 + np.exp(-(rows @ np.asarray([1.0, -2.0]) + 0.5)))
    weights, bias = fit_logistic(rows, truth, l2=1.0)
    np.testing.assert_allclose(weights, [1.0, -2.0], atol=0.1)
    assert bias == pytest.approx(0.5, abs=0.1)
