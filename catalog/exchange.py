"""Exchange rates of one day, shipped as data: enough to compare and sort offers, not to settle bills."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path

from babel.numbers import get_currency_precision

from catalog.domain.money import LIMIT, Money
from catalog.errors import ConfigurationError, InvalidValueError


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRates:
    """``rates``: units of each currency that one unit of ``base`` buys on ``day``; ``base`` itself is 1."""

    day: date
    base: str
    rates: Mapping[str, Decimal]

    def __contains__(self, currency: str) -> bool:
        return currency in self.rates

    def rate(self, source: str, target: str) -> Decimal:
        """Units of ``target`` for one of ``source``. Raises InvalidValueError where a rate is missing."""
        for currency in (source, target):
            if currency not in self.rates:
                raise InvalidValueError(
                    f"there is no exchange rate for {currency!r}: add one to the exchange rate file"
                )
        return self.rates[target] / self.rates[source]

    def convert(self, money: Money, currency: str) -> Money:
        """``money`` in ``currency``, rounded half up to its minor unit; unchanged where it is in it already.

        Raises InvalidValueError for a currency without a rate.
        """
        if money.currency == currency:
            return money
        return Money(amount=self._amount(money, currency), currency=currency)

    def comparable(self, money: Money | None, currency: str) -> Money | None:
        """The same for what a store says, which must stop nothing: None for none, for a currency without a rate, and
        for an amount that is beyond Money's in ``currency``."""
        if money is None or money.currency == currency:
            return money
        if money.currency not in self.rates or (amount := self._amount(money, currency)) >= LIMIT:
            return None
        return Money(amount=amount, currency=currency)

    def _amount(self, money: Money, currency: str) -> Decimal:
        quantum = Decimal(1).scaleb(-get_currency_precision(currency))
        return (money.amount * self.rate(money.currency, currency)).quantize(quantum, ROUND_HALF_UP)


def read_exchange_rates(path: Path) -> ExchangeRates:
    """Read a file like ``data/exchange_rates.toml``. Raises ConfigurationError that names what is wrong."""
    try:
        return _parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"the exchange rates at {path} cannot be read: {error.strerror}") from error
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise ConfigurationError(
            f"the exchange rates at {path} are wrong ({error!r}): date, base and [rates] with numbers above 0"
        ) from error


def exchange_rates(path: Path | None, *, currency: str) -> ExchangeRates:
    """The rates in the file at ``path`` (PRICEMESH_EXCHANGE_RATES), or the shipped ones without it.

    Raises ConfigurationError where there is none for ``currency`` (PRICEMESH_CURRENCY), in which all is compared.
    """
    rates = shipped_exchange_rates() if path is None else read_exchange_rates(path)
    if currency not in rates:
        raise ConfigurationError(
            f"there is no exchange rate for PRICEMESH_CURRENCY {currency}: name a file that has one with "
            "PRICEMESH_EXCHANGE_RATES, or compare in another currency"
        )
    return rates


@cache
def shipped_exchange_rates() -> ExchangeRates:
    """The rates that come with pricemesh."""
    return _parse(files("data").joinpath("exchange_rates.toml").read_text(encoding="utf-8"))


def _parse(text: str) -> ExchangeRates:
    document = tomllib.loads(text, parse_float=Decimal)
    base, day = document["base"], document["date"]
    if not isinstance(base, str) or not isinstance(day, date):
        raise TypeError("base must be a currency code and date a date")
    rates = {str(currency): Decimal(rate) for currency, rate in document["rates"].items()}
    wrong = [currency for currency, rate in rates.items() if not (rate.is_finite() and rate > 0)]
    if wrong:
        raise ValueError(f"rates must be above 0: {', '.join(wrong)}")
    return ExchangeRates(day=day, base=base, rates={**rates, base: Decimal(1)})
