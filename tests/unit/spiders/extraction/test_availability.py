"""What a shopper reads of the stock outweighs a button."""

import pytest

from catalog.domain.availability import Availability
from spiders.extraction.extractor import extract

_PAGE = (
    "<html><head><title>Lamp</title></head><body><main><h1>Acme Lamp X40</h1><p class='price'>£ 12.50</p>"
    "{}</main></body></html>"
)


@pytest.mark.parametrize(
    ("shown", "availability"),
    [
        ("<p class='in'>In stock</p><button class='buy'>Add to cart</button>", Availability.IN_STOCK),
        ("<p class='out'>Out of stock</p><button class='buy' disabled>Add to cart</button>", Availability.OUT_OF_STOCK),
        (
            "<p>Out of stock</p><button class='buy' disabled><span class='btn-text'>Add to cart</span></button>",
            Availability.OUT_OF_STOCK,
        ),
        (
            "<p class='stock'>Sold out</p><button class='btn' aria-disabled='true'>Buy now</button>",
            Availability.OUT_OF_STOCK,
        ),
        ("<p class='stock'>10 in stock</p><button>Add to cart</button>", Availability.IN_STOCK),
        ("<p class='stock'>0 units in stock</p><button>Add to cart</button>", Availability.OUT_OF_STOCK),
        ("<p>Availability: <b>12</b></p>", Availability.IN_STOCK),
        ("<p>Stock level: <b>0</b></p><button>Add to cart</button>", Availability.OUT_OF_STOCK),
        (
            "<p class='delivery-soldout'>Nicht mehr verfügbar</p><button>In den Warenkorb</button>",
            Availability.OUT_OF_STOCK,
        ),
        ("<p class='stock'>In stock</p><button class='btn' disabled>Choose a size</button>", Availability.IN_STOCK),
    ],
)  # fmt: skip
def test_a_disabled_button_sells_nothing_and_the_stock_text_decides(
    shown: str, availability: Availability
) -> None:
    assert extract(_PAGE.format(shown), url="https://shop.example/p/1").availability is availability


@pytest.mark.parametrize(
    "said",
    ["Nakład wyczerpany", "Brak na stanie", "Няма в наличност", "Rupture", "Loppu", "สินค้าหมด", "Stok habis"],
)
def test_a_text_that_says_sold_out_in_its_language_is_no_stock(said: str) -> None:
    page = _PAGE.format(f"<p class='stock'>{said}</p>")
    assert extract(page, url="https://shop.example/p/1").availability is Availability.OUT_OF_STOCK


@pytest.mark.parametrize(
    "said",
    [
        "Pre Order",
        "Available for pre-order",
        "Pré-venda",
        "Ön sipariş ver",
        "사전예약",
        "Preventa",
        "Zamów przedpremierowo",
    ],
)
def test_a_button_that_sells_before_release_says_so_in_its_language(said: str) -> None:
    page = _PAGE.format(f"<button>{said}</button>")
    assert extract(page, url="https://shop.example/p/1").availability is Availability.PRE_ORDER


@pytest.mark.parametrize(
    "said",
    [
        "Kein Bestand", "Fuera de existencias", "Niet meer verkrijgbaar", "Produkten är slut", "Ei ole saadaval",
        "Fără stoc", "Stokta bulunmamaktadır", "Εκτός αποθέματος", "חסר במלאי", "غير متاح", "入荷待ち", "无货", "매진",
        "Pranešti, kai atsiras", "Узнать о поступлении", "Bestand: 0",
    ],
)  # fmt: skip
def test_what_is_denied_or_waited_for_is_out_of_stock(said: str) -> None:
    page = _PAGE.format(f"<p>{said}</p>")
    assert extract(page, url="https://shop.example/p/1").availability is Availability.OUT_OF_STOCK


@pytest.mark.parametrize(
    "said", ["Almost sold out", "Fast ausverkauft", "Bientôt épuisé", "Tükenmek üzere", "품절임박"]
)
def test_what_is_nearly_sold_out_can_be_bought(said: str) -> None:
    page = _PAGE.format(f"<p class='stock'>{said}</p>")
    assert extract(page, url="https://shop.example/p/1").availability is Availability.IN_STOCK


_DATA = (
    '<script type="application/ld+json">{{"@type": "Product", "name": "Acme Lamp X40", "offers": {{"price": "12.50", '
    '"priceCurrency": "GBP", "availability": "{}"}}}}</script>'
)


@pytest.mark.parametrize(
    ("data", "shown", "availability"),
    [
        ("InStock", "<button>Pre-order</button>", Availability.PRE_ORDER),
        ("InStock", "<p class='stock'>Pre-order</p><button>Add to cart</button>", Availability.PRE_ORDER),
        ("InStock", "<button>Notify me</button>", Availability.OUT_OF_STOCK),
        ("InStock", "<p>This product has been retired.</p>", Availability.DISCONTINUED),
        ("OutOfStock", "<p>Only 3 left</p><button>Add to cart</button>", Availability.IN_STOCK),
        ("OutOfStock", "<p>Only 3 days left</p><button>Add to cart</button>", Availability.OUT_OF_STOCK),
    ],
)
def test_what_the_page_shows_outweighs_data_that_says_otherwise(
    data: str, shown: str, availability: Availability
) -> None:
    page = _PAGE.format(_DATA.format(data) + shown)
    assert extract(page, url="https://shop.example/p/1").availability is availability


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='d-none'>Out of stock</div><button>Add to cart</button>",
        "<div><a href='/o'><img src='/o.jpg' alt='Other'></a><h3><a href='/o'>Other</a></h3><p>Sold out</p></div>",
        "<p>Nicht in Ihrer Filiale vorrätig</p>",
        "<button disabled>8 <small>Sold out</small></button><button disabled>Select a size</button>",
    ],
)
def test_what_is_hidden_a_tiles_a_branchs_or_a_sizes_is_not_the_products(shown: str) -> None:
    page = _PAGE.format(shown)
    assert extract(page, url="https://shop.example/p/1").availability is Availability.IN_STOCK


@pytest.mark.parametrize(
    "shown",
    [
        "<img src='/r.gif' alt='Out of stock'>", "<i title='Sold out'></i>", "<span aria-label='Sold out'></span>",
        "<div class='stock out-of-stock'></div>", "<svg><title>Out of stock</title></svg>",
        "<div data-availability='out_of_stock'></div>",
    ],
)  # fmt: skip
def test_stock_that_only_attributes_tell_is_read_where_nothing_else_does(shown: str) -> None:
    url = "https://shop.example/p/1"
    assert extract(_PAGE.format(shown), url=url).availability is Availability.OUT_OF_STOCK
    assert (
        extract(_PAGE.format(f"{shown}<button>Add to cart</button>"), url=url).availability
        is Availability.IN_STOCK
    )


@pytest.mark.parametrize(
    "box",
    [
        "<div class='product shipping-taxable'><h1>Acme Lamp X40</h1><p class='price'>£ 12.50</p><p>Sold out</p></div>",
        "<h1>Acme Lamp X40</h1><p>£ 12.50</p><form class='variations_form'><div class='variation-add-to-cart'>"
        "<button disabled>Sold out</button></div></form>",
        "<h1>Acme Lamp X40</h1><ul><li><h2>£ 12.50</h2><div>Sold out</div></li></ul>",
        "<h1>Acme Lamp X40</h1><p>£ 12.50</p><p>Sold out</p><div><a href='/o'><img src='/o.jpg' alt='Other'></a>"
        "<h3><a href='/o'>Other</a></h3><button>Add to cart</button></div>",
    ],
)
def test_sold_out_is_the_products_in_its_own_box_the_box_to_buy_and_beside_the_price(box: str) -> None:
    page = f"<title>Acme Lamp X40</title><body><main>{box}</main></body>"
    assert extract(page, url="https://shop.example/p/1").availability is Availability.OUT_OF_STOCK
