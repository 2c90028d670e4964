"""Where the line is drawn without labels."""

import numpy as np

from matchers.scoring.threshold import USUAL_SHARE, unlabelled_threshold


def _matched(scores: np.ndarray) -> float:
    return float((scores >= unlabelled_threshold(scores)).mean())


def test_scores_that_are_too_high_are_cut_to_about_the_usual_share() -> None:
    scores = np.linspace(0.2, 0.89, 1_000, dtype=np.float32)
    assert USUAL_SHARE < _matched(scores) < 2 * USUAL_SHARE


def test_scores_that_are_too_low_still_give_matches() -> None:
    scores = np.linspace(0.0, 0.3, 1_000, dtype=np.float32)
    assert USUAL_SHARE / 2 < _matched(scores) <= 1.2 * USUAL_SHARE


def test_sure_matches_are_believed_however_many() -> None:
    scores = np.asarray([0.99] * 60 + [0.01] * 60, dtype=np.float32)
    assert _matched(scores) == 0.5


def test_a_few_pairs_are_decided_at_even_chances() -> None:
    assert unlabelled_threshold(np.asarray([0.4, 0.6], dtype=np.float32)) == 0.5


def test_pairs_that_are_best_for_both_offers_tell_the_share_where_products_are_there_once() -> None:
    scores = np.linspace(0.0, 0.89, 1_000, dtype=np.float32)
    assert unlabelled_threshold(scores, mutual=0.08) > unlabelled_threshold(scores)


def test_a_share_far_from_what_scores_say_is_not_believed() -> None:
    scores = np.linspace(0.0, 0.89, 1_000, dtype=np.float32)
    assert unlabelled_threshold(scores, mutual=0.01) == unlabelled_threshold(scores)
