"""Money in two columns, ``NAME_amount`` and ``NAME_currency``."""

from decimal import Decimal
from functools import cache
from typing import Any

from babel.numbers import get_currency_precision

from catalog.domain.money import Money
from catalog.storage.schema.columns import stored_amount


def money_values(name: str, money: Money | None) -> dict[str, Any]:
    """The two columns of ``money``."""
    return {
        f"{name}_amount": None if money is None else money.amount,
        f"{name}_currency": None if money is None else money.currency,
    }


def read_money(amount: Decimal | None, currency: str | None) -> Money | None:
    """The money of two columns, with at least the currency's usual decimals and no needless ones."""
    if amount is None or currency is None:
        return None
    usual = amount.quantize(_quantum(currency))
    return Money(amount=usual if usual == amount else amount, currency=currency)


def as_stored(money: Money | None) -> Money | None:
    """``money`` as it will be read back: four decimals at most. Compare this, not the original."""
    return None if money is None else read_money(stored_amount(money.amount), money.currency)


@cache
def _quantum(currency: str) -> Decimal:
    return Decimal(1).scaleb(-get_currency_precision(currency))
