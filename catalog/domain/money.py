"""Money: a decimal amount and an ISO 4217 currency. Never a float."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_precision, list_currencies

from catalog.errors import InvalidValueError

_CURRENCIES = frozenset(list_currencies())
# Wider than any price seen; beyond it a parse went wrong (a phone number, a date).
LIMIT = Decimal("1e12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in a currency.

    ``amount``: finite, zero or more, below 1e12. ``currency``: three letters of ISO 4217.
    Raises InvalidValueError naming the rule and the value.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in _CURRENCIES:
            raise InvalidValueError(f"currency must be an ISO 4217 code such as EUR, got {self.currency!r}")
        if not self.amount.is_finite() or not 0 <= self.amount < LIMIT:
            raise InvalidValueError(f"amount must be from 0 to 1e12, got {self.amount}")

    @property
    def minor_units(self) -> int:
        """The amount in the currency's smallest unit (cents; yen for JPY), half rounded up."""
        exponent = get_currency_precision(self.currency)
        return int(self.amount.scaleb(exponent).quantize(Decimal(1), ROUND_HALF_UP))

    @classmethod
    def from_minor_units(cls, units: int, currency: str) -> "Money":
        """The inverse of ``minor_units``."""
        exponent = get_currency_precision(currency)
        return cls(amount=Decimal(units).scaleb(-exponent), currency=currency)
