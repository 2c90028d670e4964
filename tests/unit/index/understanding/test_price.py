"""Prices in words of several languages become cents; numbers of other things stay."""

import pytest

from index.understanding.price import PriceWish, read_price


@pytest.mark.parametrize(
    ("text", "rest", "least", "most"),
    [
        ("65 inch tv under 800", "65 inch tv", None, 800_00),
        ("laptop unter 800 euro", "laptop", None, 800_00),
        ("casque moins de 50 €", "casque", None, 50_00),
        ("zapatos hasta 30", "zapatos", None, 30_00),
        ("scarpe sotto i 50 euro", "scarpe", None, 50_00),
        ("refurbished iphone under $300", "refurbished iphone", None, 300_00),
        ("monitor max 1,299.99", "monitor", None, 1299_99),
        ("headphones between 50 and 100", "headphones", 50_00, 100_00),
        ("zwischen 100 und 200 € kopfhörer", "kopfhörer", 100_00, 200_00),
        ("watch over 200", "watch", 200_00, None),
        ("fernseher ab 300 bis 500", "fernseher", 300_00, 500_00),
    ],
)
def test_a_price_is_read(text: str, rest: str, least: int | None, most: int | None) -> None:
    assert read_price(text) == PriceWish(rest=rest, least=least, most=most)


@pytest.mark.parametrize(
    "text",
    [
        "under 10 inch tablet",
        "over 500 piece puzzle",
        "under armour 5 pack",
        "up to 64 gb usb stick",
        "from 3 years lego",
        "tv 65",
        "",
    ],
)
def test_a_number_of_something_else_stays(text: str) -> None:
    assert read_price(text) == PriceWish(rest=text)
