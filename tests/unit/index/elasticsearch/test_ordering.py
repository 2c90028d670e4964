"""Sort values and positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.elasticsearch.ordering import read_position, search_after
from index.offers import NO_OFFER, UNAVAILABLE
from index.query import Sort

totals = st.integers(0, 10**14)


@given(total=totals, tie=st.integers(0, 2**63 - 1), unavailable=st.booleans())
def test_the_descending_price_order_is_read_and_continued(total: int, tie: int, unavailable: bool) -> None:
    flag = int(unavailable)
    values = [flag, total + flag * UNAVAILABLE, tie]
    if total or not unavailable:
        assert search_after(
            Sort.TOTAL_PRICE_DESCENDING, read_position(Sort.TOTAL_PRICE_DESCENDING, values)
        ) == (values)


def test_products_without_an_offer_come_last_in_both_price_orders() -> None:
    for sort, values in ((Sort.TOTAL_PRICE, [NO_OFFER, 5]), (Sort.TOTAL_PRICE_DESCENDING, [2, 0, 5])):
        position = read_position(sort, values)
        assert position.key == NO_OFFER
        assert search_after(sort, position) == values


@given(first=totals, second=totals)
def test_dearer_sorts_earlier_in_the_descending_order(first: int, second: int) -> None:
    one, other = (read_position(Sort.TOTAL_PRICE_DESCENDING, [0, total, 1]).key for total in (first, second))
    assert (one < other) == (first > second)


@pytest.mark.parametrize(
    ("sort", "values"), [(Sort.RATING, [4.5, 1]), (Sort.NEWEST, [-1, 1]), (Sort.RELEVANCE, [3.25, 1])]
)
def test_other_orders_are_continued_from_their_value(sort: Sort, values: list[float]) -> None:
    assert search_after(sort, read_position(sort, values)) == values
