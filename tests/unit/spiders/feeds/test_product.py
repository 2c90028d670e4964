"""A row of a feed as a product."""

from decimal import Decimal

import pytest

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from spiders.feeds.product import to_product

ROW = {
    "id": "A1", "title": "Anvil", "link": "http://s/a", "price": "12.50 EUR", "availability": "in stock",
    "condition": "used", "gtin": "4006381333931", "brand": "Acme", "mpn": "AN-1", "product_type": "Tools > Anvils",
    "image_link": "http://s/a.png", "item_group_id": "G1",
}  # fmt: skip


def test_reads_a_row():
    product = to_product(ROW, currency=None, base="http://s/")
    assert (product.price, product.currency, product.list_price) == (Decimal("12.50"), "EUR", None)
    assert (product.availability, product.condition) == (Availability.IN_STOCK, Condition.USED)
    assert product.gtin == "04006381333931"
    assert product.category == ("Tools", "Anvils")
    assert product.group_key == "G1"
    assert product.sources["price"] == "feed sale_price or price"


def test_a_sale_price_is_what_one_pays():
    product = to_product({**ROW, "sale_price": "9.99 EUR"}, currency=None, base="http://s/")
    assert (product.price, product.list_price) == (Decimal("9.99"), Decimal("12.50"))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("12.50 EUR", "12.50", "EUR"),
        ("EUR 12.50", "12.50", "EUR"),
        ("12.50", "12.50", "USD"),
        ("1000 JPY", "1000", "JPY"),
        ("EUR12.50 ", "12.50", "EUR"),
        ("1 250.00\nEUR", "1250.00", "EUR"),
        ("call us", None, "USD"),
        ("", None, "USD"),
        pytest.param("1" + " " * 3_000 + "x", None, "USD", id="minutes, were each space tried twice"),
    ],
)
def test_amounts(text, amount, currency):
    product = to_product({**ROW, "price": text}, currency="USD", base="http://s/")
    assert (product.price, product.currency) == (Decimal(amount) if amount else None, currency)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("DE:::4.90 EUR", "4.90"),
        ("DE::Standard:4.90 EUR,AT:::9.90 EUR", "4.90"),
        ("DE:::0.00 EUR", "0"),
        ("", None),
    ],
)
def test_the_cheapest_shipping(text, amount):
    product = to_product({**ROW, "shipping": text}, currency=None, base="http://s/")
    assert product.shipping == (Decimal(amount) if amount else None)


def test_a_wrong_gtin_is_kept_as_text_only():
    product = to_product({**ROW, "gtin": "4006381333932"}, currency=None, base="http://s/")
    assert (product.gtin, product.gtin_text) == (None, "4006381333932")
