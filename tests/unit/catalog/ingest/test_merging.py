"""A new listing over a known one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.condition import Condition
from catalog.ingest.merging import clean, content_hash, lay_over, legible, same_content
from tests.builders import a_listing, eur

FULL: dict[str, Any] = {
    "brand": "Sony",
    "condition": Condition.NEW,
    "sku": "S1",
    "mpn": "M1",
    "gtin": "04006381333931",
    "category": ("A", "B"),
    "description": "text",
    "rating": 4.5,
    "review_count": 10,
    "image_urls": ("https://a.example/1.jpg",),
    "group_key": "g",
    "attributes": {"colour": "black"},
}
EMPTY: dict[str, Any] = {"category": (), "image_urls": (), "attributes": {}}


@given(st.sets(st.sampled_from(sorted(FULL))))
def test_what_is_missing_is_kept(missing: set[str]) -> None:
    known = a_listing(**FULL)
    bare = replace(known, **{name: EMPTY.get(name) for name in missing})
    assert lay_over(known, bare) == known


@pytest.mark.parametrize("name", sorted(FULL))
def test_every_field_of_content_tells_in_the_hash(name: str) -> None:
    full = a_listing(**FULL)
    without = replace(full, **{name: EMPTY.get(name)})
    assert content_hash(full) != content_hash(without)
    assert not same_content(full, without)


def test_prices_and_sources_are_no_content() -> None:
    other = a_listing(price=eur("5"), shipping=eur("1"), sources={"price": "microdata"}, price_text="5")
    assert content_hash(a_listing()) == content_hash(other)


def test_attributes_have_no_order() -> None:
    one, other = a_listing(attributes={"a": "1", "b": "2"}), a_listing(attributes={"b": "2", "a": "1"})
    assert content_hash(one) == content_hash(other)


def test_a_price_of_nothing_is_no_price_and_free_shipping_is_free() -> None:
    cleaned = clean(a_listing(price=eur("0"), list_price=eur("0"), shipping=eur("0")))
    assert (cleaned.price, cleaned.list_price, cleaned.shipping) == (None, None, eur("0"))


def test_characters_that_are_no_text_are_taken_out_of_every_text() -> None:
    wrong = a_listing(
        name="Lamp\x0bred",
        description="a\x00b",
        category=("A\x01",),
        attributes={"si\x02ze": "X\ud83d"},
        mpn="M\x7f",
    )
    mended = legible(wrong)
    assert (mended.name, mended.description, mended.category) == ("Lamp red", "a b", ("A ",))
    assert (mended.attributes, mended.mpn) == ({"si ze": "X "}, "M ")
    assert legible(a_listing()) == a_listing()
