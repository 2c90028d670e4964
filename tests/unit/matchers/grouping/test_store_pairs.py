"""What two stores have in common."""

import numpy as np

from matchers.grouping.store_pairs import STORE_PAIRS, store_pairs


def columns(stores: list[int], pairs: list[tuple[int, int]], values: list[float]) -> dict[str, np.ndarray]:
    left, right = (np.asarray(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    found = store_pairs(np.asarray(stores), left, right, np.asarray(values, dtype=np.float32))
    return dict(zip(STORE_PAIRS, found.T, strict=True))


def test_a_pair_is_measured_by_what_its_stores_always_are() -> None:
    # stores 0 and 1 write the same titles, 0 and 2 never do
    found = columns([0, 0, 1, 1, 2], [(0, 2), (1, 3), (0, 4), (1, 4)], [0.9, 0.9, 0.3, 0.3])
    assert found["best_low"][0] > found["best_low"][2]
    assert abs(found["beyond_best"][0]) < 0.9 - 0.3


def test_only_the_best_candidate_of_an_offer_counts() -> None:
    weak = columns([0, 1, 1], [(0, 1), (0, 2)], [0.8, 0.1])
    assert np.isclose(weak["listed_high"], 0.8).all()
    assert np.isclose(weak["listed_low"], (0.8 + 0.1) / 2).all()


def test_an_offer_of_the_same_store_is_no_other_store() -> None:
    found = columns([0, 0, 1], [(0, 1), (1, 2)], [0.9, 0.2])
    assert np.isclose(found["any_store_low"][0], 0.1)


def test_sides_do_not_matter() -> None:
    stores, pairs, values = [0, 1, 2, 0], [(0, 1), (0, 2), (1, 3), (2, 3)], [0.5, 0.2, 0.7, 0.4]
    once = columns(stores, pairs, values)
    turned = columns(stores, [(right, left) for left, right in pairs], values)
    assert all(np.allclose(once[name], turned[name]) for name in STORE_PAIRS)


def test_no_pairs_have_no_rows() -> None:
    nothing = np.empty(0, dtype=np.int64)
    found = store_pairs(np.asarray([0, 1]), nothing, nothing, nothing.astype(np.float32))
    assert found.shape == (0, len(STORE_PAIRS))
