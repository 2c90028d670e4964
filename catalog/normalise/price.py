"""Prices: an amount and its currency out of what a store prints."""

import re
from decimal import Decimal, InvalidOperation

from babel.numbers import get_currency_precision
from price_parser import Price

from catalog.domain.money import Money
from catalog.errors import InvalidValueError
from catalog.normalise.currency import currency_of_country, parse_currency

# No price is longer; what is longer is a paragraph, and slow to search.
_LONGEST = 200
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00]")
# Swiss 1'299, 1’299
_APOSTROPHES = re.compile(r"(?<=\d)['’‘`´](?=\d{3})")
# A minus at the number or its symbol: a discount. "1299,-" and "10-20" are not met.
_NEGATIVE = re.compile(r"^\D*?(?<![\w.,])[-−](?:[$€£¥]|[A-Z]{3} ?)?\d")
# What a program prints: digits, at most one point.
_PLAIN = re.compile(r"^\d+(?:\.\d+)?$")
# One separator and three digits: thousands, unless the currency has three decimals.
_THREE = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,])")


def parse_price(
    text: str | None,
    *,
    currency_hint: str | None = None,
    country: str | None = None,
    machine_written: bool = False,
    minor_units: bool = False,
    allow_zero: bool = False,
) -> Money | None:
    """The first price in ``text``; None for "call us", nothing, 0, a negative amount or an unknown currency.

    The currency is the one in ``text``, else in ``currency_hint`` (code or symbol), else the tender of
    ``country``. ``machine_written``: the text is a program's number, so ``299.000`` is 299, not 299,000.
    ``minor_units``: it counts cents (of the currency's own precision). ``allow_zero``: for shipping, where
    "free" is a cost.
    """
    if not text:
        return None
    cleaned = _APOSTROPHES.sub("", _INVISIBLE.sub("", text[:_LONGEST])).strip()
    currency = _currency(cleaned, currency_hint, country)
    if currency is None or _NEGATIVE.search(cleaned):
        return None
    amount = _amount(cleaned, currency, machine_written or minor_units)
    if amount is None or (amount == 0 and not allow_zero):
        return None
    if minor_units:
        amount = amount.scaleb(-get_currency_precision(currency))
    try:
        return Money(amount=amount, currency=currency)
    except InvalidValueError:
        return None


def _currency(text: str, hint: str | None, country: str | None) -> str | None:
    return (
        parse_currency(text, country=country)
        or parse_currency(hint, country=country)
        or currency_of_country(country)
    )


def _amount(text: str, currency: str, machine_written: bool) -> Decimal | None:
    if machine_written and _PLAIN.match(text):
        try:
            return Decimal(text)
        except InvalidOperation:
            return None
    separator = None
    three = _THREE.search(text)
    if three and get_currency_precision(currency) == 3:
        separator = three[1]
    amount = Price.fromstring(text, decimal_separator=separator).amount
    return amount if amount is not None and amount.is_finite() else None
