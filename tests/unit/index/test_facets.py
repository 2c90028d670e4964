"""Facet values as a page shows them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facets import (
    PRICE_STEPS,
    VALUES_PER_FACET,
    Facet,
    category_path,
    category_value,
    choose_attributes,
    facet_values,
    price_bounds,
    price_value,
)
from index.query import Filters


@given(st.lists(st.text(alphabet="abc &", min_size=1), min_size=1).map(tuple))
def test_a_category_value_leads_back_to_its_path(path: tuple[str, ...]) -> None:
    assert category_path(category_value(path)) == path


def test_price_steps_meet_without_gap_or_overlap() -> None:
    bounds = [price_bounds(price_value(step)) for step in range(len(PRICE_STEPS))]
    assert bounds[0][0] == 0
    assert bounds[-1][1] is None
    for (_, high), (low, _) in itertools.pairwise(bounds):
        assert high is not None
        assert low == high + 1


def test_the_most_frequent_values_come_first_and_equals_by_name() -> None:
    values = facet_values(Facet.BRAND, {"b": 2, "c": 7, "a": 2}, Filters())
    assert [(value.value, value.count) for value in values] == [("c", 7), ("a", 2), ("b", 2)]


def test_a_selected_value_is_listed_however_rare() -> None:
    counts = {f"brand {number:03}": 1_000 - number for number in range(100)}
    values = facet_values(Facet.BRAND, counts, Filters(brands=frozenset({"brand 099"})))
    assert len(values) == VALUES_PER_FACET + 1
    assert (values[-1].value, values[-1].count) == ("brand 099", 901)


def test_prices_and_ratings_keep_their_own_order() -> None:
    prices = facet_values(Facet.PRICE, {"10000-19999": 5, "0-999": 1}, Filters())
    assert [value.value for value in prices] == ["0-999", "10000-19999"]
    ratings = facet_values(Facet.RATING, {"3.0": 9, "4.5": 1}, Filters())
    assert [value.label for value in ratings] == ["4.5 and up", "3 and up"]


def test_a_category_follows_the_one_above_it_and_is_named_by_its_last_step() -> None:
    values = facet_values(Facet.CATEGORY, {"B": 9, "A > C": 5, "A": 5}, Filters())
    assert [(value.value, value.label) for value in values] == [("A", "A"), ("A > C", "C"), ("B", "B")]


@pytest.mark.parametrize(
    ("having", "chosen"),
    [
        ({"colour": 60, "size": 20, "odd": 19}, ["colour", "size"]),
        (dict.fromkeys("hgfedcba", 50), list("abcdef")),
        ({}, []),
    ],
)
def test_attributes_fit_that_many_of_the_products_have(having: dict[str, int], chosen: list[str]) -> None:
    assert choose_attributes(having, 100) == chosen
