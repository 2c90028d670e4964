"""Structure features, stores as a measure, and the threshold."""

import numpy as np

from matchers.features import FEATURES
from matchers.grouping.candidates import CandidatePairs
from matchers.grouping.group import cluster_rows
from matchers.grouping.stores import one_store_share
from matchers.grouping.structure import STRUCTURE, structure
from matchers.grouping.threshold import best_threshold


def pairs_of(edges: list[tuple[int, int]], stores: list[int], *, apart: bool = True) -> CandidatePairs:
    left, right = (np.asarray(side, dtype=np.int64) for side in zip(*edges, strict=True))
    features = np.zeros((len(edges), len(FEATURES)), dtype=np.float32)
    return CandidatePairs(left, right, features, np.asarray(stores, dtype=np.int64), apart)


def test_a_better_partner_in_the_same_store_shows_as_a_rival() -> None:
    pairs = pairs_of([(0, 1), (0, 2)], [0, 1, 1])
    columns = structure(pairs, np.asarray([0.9, 0.6], dtype=np.float32), np.zeros(2, dtype=np.float32))
    assert columns.shape == (2, len(STRUCTURE))
    margin = columns[:, STRUCTURE.index("store_margin_low")]
    assert margin[0] > 0 > margin[1]


def test_a_common_neighbour_supports_a_pair() -> None:
    pairs = pairs_of([(0, 1), (0, 2), (1, 2)], [0, 1, 2])
    chances = np.asarray([0.5, 0.9, 0.8], dtype=np.float32)
    best = structure(pairs, chances, np.zeros(3, dtype=np.float32))[:, STRUCTURE.index("common_best")]
    assert np.isclose(best[0], 0.9 * 0.8)


def test_stores_tell_nothing_where_they_may_list_a_product_twice() -> None:
    pairs = pairs_of([(0, 1)], [0, 0], apart=False)
    assert np.isnan(one_store_share(pairs, np.asarray([0.5], dtype=np.float32))).all()


def test_no_store_has_two_offers_in_a_cluster_where_stores_are_apart() -> None:
    pairs = pairs_of([(0, 1), (0, 2)], [0, 1, 1])
    chances = np.asarray([0.9, 0.8], dtype=np.float32)
    labels = cluster_rows(pairs, chances, threshold=0.3, apart=np.asarray([False, False]))
    assert labels[0] == labels[1] != labels[2]


def test_what_is_near_to_both_sides_of_a_pair_that_is_apart_joins_the_nearer() -> None:
    pairs = pairs_of([(0, 1), (0, 2), (1, 2)], [0, 1, 2])
    chances = np.asarray([0.9, 0.0, 0.8], dtype=np.float32)
    labels = cluster_rows(pairs, chances, threshold=0.3, apart=np.asarray([False, True, False]))
    assert labels[0] == labels[1] != labels[2]


def test_sure_pairs_raise_the_threshold_and_doubtful_ones_lower_it() -> None:
    sure = best_threshold(np.asarray([0.99] * 50 + [0.01] * 50, dtype=np.float32))
    doubtful = best_threshold(np.asarray([0.6] * 50 + [0.3] * 50, dtype=np.float32))
    assert doubtful < sure
    assert best_threshold(np.empty(0, dtype=np.float32)) > 0


def test_the_bar_is_lower_where_stores_are_apart_and_never_at_the_ground() -> None:
    doubtful = np.asarray([0.6] * 50 + [0.3] * 50, dtype=np.float32)
    assert best_threshold(doubtful, apart_stores=True) < best_threshold(doubtful)
    assert best_threshold(np.full(50, 0.001, dtype=np.float32), apart_stores=True) >= 0.1
