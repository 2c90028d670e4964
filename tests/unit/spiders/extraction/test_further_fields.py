"""Attributes, shipping and options: what shops state beside price and number."""

from decimal import Decimal

import pytest

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct, extract


def _product(markup: str) -> ExtractedProduct:
    return extract(f"<title>Oak Chair</title><h1>Oak Chair</h1><p class=price>€20.00</p>{markup}")


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>Width</th><td>80 cm</td></tr></table>",
        "<dl><dt>Width:</dt><dd>80 cm</dd></dl>",
        "<dl><div><dt>Width</dt><dd><b>80</b> cm</dd></div></dl>",
    ],
)
def test_rows_of_a_specification_are_attributes(markup: str) -> None:
    assert _product(markup).attributes == {"Width": "80 cm"}


@pytest.mark.parametrize(
    ("above", "brand"),
    [
        ("<p class=product-brand>Brand: Acme</p>", "Acme"),
        ("<a class=brand-link>Acme</a>", "Acme"),
        ("<p>Acme</p>", "Acme"),
        ("<p>Furniture</p>", None),
        ("<p class=brand>Visit the Acme store</p>", None),
        ("<p class=brand>undefined</p>", None),
    ],
)
def test_a_brand_above_the_heading_is_named_so_or_begins_the_address(above: str, brand: str | None) -> None:
    html = f"<title>Oak Chair by Acme</title><main>{above}<h1>Oak Chair</h1><p>€20.00</p></main>"
    assert extract(html, url="https://shop.example/acme-oak-chair").brand == brand


@pytest.mark.parametrize(
    ("markup", "brand"),
    [
        ("<p><a href=/m/9>Nord</a></p>", "Nord"),
        ("<p><a href=/m/9>Nord</a> (2)</p>", None),
        ("<p><a href=/m/9 rel=tag>Nord</a></p>", None),
        ("<p><a href=/product-tag/9>Nord</a></p>", None),
        ("<ul class=box-tags><li><a href=/m/9>Nord</a></li></ul>", None),
        ("<ul class=vintage><li><a href=/m/9>Nord</a></li></ul>", "Nord"),
    ],
)
def test_a_keyword_that_the_name_begins_with_is_no_brand(markup: str, brand: str | None) -> None:
    page = f"<title>Nord West Oak Chair</title><h1>Nord West Oak Chair</h1><p>€20.00</p>{markup}"
    assert extract(page).brand == brand


@pytest.mark.parametrize(
    ("markup", "was"),
    [
        ("<template x-if=a><p><s>€25.00</s> <b>€20.00</b></p></template>", Decimal(25)),
        ("<template x-if=a><p><s>€25.00</s> <b>€19.00</b></p></template>", None),
        ("<template x-if=a><p><b>€25.00</b> <b>€20.00</b></p></template>", None),
        ("<div class=related><template><p><s>€25.00</s> <b>€20.00</b></p></template></div>", None),
        (f"<template>{'<p>' * 3000}<s>€25.00</s> <b>€20.00</b></template>", None),
    ],
)
def test_an_old_price_in_a_template_counts_beside_the_price(markup: str, was: Decimal | None) -> None:
    assert _product(markup).list_price == was


def test_a_brand_link_in_a_named_element_is_read_also_where_its_text_has_an_element() -> None:
    assert _product("<p class=product-brand><a href=/b/1><span>Acme</span></a></p>").brand == "Acme"
    assert _product("<p class=product-brand><b><span>Acme</span></b></p>").brand is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<h1>Nord 11 Chair</h1><p>€20.00</p><p>Nord TX-2 11 Chair</p>", "Nord 11 Chair"),
        ("<p>Nord TX-2 11 Chair</p><p>€20.00</p><h1>Nord 11 Chair</h1>", "Nord TX-2 11 Chair"),
        ("<h1>Nord 11 Chairs</h1><p>Nord TX-2 11 Chair</p><p>€20.00</p>", "Nord TX-2 11 Chair"),
        ("<h1>Nord Chair</h1><p>Nord TX-2 11 Chair</p><p>€20.00</p>", "Nord TX-2 11 Chair"),
    ],
)
def test_a_heading_above_that_leaves_out_words_of_the_title_is_the_name(body: str, name: str) -> None:
    html = f"<title>Nord TX-2 11 Chair (oak, 4 legs) black</title>{body}"
    assert extract(html).readings["name"].value == name


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>SKU</th><td>A-1</td></tr></table>",
        "<table><tr><th>Size</th><th>Width</th></tr><tr><td>S</td><td>80 cm</td></tr></table>",
        "<table><tr><th>S</th><td>80 cm</td><td>90 cm</td></tr></table>",
        "<table><tr><th>Standard delivery</th><td>€4.95</td></tr></table>",
        "<div class=related><table><tr><th>Width</th><td>80 cm</td></tr></table></div>",
    ],
)
def test_numbers_tables_of_sizes_and_other_products_are_no_attributes(markup: str) -> None:
    assert _product(markup).attributes == {}


def test_stated_properties_outweigh_shown_ones() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "Product", "name": "Oak Chair", "additionalProperty": '
        '[{"@type": "PropertyValue", "name": "Width", "value": "82 cm"}]}</script>'
    )
    shown = "<table><tr><th>Width</th><td>80 cm</td></tr><tr><th>Wood</th><td>oak</td></tr></table>"
    assert _product(data + shown).attributes == {"Width": "82 cm", "Wood": "oak"}


@pytest.mark.parametrize(
    ("markup", "shipping"),
    [
        ("<p>Shipping: €4.95</p>", Decimal("4.95")),
        ("<p>zzgl. Versandkosten 4,95 €</p>", Decimal("4.95")),
        ("<p>Livraison : 4,95 €</p>", Decimal("4.95")),
        ("<p>Free delivery</p>", Decimal(0)),
        ("<p>Versandkostenfrei</p>", Decimal(0)),
        ("<p>Free delivery on orders over €50</p>", None),
        ("<p>Free delivery</p><p>over €50</p>", None),
        ("<p>Delivery in 2 days</p>", None),
    ],
)
def test_shipping_is_read_where_it_is_labelled_and_holds_for_every_order(
    markup: str, shipping: Decimal | None
) -> None:
    assert _product(markup).shipping == shipping


def test_options_with_data_are_variants() -> None:
    variants = _product(
        "<select name=size><option>Choose<option data-sku=C-1 data-price=20.00>Small"
        "<option data-sku=C-2 data-price=25.00 disabled>Large</select>"
    ).variants
    assert [(each.sku, each.price, dict(each.options)) for each in variants] == [
        ("C-1", Decimal("20.00"), {"size": "Small"}),
        ("C-2", Decimal("25.00"), {"size": "Large"}),
    ]
    assert variants[1].availability is Availability.OUT_OF_STOCK


def test_radio_buttons_are_called_as_their_labels_are() -> None:
    variants = _product(
        "<label><input type=radio name=colour data-sku=C-1>Red</label>"
        "<input type=radio name=colour id=c2 data-sku=C-2><label for=c2>Blue</label>"
    ).variants
    assert [dict(each.options) for each in variants] == [{"colour": "Red"}, {"colour": "Blue"}]


def test_options_without_data_are_none() -> None:
    assert _product("<select name=qty><option>1<option>2<option>3</select>").variants == ()
