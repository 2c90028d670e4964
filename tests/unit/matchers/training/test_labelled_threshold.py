"""Where the line is drawn with labels, and how often the pairs asked match."""

import numpy as np
import pytest

from matchers.features.vocabulary import Floats
from matchers.training.labelled_threshold import (
    Labels,
    at_share,
    best_threshold,
    same_share,
    share_asked,
    weights_for_share,
)


def _calibrated(share: float, count: int = 4000, seed: int = 1) -> tuple[Floats, Labels]:
    """Labels, and the probabilities of a judge whose evidence is log-odds of ±2 with a spread of 2."""
    draw = np.random.default_rng(seed)
    labels = (draw.random(count) < share).astype(np.int8)
    odds = np.where(labels == 1, 2.0, -2.0) + 2.0 * draw.standard_normal(count) + np.log(share / (1 - share))
    return (1 / (1 + np.exp(-odds))).astype(np.float32), labels


def test_the_threshold_parts_what_can_be_parted() -> None:
    scores = np.asarray([0.9, 0.8, 0.3, 0.1], dtype=np.float32)
    assert 0.3 < best_threshold(scores, np.asarray([1, 1, 0, 0], dtype=np.int8)) < 0.81


@pytest.mark.parametrize("true", [0.05, 0.1, 0.8])
def test_scores_tell_how_often_the_pairs_asked_match(true: float) -> None:
    asked, _ = _calibrated(true)
    taught = at_share(asked, 0.4, true)  # as a judge says that learned where two fifths match
    assert share_asked(taught, 0.4) == pytest.approx(true, rel=0.15)


def test_a_share_as_usual_is_left_alone() -> None:
    asked, _ = _calibrated(0.1)
    assert share_asked(asked, 0.1) == 0.1
    assert same_share(0.1, 0.12)
    assert not same_share(0.1, 0.2)


def test_few_pairs_tell_nothing_of_their_share() -> None:
    assert share_asked(np.full(99, 0.01, dtype=np.float32), 0.4) == 0.4


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_pairs_that_are_all_sure_have_a_share_and_probabilities(score: float) -> None:
    scores = np.full(200, score, dtype=np.float32)
    share = share_asked(scores, 0.4)
    assert 0 < share < 1
    np.testing.assert_allclose(at_share(scores, share, 0.4), scores)


def test_the_line_is_higher_where_matches_are_rarer() -> None:
    scores, labels = _calibrated(0.4)
    weights = weights_for_share(labels, 0.05)
    assert weights[labels == 1].sum() / weights.sum() == pytest.approx(0.05, rel=1e-3)
    rare = best_threshold(scores, labels, weights)
    assert rare > best_threshold(scores, labels) + 0.1


def test_probabilities_at_another_share_hold_there() -> None:
    scores, labels = _calibrated(0.1)
    taught = at_share(scores, 0.4, 0.1)
    again = at_share(taught, 0.1, 0.4)
    np.testing.assert_allclose(again, scores, rtol=1e-3)
    assert again.mean() == pytest.approx((labels == 1).mean(), rel=0.1)
