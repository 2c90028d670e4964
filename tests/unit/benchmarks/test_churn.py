"""How churn of product ids is counted."""

from benchmarks.matching_churn.churn import after_all, after_first, churn, named

_BEFORE = {1: "pa", 2: "pa", 3: "pb", 4: "pb", 5: "pb", 6: "pc"}


def test_nothing_that_stays_counts() -> None:
    found = churn(_BEFORE, _BEFORE)
    assert (found.offers, found.same, found.moved, found.share, found.share_of_same) == (6, 6, 0, 0.0, 0.0)


def test_a_new_id_for_the_same_group_is_told_from_a_group_that_changed() -> None:
    renamed = {**_BEFORE, 6: "pz"}
    found = churn(_BEFORE, renamed)
    assert (found.same, found.moved_of_same, found.moved) == (6, 1, 1)
    split = {**_BEFORE, 5: "pz"}
    found = churn(_BEFORE, split)
    assert (found.same, found.moved_of_same, found.moved) == (3, 0, 1)


def test_simpler_ids_change_with_the_group() -> None:
    split = {**_BEFORE, 3: "pz"}
    assert churn(named(_BEFORE, after_first), named(split, after_first)).moved == 2
    assert churn(named(_BEFORE, after_all), named(split, after_all)).moved == 3
