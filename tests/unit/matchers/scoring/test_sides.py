"""How often products are there in each of two catalogues."""

import numpy as np

from matchers.features.competition import Edges, no_edges
from matchers.scoring.sides import Sides, sides


def _edges(pairs: list[tuple[int, int, float]]) -> Edges:
    """Left nodes from 0, right ones from 10."""
    strengths = np.asarray([strength for _, _, strength in pairs], dtype=np.float32)
    left, right = (np.asarray([pair[at] for pair in pairs], dtype=np.int64) for at in (0, 1))
    return Edges(left, right, strengths, strengths, 20)


def _sides(pairs: list[tuple[int, int, float]]) -> Sides:
    return sides(_edges(pairs), no_edges(20))


def test_where_products_are_there_once_the_best_for_both_are_the_best_for_either() -> None:
    found = _sides([(0, 10, 5.0), (1, 11, 5.0), (0, 11, -5.0), (1, 10, -5.0)])
    assert found.mutual == found.best_of_one == 0.5
    assert 0.9 < found.matches_per_offer < 1.1


def test_offers_of_a_shop_that_lists_things_several_times_have_one_match_each() -> None:
    found = _sides([(0, 10, 5.0), (1, 10, 4.0), (2, 10, 3.0), (0, 11, -5.0), (1, 11, -5.0), (2, 11, -5.0)])
    assert found.best_of_one == 0.5
    assert found.mutual < found.best_of_one
    assert found.matches_per_offer < 1.1


def test_the_order_of_the_catalogues_does_not_matter() -> None:
    pairs = [(0, 10, 5.0), (1, 10, 4.0), (1, 11, -2.0)]
    assert _sides(pairs) == _sides([(right, left, strength) for left, right, strength in pairs])


def test_a_rival_in_the_catalogue_that_nobody_asks_about_counts() -> None:
    asked = _edges([(0, 10, 2.0)])
    assert sides(asked, no_edges(20)).mutual == 1.0
    assert sides(asked, _edges([(0, 11, 3.0)])).mutual == 0.0


def test_far_too_few_pairs_are_best_for_both_where_one_catalogue_lists_a_product_many_times() -> None:
    once = [(at, 10 + at, 5.0) for at in range(5)]
    many = [(0, 10, 5.0), *((0, 11 + at % 8, 1.0 - at) for at in range(60))]
    assert _sides(once).once
    assert not _sides(many).once
