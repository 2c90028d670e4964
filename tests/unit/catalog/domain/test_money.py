"""Money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.money import Money
from catalog.errors import InvalidValueError


@given(st.integers(min_value=0, max_value=10**11), st.sampled_from(["EUR", "JPY", "KWD", "USD", "ISK"]))
def test_minor_units_go_there_and_back(units: int, currency: str) -> None:
    assert Money.from_minor_units(units, currency).minor_units == units


@pytest.mark.parametrize(("currency", "units"), [("EUR", 1235), ("JPY", 12), ("KWD", 12345)])
def test_minor_units_have_the_currencys_precision(currency: str, units: int) -> None:
    assert Money(amount=Decimal("12.345"), currency=currency).minor_units == units


@pytest.mark.parametrize("amount", ["-0.01", "1e12", "NaN", "Infinity"])
def test_an_amount_out_of_range_is_refused_and_named(amount: str) -> None:
    with pytest.raises(InvalidValueError, match="amount"):
        Money(amount=Decimal(amount), currency="EUR")


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "XXY"])
def test_a_currency_that_is_none_is_refused_and_named(currency: str) -> None:
    with pytest.raises(InvalidValueError, match="ISO 4217"):
        Money(amount=Decimal(1), currency=currency)
