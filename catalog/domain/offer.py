"""A store's current proposal for one item, and the points of its price history."""

from dataclasses import dataclass
from datetime import datetime

from catalog.domain.availability import Availability
from catalog.domain.listing import Listing
from catalog.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The newest accepted Listing of a store's item. All times are aware UTC.

    ``last_seen``: the item was read. ``last_checked``: its page was asked for, also in vain.
    ``last_changed``: price, availability or content differed from before.
    ``price_seen_at``: the price in force was read from the page; older than ``last_seen`` where later
    pages showed none. ``quarantined_price``: a price too far out of line to be published before it is
    confirmed.
    """

    id: int
    listing: Listing
    product_id: str | None
    first_seen: datetime
    last_seen: datetime
    last_checked: datetime
    last_changed: datetime
    price_seen_at: datetime | None = None
    quarantined_price: Money | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceObservation:
    """One point of an offer's history: written when price, shipping or availability changed."""

    offer_id: int
    observed_at: datetime
    price: Money | None
    shipping: Money | None
    availability: Availability | None
