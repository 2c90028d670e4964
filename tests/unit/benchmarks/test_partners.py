"""Pairs by way of a third offer."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.blocking.partners import through_the_nearest

IDS = ["a", "b", "c", "d"]


def test_two_offers_near_a_third_are_a_pair() -> None:
    found = through_the_nearest(IDS, [["b"], [], ["b"], []], nearest=1)
    assert found == {("a", "b"), ("b", "c"), ("a", "c")}


def test_only_the_nearest_lead_on() -> None:
    found = through_the_nearest(IDS, [["b", "c"], [], [], ["c"]], nearest=1)
    assert found == {("a", "b"), ("c", "d")}


@given(st.lists(st.lists(st.sampled_from(IDS), max_size=3, unique=True), min_size=4, max_size=4))
def test_pairs_are_ordered_and_of_two_offers(found: list[list[str]]) -> None:
    near = [[other for other in others if other != one] for one, others in zip(IDS, found, strict=True)]
    pairs = through_the_nearest(IDS, near, nearest=2)
    assert all(one < other for one, other in pairs)
    assert {tuple(sorted((a, b))) for a, others in zip(IDS, near, strict=True) for b in others[:2]} <= pairs
