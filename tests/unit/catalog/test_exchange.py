"""Exchange rates."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.money import Money
from catalog.errors import ConfigurationError, InvalidValueError
from catalog.exchange import (
    ExchangeRates,
    exchange_rates,
    read_exchange_rates,
    shipped_exchange_rates,
)

RATES = ExchangeRates(
    day=date(2026, 1, 1), base="EUR", rates={"EUR": Decimal(1), "USD": Decimal("1.25"), "JPY": Decimal(150)}
)


def money(amount: str, currency: str) -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def test_money_is_converted_across_the_base_and_rounded_to_the_minor_unit() -> None:
    assert RATES.convert(money("10", "EUR"), "USD") == money("12.50", "USD")
    assert RATES.convert(money("9.99", "USD"), "JPY") == money("1199", "JPY")


def test_money_in_the_wanted_currency_stays_as_it_is() -> None:
    assert RATES.convert(money("0.0125", "USD"), "USD") == money("0.0125", "USD")


def test_a_currency_without_a_rate_is_named() -> None:
    with pytest.raises(InvalidValueError, match="CHF"):
        RATES.convert(money("1", "CHF"), "EUR")
    assert "CHF" not in RATES


def test_what_cannot_be_compared_is_nothing() -> None:
    assert RATES.comparable(money("10", "EUR"), "USD") == money("12.50", "USD")
    assert RATES.comparable(None, "USD") is None
    assert RATES.comparable(money("1", "CHF"), "EUR") is None
    assert RATES.comparable(money("9e11", "EUR"), "JPY") is None


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(sorted(shipped_exchange_rates().rates)))
def test_there_and_back_is_nearly_the_same(cents: int, currency: str) -> None:
    rates = shipped_exchange_rates()
    start = Money.from_minor_units(cents, "EUR")
    back = rates.convert(rates.convert(start, currency), "EUR")
    # Half a minor unit of the other currency, in euros, and half a cent.
    bound = rates.rate(currency, "EUR") / 2 + Decimal("0.005")
    assert abs(back.amount - start.amount) <= bound


def test_the_shipped_rates_cover_the_usual_currencies_and_say_their_day() -> None:
    rates = shipped_exchange_rates()
    assert {"EUR", "USD", "GBP", "JPY", "PLN", "SEK", "CHF"} <= rates.rates.keys()
    assert rates.day.year >= 2025


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml [",
        'date = 2026-01-01\nbase = "EUR"\n[rates]\nUSD = 0',
        'date = 2026-01-01\nbase = "EUR"\n[rates]\nUSD = "much"',
        'date = "yesterday"\nbase = "EUR"\n[rates]\nUSD = 1',
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rates.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=r"rates\.toml"):
        read_exchange_rates(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"gone\.toml"):
        read_exchange_rates(tmp_path / "gone.toml")


def test_a_file_of_ones_own_takes_the_place_of_the_shipped_rates(tmp_path: Path) -> None:
    path = tmp_path / "rates.toml"
    path.write_text('date = 2026-01-01\nbase = "USD"\n[rates]\nEUR = 0.8')
    own = exchange_rates(path, currency="EUR")
    assert own.convert(money("10", "USD"), "EUR") == money("8.00", "EUR")
    assert exchange_rates(None, currency="EUR") is shipped_exchange_rates()


def test_a_currency_of_comparison_without_a_rate_is_refused_with_the_remedy() -> None:
    with pytest.raises(ConfigurationError, match=r"PRICEMESH_CURRENCY OMR.*PRICEMESH_EXCHANGE_RATES"):
        exchange_rates(None, currency="OMR")
