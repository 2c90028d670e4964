"""Prices as files have them."""

import pytest

from matchers.training.prices import read_price


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("12.5", 12.5),
        ("12.345", 12.345),
        ("78,79", 78.79),
        ("1,134.99 Lei;", 1134.99),
        ("1.234,56 €", 1234.56),
        ("€ 6.867,38", 6867.38),
        ("$1 234.56", 1234.56),
        ("CHF 1'299.-", 1299.0),
        ("1.299 €", 1299.0),
        ("1.234.567 Ft", 1234567.0),
        ("49,-", 49.0),
        ("Pret:110,24RON", 110.24),
        ("£22.00", 22.0),
        ("1 299,00 zł", 1299.0),
        ("$10 - $20", None),
        ("2 for 10", None),
        ("CALL FOR PRICE", None),
        ("", None),
        ("0", None),
        ("-5", None),
        ("nan", None),
        ("inf", None),
        ("1e999", None),
    ],
)
def test_the_one_amount_of_a_text_is_the_price(text: str, price: float | None) -> None:
    assert read_price(text) == price
