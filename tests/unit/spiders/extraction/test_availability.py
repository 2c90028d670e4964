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
