"""What the index holds: one document per Product with its offers, never one per offer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDocument:
    """One offer inside its product's document.

    ``price`` and ``total`` (price + shipping) are integers in minor units of the index's currency, so
    that offers compare; ``total`` equals ``price`` where shipping is unknown.
    """

    offer_id: int
    store_id: str
    price: int
    total: int
    availability: str | None
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDocument:
    """``category`` is a path from the root. ``attributes`` are normalised (``storage`` → ``256 GB``).

    ``discount_percent``: how far the best total lies below its own 30-day median, 0 if not.
    ``price_drop``: minor units the best total fell since the last change, 0 if it did not.
    """

    product_id: str
    name: str
    brand: str | None = None
    mpns: tuple[str, ...] = ()
    gtins: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    description: str | None = None
    titles: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    group_id: str | None = None
    image_url: str | None = None
    rating: float | None = None
    review_count: int = 0
    popularity: float = 0.0
    created_at: datetime | None = None
    discount_percent: int = 0
    price_drop: int = 0
    offers: tuple[OfferDocument, ...] = ()
