"""Where the line is drawn without labels."""

from dataclasses import replace

import numpy as np

from matchers.scoring.sides import Sides
from matchers.scoring.threshold import USUAL_SHARE, matching_share, unlabelled_threshold

_SPREAD = np.linspace(0.0, 0.89, 1_000, dtype=np.float32)


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
    once = Sides(mutual=0.08, best_of_one=0.1, matches_per_offer=1.0)
    assert unlabelled_threshold(_SPREAD, sides=once) > unlabelled_threshold(_SPREAD)


def test_there_are_more_matches_where_offers_have_several() -> None:
    once = Sides(mutual=0.1, best_of_one=0.1, matches_per_offer=1.0)
    several = replace(once, matches_per_offer=2.0)
    assert matching_share(_SPREAD, sides=several) > 1.2 * matching_share(_SPREAD, sides=once)


def test_where_one_catalogue_has_its_products_several_times_the_best_of_the_other_count() -> None:
    few = Sides(mutual=0.01, best_of_one=0.1, matches_per_offer=1.0)
    assert 0.09 < matching_share(_SPREAD, sides=few) < 0.12
    assert matching_share(_SPREAD, sides=replace(few, best_of_one=0.2)) > 0.15
