"""Where data and text agree on the price, amounts behind its block are not read but for what is asked of them."""

from decimal import Decimal

import pytest

from spiders.extraction import extract
from spiders.extraction.document.page import Page
from spiders.extraction.prices.settled import prices_behind, visible_prices
from spiders.extraction.words.price_hints import Hint

_DATA = (
    '<script type="application/ld+json">'
    '{"@type": "Product", "name": "Oak Chair", "offers": {"price": "150.00", "priceCurrency": "EUR"}}</script>'
)
_FAR = f"<p>{'Made of oak from the hills. ' * 20}</p>"
_TILES = "".join(f"<p>Stool {number}</p><p>€{number}.00</p>" for number in range(20, 30))


def _page(body: str, *, data: str = _DATA) -> Page:
    html = f"<title>Oak Chair - Shop</title>{data}<body><h1>Oak Chair</h1>{body}</body>"
    return Page(html.encode(), url="https://shop.example.de/oak-chair")


def _amounts(page: Page) -> list[str]:
    return [str(price.amount) for price in visible_prices(page)]


def test_amounts_far_behind_the_stated_price_are_not_read() -> None:
    assert _amounts(_page(f"<p>€150.00</p>{_FAR}{_TILES}")) == ["150.00"]


def test_amounts_of_its_block_are() -> None:
    assert _amounts(_page(f"<p>€150.00</p><p>was <del>€190.00</del></p>{_FAR}{_TILES}")) == [
        "150.00",
        "190.00",
    ]


@pytest.mark.parametrize(
    "shown",
    [
        "<p>€140.00</p>",
        "<p><del>€150.00</del></p>",
        "<p class=old-price>€150.00</p>",
        "<p>Was €150.00</p>",
        "<p>Save €150.00</p>",
        "<p><a href=/stool>Stool €150.00</a></p>",
        "<div class=related-products><p>€150.00</p></div>",
        "<p style='display: none'>€150.00</p>",
    ],
)
def test_what_may_not_be_the_price_settles_nothing(shown: str) -> None:
    page = _page(f"{shown}{_FAR}<p>Now €120.00</p>")
    assert _amounts(page)[-1] == "120.00"


def test_without_data_all_amounts_are_read() -> None:
    assert len(_amounts(_page(f"<p>€150.00</p>{_FAR}{_TILES}", data=""))) == 11


def test_an_amount_before_the_heading_settles_nothing() -> None:
    html = f"<title>Oak Chair</title>{_DATA}<body><p>€150.00</p><h1>Oak Chair</h1>{_FAR}<p>€120.00</p></body>"
    assert _amounts(Page(html.encode())) == ["150.00", "120.00"]


def test_a_second_forms_price_settles_nothing() -> None:
    forms = '{"price": "150.00"}, {"price": "151.00"}, {"price": "152.00"}, {"price": "99.00"}'
    product = f'{{"@type": "Product", "name": "Oak Chair", "offers": [{forms}]}}'
    data = f'<script type="application/ld+json">{product}</script>'
    page = _page(f"<p>€99.00</p>{_FAR}<p>€150.00</p>", data=data)
    assert _amounts(page) == ["99.00", "150.00"]


def test_delivery_behind_the_block_is_still_found() -> None:
    body = f"<p>€150.00</p>{_FAR}<p>Delivery: €4.95</p>{_TILES}"
    product = extract(f"<title>Oak Chair</title>{_DATA}<h1>Oak Chair</h1>{body}")
    assert product.shipping == Decimal("4.95")


def test_amounts_behind_can_be_asked_for_twice() -> None:
    page = _page(f"<p>€150.00</p>{_FAR}<p>Delivery: €4.95</p>{_TILES}")
    for _ in range(2):
        assert [price.amount for price in prices_behind(page, Hint.SHIPPING)] == [Decimal("4.95")]
