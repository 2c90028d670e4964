"""Whether two pages show the same product."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction import ExtractedProduct
from spiders.items.identity import SeenProducts, own_address

BASE = "http://s.example"


def product(name: str = "Anvil", **values: object) -> ExtractedProduct:
    return ExtractedProduct(url=None, name=name, price=Decimal("9.99"), **values)  # type: ignore[arg-type]


def test_a_product_is_found_at_its_address_without_what_a_list_or_session_added():
    assert own_address(product(), url=f"{BASE}/anvil?utm_source=list&id=1") == f"{BASE}/anvil?id=1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"canonical_url": f"{BASE}/anvil"}, {"canonical_url": f"{BASE}/anvil/"}),
        ({"sku": "A-1"}, {"sku": "a-1"}),
        ({"sku": "SW-10.1", "name": "Tee"}, {"sku": "SW-10.2", "name": "Tee"}),
        ({"gtin": "04006381333931"}, {"gtin": "04006381333931"}),
        ({"images": ("http://s/1.png",)}, {"images": ("http://s/1.png",)}),
        ({"group_key": "G"}, {"group_key": "G", "sku": "other"}),
    ],
)
def test_the_same_product_is_not_new_a_second_time(one, other):
    seen = SeenProducts()
    identity, new = seen.identify(product(**one), url=f"{BASE}/a")
    again, new_again = seen.identify(product(**other), url=f"{BASE}/b")
    assert (new, new_again) == (True, False)
    assert identity == again


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"sku": "A-1"}, {"sku": "A-2"}),
        ({"sku": "N/A", "name": "Anvil"}, {"sku": "N/A", "name": "Bellows"}),
        ({"group_key": "all", "name": "Anvil"}, {"group_key": "all", "name": "Bellows"}),
        (
            {"sku": "1", "images": ("http://s/none.png",)},
            {"sku": "1", "images": ("http://s/none.png",), "name": "Bellows"},
        ),
        ({"images": ("http://s/1.png",)}, {"images": ("http://s/2.png",)}),
        ({"name": "Anvil"}, {"name": "Bellows"}),
        (
            {"canonical_url": f"{BASE}/all", "name": "Anvil", "sku": "1"},
            {"canonical_url": f"{BASE}/all", "name": "Bellows", "sku": "2"},
        ),
    ],
)
def test_different_products_are_both_new(one, other):
    seen = SeenProducts()
    assert seen.identify(product(**one), url=f"{BASE}/a")[1]
    assert seen.identify(product(**other), url=f"{BASE}/b")[1]


@pytest.mark.parametrize(
    ("canonical", "own"),
    [
        (f"{BASE}/anvil", f"{BASE}/anvil"),
        ("/anvil", f"{BASE}/anvil"),
        (BASE, f"{BASE}/a?x=1"),
        (f"{BASE}/en/", f"{BASE}/a?x=1"),
        ("http://other.example/anvil", f"{BASE}/a?x=1"),
        ("http://[", f"{BASE}/a?x=1"),
        (None, f"{BASE}/a?x=1"),
    ],
)
def test_a_canonical_link_is_taken_where_it_is_believable(canonical, own):
    assert own_address(product(canonical_url=canonical), url=f"{BASE}/a?x=1") == own


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["1", "2", None])), max_size=20))
def test_a_page_seen_twice_is_never_new_twice(pages):
    seen = SeenProducts()
    for name, sku in pages:
        seen.identify(product(name, sku=sku), url=f"{BASE}/{name}{sku}")
        assert not seen.identify(product(name, sku=sku), url=f"{BASE}/{name}{sku}")[1]


def test_a_canonical_link_that_different_products_share_is_no_address():
    seen = SeenProducts()
    anvil, bellows = (product(name, canonical_url=f"{BASE}/all") for name in ("Anvil", "Bellows"))
    seen.identify(anvil, url=f"{BASE}/a")
    seen.identify(bellows, url=f"{BASE}/b")
    assert seen.address(bellows, url=f"{BASE}/b") == f"{BASE}/b"


@pytest.mark.parametrize("apart", [True, False])
def test_a_variant_with_the_link_of_the_product_it_is_of_is_no_product_of_its_own(apart):
    seen = SeenProducts(variants_apart=apart)
    link = {"canonical_url": f"{BASE}/tee"}
    seen.identify(product("Cotton tee", sku="T", **link), url=f"{BASE}/tee")
    assert seen.identify(product("Cotton tee red", sku="T-R", **link), url=f"{BASE}/tee-red")[1] is apart


@pytest.mark.parametrize(
    ("name", "price", "is_anothers"),
    [("Ducks", None, True), ("Red anvil", None, False), ("Ducks", "9.99", False)],
)
def test_a_page_without_a_price_that_tells_the_sku_of_another_product_links_that_one(
    name, price, is_anothers
):
    seen = SeenProducts()
    seen.identify(product("Anvil", sku="A-1"), url=f"{BASE}/anvil")
    page = ExtractedProduct(url=None, name=name, price=Decimal(price) if price else None, sku="a-1")
    assert seen.tells_of_another(page) is is_anothers
