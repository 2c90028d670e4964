"""Cursors say where a page ended, and belong to one query."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InvalidValueError
from index.cursor import Position, decode_cursor, encode_cursor, tie_key
from index.query import Filters, SearchQuery, Sort

QUERY = SearchQuery(text="phone", filters=Filters(attributes={"colour": frozenset({"red", "blue"})}))


@given(key=st.floats(allow_nan=False, allow_infinity=False), tie=st.integers(0, 2**63 - 1))
def test_a_cursor_leads_back_to_its_position(key: float, tie: int) -> None:
    position = Position(key=key, tie=tie)
    assert decode_cursor(replace(QUERY, cursor=encode_cursor(QUERY, position))) == position


def test_the_first_page_has_no_position() -> None:
    assert decode_cursor(QUERY) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(QUERY, text="phones"),
        replace(QUERY, sort=Sort.RATING),
        replace(QUERY, group_variants=True),
        replace(QUERY, filters=Filters(max_total=5)),
    ],
)
def test_a_cursor_of_another_query_is_refused(other: SearchQuery) -> None:
    cursor = encode_cursor(QUERY, Position(key=1.0, tie=2))
    with pytest.raises(InvalidValueError, match="first page"):
        decode_cursor(replace(other, cursor=cursor))


def test_size_and_facets_may_change_between_pages() -> None:
    cursor = encode_cursor(QUERY, Position(key=1.0, tie=2))
    assert decode_cursor(replace(QUERY, size=99, facets=(), cursor=cursor)) is not None


@given(st.text())
def test_tie_keys_fit_a_signed_number_of_64_bits(product_id: str) -> None:
    assert 0 <= tie_key(product_id) < 2**63
