"""How values are shown to people: money, ages, availability."""

from datetime import UTC, datetime
from decimal import Decimal

import humanize
from babel.numbers import format_currency

from catalog.domain.availability import Availability
from catalog.domain.money import Money
from index.facets import ATTRIBUTE_PREFIX

_AVAILABILITY = {
    Availability.IN_STOCK: "In stock",
    Availability.OUT_OF_STOCK: "Out of stock",
    Availability.PRE_ORDER: "Pre-order",
    Availability.BACK_ORDER: "Back order",
    Availability.DISCONTINUED: "Discontinued",
}


def money(value: Money | None) -> str:
    """``€19.90``; a dash where there is no price."""
    if value is None:
        return "–"
    text: str = format_currency(value.amount, value.currency, locale="en_US")
    return text


def minor_money(units: int | None, currency: str) -> str:
    """The same for an integer in minor units."""
    return money(None if units is None else Money.from_minor_units(units, currency))


def plain_amount(units: int | None, currency: str) -> str:
    """The value of a price field: ``19.90`` or nothing."""
    if units is None:
        return ""
    amount: Decimal = Money.from_minor_units(units, currency).amount
    return str(amount)


def age(moment: datetime) -> str:
    """``12 minutes ago``."""
    return humanize.naturaltime(datetime.now(UTC) - moment)


def availability(value: str | None) -> str:
    """In words; ``Unknown`` where the store does not say."""
    return _AVAILABILITY[Availability(value)] if value else "Unknown"


def facet_title(name: str) -> str:
    """``price`` → ``Price``; ``screen_size`` → ``Screen size``."""
    return name.removeprefix(ATTRIBUTE_PREFIX).replace("_", " ").capitalize()
