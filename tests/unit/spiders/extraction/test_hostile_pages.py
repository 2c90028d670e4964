"""Pages made to hurt: each ends with an answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spiders.extraction import extract
from spiders.extraction.document.nesting import MAX_DEPTH, within_bounds

_PRODUCT = "<title>Lamp</title><h1>Lamp</h1><span class=price>$5.00</span>"
_MARKUP = (
    "<h1>|</h1>|<div class='price'>|</div>|<script type='application/ld+json'>|</script>|{\"@type\":\"Product\",|"
    '"offers":|[{|}]|"price":"1,2.3"|€|$|12|,|.|99|SKU:|<del>|<td>|\x00|\udcff|itemprop=price|<meta |'
    "<!--|<svg>|<select><option>|<template>|ean: 4006381333931|http://[|<a href='http://[x'>"
)
_PIECES = st.sampled_from(_MARKUP.split("|"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_page_raises(html: str) -> None:
    extract(html, url="http://shop.example/p/1")


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    extract(data)


def test_an_address_that_is_none_is_no_error() -> None:
    assert extract(_PRODUCT, url="http://[broken").name == "Lamp"


@pytest.mark.parametrize(
    "json",
    [
        '{"a":' * 10_000 + "1" + "}" * 10_000,
        "[" * 50_000,
        '{"@type":"Product","name":"Lamp","offers":{"price":"5","x":' + "[" * 900 + "]" * 900 + "}}",
        '{"@type":"Product","name":"Lamp",}',
        "not json",
        "",
    ],
)
def test_json_of_any_depth_leaves_the_visible_price(json: str) -> None:
    product = extract(f'<script type="application/ld+json">{json}</script>{_PRODUCT}')
    assert str(product.price) in ("5", "5.00")


def test_markup_nested_too_deep_is_cut() -> None:
    cut = within_bounds((_PRODUCT + "<div>" * 100_000).encode())
    assert cut.count(b"<div>") <= MAX_DEPTH
    assert extract(_PRODUCT + "<div>" * 100_000).name == "Lamp"


def test_a_tag_of_thousands_of_attributes_is_cut() -> None:
    soup = "<div " + " ".join(f"a{number}=x" for number in range(50_000)) + ">"
    assert len(within_bounds((_PRODUCT + soup).encode())) < 20_000


def test_an_ordinary_page_is_left_as_it_is() -> None:
    page = _PRODUCT + '<div data-json="' + '{"a": 1, "b": [2, 3]},' * 4_000 + '">' + "<li>x" * 200
    assert within_bounds(page.encode()) == page.encode()


@pytest.mark.parametrize("piece", ["<li>x", "<br>", "<img src=a>", "<p></p>"])
def test_many_tags_that_are_left_open_or_closed_again_are_no_depth(piece: str) -> None:
    page = (_PRODUCT + piece * 20_000 + "<").encode()
    assert within_bounds(page) == page


@pytest.mark.parametrize(
    "table", ["[" * 200_000, '{"attributes":' * 200_000, '{"attributes": ["1, 2}', "{a: 1}"]
)
def test_a_broken_variant_table_is_left(table: str) -> None:
    product = extract(f"<script>var spConfig = new Product.Config({table});</script>{_PRODUCT}")
    assert (product.name, product.variants) == ("Lamp", ())


def test_a_large_page_keeps_its_product() -> None:
    assert str(extract(_PRODUCT + "<p>lorem ipsum</p>" * 100_000).price) == "5.00"
