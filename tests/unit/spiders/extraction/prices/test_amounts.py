"""Amounts of money as shops write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.prices.amounts import from_data, parse_amount, plain_text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.299,00 €", "1299.00"),
        ("$1,299.00", "1299.00"),
        ("1 299,50 zł", "1299.50"),
        ("1\u202f299,50", "1299.50"),
        ("1'299.50", "1299.50"),
        ("2.449", "2449"),
        ("12,5", "12.5"),
        ("0.999", "0.999"),
        ("1,23,456.00", "123456.00"),
        ("٩٩٫٥٠", "99.50"),
        ("20,-", "20"),
    ],
)
def test_an_amount_is_read_as_a_shopper_reads_it(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "call us", "0", "0,00 €", "9" * 40])
def test_no_amount_is_nothing(text: str) -> None:
    assert parse_amount(text) is None


def test_data_has_a_decimal_point_even_with_three_decimals() -> None:
    assert from_data("19.900") == Decimal("19.900")
    assert from_data(19.9) == Decimal("19.9")


def test_a_currency_without_minor_unit_has_no_decimals_in_data() -> None:
    assert from_data("12.990", currency="CLP") == Decimal(12990)


@given(st.text(max_size=80))
def test_any_text_is_an_amount_in_bounds_or_nothing(text: str) -> None:
    amount = parse_amount(text)
    assert amount is None or 0 < amount < Decimal("1e9")


@given(st.decimals(min_value="0.01", max_value="9999999", places=2))
def test_amounts_survive_being_written_in_european_style(amount: Decimal) -> None:
    written = f"{amount:,.2f}".replace(",", " ").replace(".", ",")
    assert parse_amount(written) == amount


@given(st.decimals(min_value="0.01", max_value="9999999", places=2))
def test_plain_text_keeps_the_value(amount: Decimal) -> None:
    assert Decimal(plain_text(amount)) == amount
