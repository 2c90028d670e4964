"""Judging without labels, and learning from own answers, on catalogues made up here."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matchers.record import Record
from matchers.scoring import MatcherModel, PairScorer
from matchers.scoring.asked import AskedModels
from matchers.scoring.catalogues import TwoCatalogues
from matchers.scoring.graph import PairGraph
from matchers.scoring.model import ASKED_AT
from matchers.scoring.sides import Sides
from matchers.training import unlabelled
from matchers.training.unlabelled import judge_without_labels

_KINDS = ("kettle", "toaster", "blender", "mixer", "grill")
_BRANDS = ("acme", "bolt", "corona", "delta")
_PRODUCTS = 120


def _asked() -> tuple[PairGraph, np.ndarray]:
    """Each product is once on the left and once, written another way, on the right; and which pairs are one."""
    left, right, pairs = [], [], []
    for at in range(_PRODUCTS):
        brand, kind, code = _BRANDS[at % 4], _KINDS[at % 5], f"x{100 + 7 * at}"
        left.append(Record(id=f"l{at}", title=f"{brand} {kind} {code} black"))
        right.append(Record(id=f"r{at}", title=f"{brand} {code.upper()}-B {kind} in schwarz"))
        pairs += [(f"l{at}", f"r{(at + step) % _PRODUCTS}") for step in (0, 4, 5, 20)]
    same = np.asarray([one[1:] == other[1:] for one, other in pairs])
    return TwoCatalogues(left, right).graph(pairs), same


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer.shipped()


def test_pairs_of_catalogues_never_seen_are_told_apart(scorer: PairScorer) -> None:
    graph, same = _asked()
    judged = judge_without_labels(scorer, graph)
    assert np.mean((judged.scores >= judged.threshold) == same) > 0.95


def test_the_same_pairs_get_the_same_answers(scorer: PairScorer) -> None:
    graph, _ = _asked()
    np.testing.assert_array_equal(
        judge_without_labels(scorer, graph).scores, judge_without_labels(scorer, graph).scores
    )


def test_own_answers_change_scores_and_not_how_many_match(
    scorer: PairScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, _ = _asked()
    learned = judge_without_labels(scorer, graph)
    monkeypatch.setattr(unlabelled, "_MIN_MATCHES", len(learned.scores))
    shipped = judge_without_labels(scorer, graph)
    assert not np.array_equal(learned.scores, shipped.scores)
    counts = [(judged.scores >= judged.threshold).sum() for judged in (learned, shipped)]
    assert abs(int(counts[0]) - int(counts[1])) <= 2


def test_too_few_matches_teach_nothing(scorer: PairScorer, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, _ = _asked()
    judged = judge_without_labels(scorer, graph)
    monkeypatch.setattr(unlabelled, "_MIN_MATCHES", int((judged.scores >= judged.threshold).sum()) + 10)
    monkeypatch.setattr(unlabelled, "_learned", None)
    judge_without_labels(scorer, graph)


def test_closer_columns_are_asked_for_only_where_products_are_listed_once(
    scorer: PairScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph, _ = _asked()
    asked: list[bool] = []

    def closest() -> tuple[np.ndarray, np.ndarray]:
        asked.append(True)
        return np.zeros((len(graph.asked_left), 1)), np.zeros((len(graph.near_left), 1))

    judge_without_labels(scorer, graph, closest=closest)
    assert asked == [True]
    monkeypatch.setattr(Sides, "once", False)
    judge_without_labels(scorer, graph, closest=closest)
    assert asked == [True]


class _Alike:
    """Stands in for a booster: the more of the words are shared the likelier, steep where it is sure."""

    def __init__(self, steepness: float) -> None:
        self._steepness = steepness

    def predict(self, rows: np.ndarray, *, num_threads: int) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-self._steepness * (rows[:, ASKED_AT["words_cosine"]] - 0.4))))


def _expected(steepness: Sequence[float], monkeypatch: pytest.MonkeyPatch) -> float:
    """Matches an offer has, by models that are so sure."""
    shipped, told = MatcherModel.shipped(), list[Sides]()

    def threshold(_: np.ndarray, *, sides: Sides) -> float:
        told.append(sides)
        return 1.0

    monkeypatch.setattr(unlabelled, "unlabelled_threshold", threshold)
    alone: list[Any] = [_Alike(each) for each in steepness]
    between = AskedModels(alone=alone, full=(), rivals=shipped.between.rivals)
    judge_without_labels(PairScorer(replace(shipped, between=between)), _asked()[0])
    return told[0].matches_per_offer


def test_a_quarter_of_the_models_that_expect_most_matches_tell_how_many_an_offer_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sure, unaware = _expected([40.0] * 4, monkeypatch), _expected([1.0] * 4, monkeypatch)
    assert unaware > sure
    assert _expected([40.0, 40.0, 40.0, 1.0], monkeypatch) == unaware
    assert _expected([40.0] * 7 + [1.0], monkeypatch) == pytest.approx((sure + unaware) / 2)
