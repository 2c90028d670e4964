"""What a spider saw at one URL at one moment. Immutable; raw text is kept beside the parsed value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One item as one store showed it.

    ``item_key`` tells the store's items apart over time (platform id, else SKU, else canonical URL);
    ``group_key`` is shared by the variants of one item. ``gtin`` is valid and has 14 digits, else None.
    ``seen_at`` is aware UTC. ``sources`` names, per field, where the value was read.
    """

    store_id: str
    item_key: str
    url: str
    seen_at: datetime
    name: str
    brand: str | None = None
    price: Money | None = None
    price_text: str | None = None
    list_price: Money | None = None
    shipping: Money | None = None
    availability: Availability | None = None
    condition: Condition | None = None
    sku: str | None = None
    mpn: str | None = None
    gtin: str | None = None
    gtin_text: str | None = None
    category: tuple[str, ...] = ()
    description: str | None = None
    rating: float | None = None
    review_count: int | None = None
    image_urls: tuple[str, ...] = ()
    group_key: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
