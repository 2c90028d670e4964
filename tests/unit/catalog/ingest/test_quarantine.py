"""Prices out of line."""

from datetime import timedelta
from decimal import Decimal

import pytest

from catalog.domain.money import Money
from catalog.exchange import shipped_exchange_rates
from catalog.ingest.quarantine import Held, held_price
from tests.builders import NOON, eur

LATER = NOON + timedelta(hours=2)


def hold(last: Money | None, new: Money, held: Held | None = None, *, run_id: int | None = 2) -> Held | None:
    return held_price(last, new, held, at=LATER, run_id=run_id, rates=shipped_exchange_rates())


@pytest.mark.parametrize("price", ["20.00", "100.00", "500.00"])
def test_a_price_within_a_factor_of_five_is_published(price: str) -> None:
    assert hold(eur("100"), eur(price)) is None


@pytest.mark.parametrize("price", ["19.99", "500.01", "1"])
def test_a_price_beyond_is_held(price: str) -> None:
    assert hold(eur("100"), eur(price)) == Held(price=eur(price), at=LATER, run_id=2)


def test_a_first_price_is_published() -> None:
    assert hold(None, eur("100000")) is None


def test_another_currency_is_compared_by_its_rate() -> None:
    assert hold(eur("10"), Money(amount=Decimal(1700), currency="JPY")) is None
    assert hold(eur("10"), Money(amount=Decimal(10), currency="JPY")) is not None


def test_a_currency_without_a_rate_is_held() -> None:
    assert hold(eur("10"), Money(amount=Decimal(10), currency="XAF")) is not None


def test_a_second_run_confirms_and_the_same_run_does_not() -> None:
    held = Held(price=eur("1"), at=NOON, run_id=1)
    assert hold(eur("100"), eur("1.05"), held) is None
    assert hold(eur("100"), eur("1.05"), held, run_id=1) == held


def test_without_run_numbers_an_hour_confirms() -> None:
    assert hold(eur("100"), eur("1"), Held(price=eur("1"), at=NOON, run_id=None), run_id=None) is None
    soon = Held(price=eur("1"), at=LATER - timedelta(minutes=5), run_id=None)
    assert hold(eur("100"), eur("1"), soon, run_id=None) == soon


def test_another_odd_price_confirms_nothing() -> None:
    held = Held(price=eur("1"), at=NOON, run_id=1)
    assert hold(eur("100"), eur("2"), held) == Held(price=eur("2"), at=LATER, run_id=2)
