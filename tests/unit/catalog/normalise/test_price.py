"""Prices as stores print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.money import Money
from catalog.normalise.price import parse_price

PRINTED = [
    ("1.299,00 €", None, "1299.00", "EUR"),
    ("£1,299", None, "1299", "GBP"),
    ("1\u202f299,50 €", None, "1299.50", "EUR"),  # narrow no-break space
    ("1\u2009299,50", "FR", "1299.50", "EUR"),  # thin space
    ("1’299.–", "CH", "1299", "CHF"),
    ("CHF 1'299.95", None, "1299.95", "CHF"),
    ("1299,-", "DE", "1299", "EUR"),
    ("kr 1 299:-", "SE", "1299", "SEK"),
    ("1 299 kr", "DK", "1299", "DKK"),
    ("₹1,29,999", None, "129999", "INR"),
    ("¥12,800", None, "12800", "JPY"),
    ("¥12,800", "CN", "12800", "CNY"),
    ("$5.99", "CA", "5.99", "CAD"),
    ("$5.99", None, "5.99", "USD"),
    ("US$ 5.99", "CA", "5.99", "USD"),
    ("12.500", "KW", "12.500", "KWD"),
    ("12.500", "DE", "12500", "EUR"),
    ("R$ 1.234,56", None, "1234.56", "BRL"),
    ("1 234 567,89 Kč", None, "1234567.89", "CZK"),
    ("3€50", None, "3.50", "EUR"),
    ("12,50 zł", None, "12.50", "PLN"),
]


@pytest.mark.parametrize(("text", "country", "amount", "currency"), PRINTED)
def test_what_stores_print_is_read(text: str, country: str | None, amount: str, currency: str) -> None:
    assert parse_price(text, country=country) == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    "text",
    [None, "", "call us", "Preis auf Anfrage", "0", "0,00 €", "$0.00", "Free", "-5 €", "−5.00 €", "50% off"],
)
def test_what_is_no_price_is_none(text: str | None) -> None:
    assert parse_price(text, country="DE") is None


def test_without_any_sign_of_a_currency_there_is_no_price() -> None:
    assert parse_price("12.99") is None
    assert parse_price("12.99", currency_hint="gold coins") is None


def test_the_text_is_believed_before_the_hint_and_the_hint_before_the_country() -> None:
    text_wins = parse_price("5 €", currency_hint="USD", country="GB")
    hint_wins = parse_price("5", currency_hint="USD", country="GB")
    assert (text_wins and text_wins.currency, hint_wins and hint_wins.currency) == ("EUR", "USD")


def test_shipping_may_be_free() -> None:
    assert parse_price("Free", country="US", allow_zero=True) == Money(amount=Decimal(0), currency="USD")


def test_a_programs_number_has_no_thousands_separator() -> None:
    read = parse_price("299.000", currency_hint="EUR", machine_written=True)
    assert read == Money(amount=Decimal(299), currency="EUR")


@pytest.mark.parametrize(("currency", "amount"), [("EUR", "1299.00"), ("JPY", "129900"), ("KWD", "129.900")])
def test_minor_units_have_the_currencys_precision(currency: str, amount: str) -> None:
    read = parse_price("129900", currency_hint=currency, minor_units=True)
    assert read == Money(amount=Decimal(amount), currency=currency)


@given(st.text(max_size=60), st.text(max_size=5), st.text(max_size=3), st.booleans(), st.booleans())
def test_reading_never_raises(text: str, hint: str, country: str, machine: bool, minor: bool) -> None:
    read = parse_price(
        text, currency_hint=hint, country=country, machine_written=machine, minor_units=minor, allow_zero=True
    )
    assert read is None or isinstance(read, Money)


@given(
    st.integers(min_value=1, max_value=99_999_999),
    st.sampled_from(
        ["{whole:,}.{cents:02} €", "€{whole}.{cents:02}", "{whole},{cents:02} EUR", "EUR {whole}.{cents:02}"]
    ),
)
def test_printed_money_is_read_back(minor_units: int, style: str) -> None:
    whole, cents = divmod(minor_units, 100)
    assert parse_price(style.format(whole=whole, cents=cents)) == Money.from_minor_units(minor_units, "EUR")
