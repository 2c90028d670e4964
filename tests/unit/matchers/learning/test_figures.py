"""When what was learned counts as worse."""

import numpy as np
import pytest

from matchers.learning.figures import Figures, figures, objections


def _figures(log_loss: float, precision: float, recall: float) -> Figures:
    return Figures(log_loss=log_loss, precision=precision, recall=recall)


def test_figures_count_weights() -> None:
    chances = np.asarray([0.95, 0.95, 0.5, 0.1], dtype=np.float32)
    labels = np.asarray([1, 0, 1, 0], dtype=np.float32)
    found = figures(chances, labels, np.asarray([3, 1, 1, 1], dtype=np.float32), merge=0.9)
    assert (found.precision, found.recall) == (0.75, 0.75)
    assert found.f1 == 0.75


def test_no_merge_is_no_wrong_merge() -> None:
    found = figures(np.asarray([0.5]), np.asarray([1.0]), np.asarray([1.0]), merge=0.9)
    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


def test_better_in_all_respects_meets_no_objection() -> None:
    assert objections(_figures(0.01, 0.995, 0.99), _figures(0.05, 0.97, 0.8)) == ()


@pytest.mark.parametrize(
    ("learned", "word"),
    [
        (_figures(0.06, 0.995, 0.99), "probabilities"),
        (_figures(0.05, 0.995, 0.99), "probabilities"),
        (_figures(0.01, 0.99, 0.7), "merges worse"),
        (_figures(0.01, 0.96, 0.99), "wrong"),
    ],
)
def test_each_way_to_be_worse_is_an_objection(learned: Figures, word: str) -> None:
    found = objections(learned, _figures(0.05, 0.97, 0.8))
    assert len(found) == 1
    assert word in found[0]


def test_precision_above_what_is_wanted_may_fall() -> None:
    assert objections(_figures(0.01, 0.992, 0.99), _figures(0.05, 1.0, 0.8)) == ()
