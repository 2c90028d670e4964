"""How values are shown to people: money, ages, availability."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
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
_DIGITS = frozenset("0123456789.,")
# Answers that say nothing without their question.
_ANSWERS = frozenset(
    ("yes", "no", "true", "false", "ja", "nein", "oui", "non", "sì", "sí", "tak", "nie", "sim", "não")
)


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
    """``12 minutes ago``; ``now`` for what another clock, or ours before it was set back, puts into the future."""
    return humanize.naturaltime(max(datetime.now(UTC) - moment, timedelta()))


def availability(value: str | None) -> str:
    """In words; ``Unknown`` where the store does not say."""
    return _AVAILABILITY[Availability(value)] if value else "Unknown"


def facet_title(name: str) -> str:
    """``price`` → ``Price``; ``screen_size`` → ``Screen size``."""
    return name.removeprefix(ATTRIBUTE_PREFIX).replace("_", " ").capitalize()


def attribute_chips(attributes: Mapping[str, str]) -> list[str]:
    """The values in order of their names, each once; with the name where a value alone says too little: ``Cells: 6``,
    ``Wi fi: yes``."""
    told = (
        value if _tells(value) else f"{facet_title(name)}: {value}"
        for name, value in sorted(attributes.items())
    )
    return list(dict.fromkeys(told))


def _tells(value: str) -> bool:
    return not set(value) <= _DIGITS and value.casefold() not in _ANSWERS
