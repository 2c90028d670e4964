"""What shop software that was run showed: lists of one variant, buttons that are off, numbers named in brackets."""

from decimal import Decimal

import pytest

from catalog.domain.availability import Availability
from spiders.extraction import PageKind, extract
from spiders.extraction.product import ExtractedProduct

_PAGE = "<title>Oak Stool T4 | Lund</title><h1>Oak Stool T4</h1>{}"


def _read(body: str) -> ExtractedProduct:
    return extract(_PAGE.format(body), url="https://lund.example.com/shop/oak-stool-t4")


def test_the_only_amount_is_the_price_though_it_stands_in_a_list_of_variants() -> None:
    shown = "<ul id=variations><li id=variation-7><span class=price>£45.88</span></ul><button>Buy</button>"
    assert _read(shown).price == Decimal("45.88")


def test_an_amount_outside_of_the_list_of_variants_comes_first() -> None:
    shown = "<b class=price>£40.00</b><ul id=variations><li><span class=price>£45.88</span></ul><button>Buy</button>"
    assert _read(shown).price == Decimal("40.00")


def test_a_variant_that_is_not_shown_yet_is_no_former_price() -> None:
    shown = (
        "<ul id=variations><li><span class=price>£34.61</span><li style='display:none'><span class=price>£39.61"
        "</span></ul><select><option>S<option>M</select><button>Buy</button>"
    )
    read = _read(shown)
    assert (read.price, read.list_price) == (Decimal("34.61"), None)


def test_a_sentence_that_has_ended_says_nothing_of_the_amount_behind_it() -> None:
    shown = "<p>Carved by hand. Free shipping on orders over 50.</p><p>£45.88</p><button>Buy</button>"
    assert _read(shown).price == Decimal("45.88")


@pytest.mark.parametrize(
    ("choice", "availability"),
    [
        ("", Availability.OUT_OF_STOCK),
        ("<select name=size><option>Choose</option><option>Low</option></select>", Availability.IN_STOCK),
        ("<i>Seleccioná tu talle</i><button>38</button><button>39</button>", Availability.IN_STOCK),
    ],
)
def test_a_button_that_is_off_tells_of_stock_where_nothing_is_to_be_chosen(
    choice: str, availability: Availability
) -> None:
    shown = f"<b class=price>£45.88</b>{choice}<button type=submit disabled>Add to cart</button>"
    assert _read(shown).availability is availability


@pytest.mark.parametrize("label", ["Kod UPC", "Codice Prodotto (UPC)", "Kód produktu (UPC)", "条形码(UPC)"])
def test_a_gtin_is_told_by_a_label_with_the_name_of_its_kind(label: str) -> None:
    shown = f"<b class=price>£45.88</b><table><tr><th>{label}</th><td>4012345000009</td></tr></table>"
    assert _read(shown).gtin == "04012345000009"


def test_a_field_of_a_product_in_a_list_of_fields_is_its_own() -> None:
    shown = (
        "<b class=price>£45.88</b><div class='control product-list-field'><label>Availability:</label>"
        "<span class='qty-out-of-stock'>Out-of-stock</span></div>"
    )
    assert _read(shown).availability is Availability.OUT_OF_STOCK


def test_a_base_price_is_the_one_before_the_discount() -> None:
    shown = (
        "<div><span>Base price with tax: </span><span class=PricebasePriceWithTax>£61.90</span></div>"
        "<div><span>Sales price: </span><span class=PricesalesPrice>£49.50</span></div><button>Buy</button>"
    )
    read = _read(shown)
    assert (read.price, read.list_price) == (Decimal("49.50"), Decimal("61.90"))


def test_an_offer_to_notify_in_place_of_a_button_to_buy_says_sold_out() -> None:
    shown = (
        "<b class=price>£45.88</b><div class=addtocart-bar><a class=notify href=notify>Notify Me</a></div>"
    )
    assert _read(shown).availability is Availability.OUT_OF_STOCK


@pytest.mark.parametrize(
    "shown",
    [
        "<span class=price>\n                €\n                55.06\n            </span>",
        "<span class=price>\n                55.06\n                        €\n            </span>",
    ],
)
def test_a_sign_and_its_number_belong_together_however_far_the_source_is_indented(shown: str) -> None:
    read = _read(f"{shown}<button>Buy</button>")
    assert (read.price, read.currency) == (Decimal("55.06"), "EUR")
    assert (read.price_text or "").replace(" ", "") in ("€55.06", "55.06€")


def test_a_box_called_after_what_it_lacks_is_no_part_of_the_pages_frame() -> None:
    boxes = "<div class='row with{}'><b class=price>£45.88</b></div><div><b class=price>£61.90</b></div>"
    assert _read(boxes.format("-comments")).price == Decimal("61.90")
    assert _read(boxes.format("out-comments")).price == Decimal("45.88")


@pytest.mark.parametrize(
    ("step", "sku"),
    [
        ("66f0c1a9e9a15a7e17e71910", None),
        ("5f3c2a10-9b1d-4c7e-8a55-1de0fa371910", None),
        ("oak-stool-71910", "71910"),
    ],
)
def test_digits_of_a_random_identifier_are_no_number_of_the_product(step: str, sku: str | None) -> None:
    page = _PAGE.format("<b class=price>£45.88</b><button>Buy</button>")
    assert extract(page, url=f"https://lund.example.com/product/{step}").sku == sku


_ROWS = (
    "<article class=row><h4>Stalls seat</h4><p class=price>£23.00</p><p class=availability>{}</p></article>"
    "<article class=row><h4>Box seat</h4><p class=price>£61.90</p><p class=availability>{}</p></article>"
    "<p>All prices in pounds.</p><p>No returns.</p><button>Add to cart</button>"
)


def test_what_is_sold_out_in_another_row_says_nothing_of_the_one_whose_price_is_read() -> None:
    other, own = _read(_ROWS.format("Number", "Sold out")), _read(_ROWS.format("Sold out", "Sold out"))
    assert other.price == own.price == Decimal("23.00")
    assert (other.availability, own.availability) == (Availability.IN_STOCK, Availability.OUT_OF_STOCK)


def test_sold_out_beside_a_former_price_is_said_of_the_product() -> None:
    shown = "<p><s class=price>£61.90</s> <i class=availability>Sold out</i></p><b class=price>£45.88</b>"
    assert _read(shown).availability is Availability.OUT_OF_STOCK


@pytest.mark.parametrize("kind", ["Event", "MusicEvent", "Festival Event"])
def test_tickets_for_an_event_are_no_product(kind: str) -> None:
    data = '<script type="application/ld+json">{{"@type": "{}", "name": "Oak Stool T4"}}</script>'
    shown = "<b class=price>£23.00</b><button>Add to cart</button>"
    assert _read(shown).kind is PageKind.PRODUCT
    assert _read(data.format(kind.replace(" ", "")) + shown).kind is not PageKind.PRODUCT


@pytest.mark.parametrize(
    ("button", "availability"),
    [
        ("<button disabled>Out of stock</button>", Availability.OUT_OF_STOCK),
        ("<button disabled>Out of stock</button><button>Buy now</button>", Availability.IN_STOCK),
        ("<button>Buy now</button>", Availability.IN_STOCK),
    ],
)
def test_pieces_that_the_shop_keeps_back_are_not_sold(button: str, availability: Availability) -> None:
    shown = f"<b class=price>£45.88</b>{button}<dl><dt>Stock level<dd>3</dl>"
    assert _read(shown).availability is availability
