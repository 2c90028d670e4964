"""Currencies by code, symbol and country."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.normalise.currency import currency_of_country, parse_currency


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("EUR", None, "EUR"),
        ("eur", None, "EUR"),
        ("€", None, "EUR"),
        ("$", None, "USD"),
        ("$", "AU", "AUD"),
        ("$", "DE", "USD"),
        ("CA$ 5", "US", "CAD"),
        ("kr", "NO", "NOK"),
        ("kr", None, None),
        ("kr", "DE", None),
        ("fr.", "CH", "CHF"),
        ("Ft", None, "HUF"),
        ("Rs.", "IN", "INR"),
        ("1 299 руб.", None, "RUB"),
        ("ALL", None, "ALL"),
        ("ALL PRICES", None, None),
        ("gold coins", "US", None),
        ("", "US", None),
        (None, "US", None),
    ],
)
def test_a_currency_is_read(text: str | None, country: str | None, currency: str | None) -> None:
    assert parse_currency(text, country=country) == currency


@pytest.mark.parametrize(
    ("country", "currency"), [("DE", "EUR"), ("gb", "GBP"), ("XX", None), (None, None), ("", None)]
)
def test_a_country_has_a_tender(country: str | None, currency: str | None) -> None:
    assert currency_of_country(country) == currency


@given(st.text(max_size=30), st.text(max_size=3))
def test_reading_never_raises(text: str, country: str) -> None:
    found = parse_currency(text, country=country)
    assert found is None or len(found) == 3
