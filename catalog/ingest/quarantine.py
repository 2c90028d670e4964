"""A price that jumps out of line is held back until a second run confirms it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from catalog.domain.money import Money
from catalog.errors import InvalidValueError
from catalog.exchange import ExchangeRates

# Real sales end at 80% off, a factor of 5. Reading errors start above: instalments (12 to 36), a lost
# decimal separator (100, 1000), minor units (100).
FACTOR = Decimal(5)
# Two readings confirm each other when they differ by a tenth at most: a price that was wrong by chance
# (another variant, a counter) seldom comes back the same.
_CONFIRMING = Decimal("1.1")
# Without run numbers, a reading within the hour may be the same cached page.
_APART = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A price in quarantine and the reading it came from."""

    price: Money
    at: datetime
    run_id: int | None


def held_price(
    last: Money | None,
    new: Money,
    held: Held | None,
    *,
    at: datetime,
    run_id: int | None,
    rates: ExchangeRates,
) -> Held | None:
    """What must be held back of ``new``; None when it may be published."""
    if last is None or within(last, new, FACTOR, rates):
        return None
    fresh = Held(price=new, at=at, run_id=run_id)
    if held is None or not within(held.price, new, _CONFIRMING, rates):
        return fresh
    return None if _is_second_reading(held, at, run_id) else held


def within(one: Money, other: Money, factor: Decimal, rates: ExchangeRates) -> bool:
    """True where neither price is more than ``factor`` times the other; False if they cannot be compared."""
    if one.currency != other.currency:
        try:
            other = rates.convert(other, one.currency)
        except InvalidValueError:
            return False
    low, high = sorted((one.amount, other.amount))
    return high <= low * factor


def _is_second_reading(held: Held, at: datetime, run_id: int | None) -> bool:
    if run_id is not None and held.run_id is not None:
        return run_id != held.run_id
    return at - held.at >= _APART
