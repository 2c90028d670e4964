"""The canonical product and the group of its variants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One per cluster of offers. ``id`` is public, stable and never reused.

    ``field_sources`` names for each golden field the offer it was taken from. ``redirect_to`` is set
    when the product was merged into another; it then has no offers. ``removed_at`` is set when it lost
    its last offer.
    """

    id: str
    name: str
    brand: str | None = None
    mpn: str | None = None
    gtins: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    description: str | None = None
    image_urls: tuple[str, ...] = ()
    rating: float | None = None
    review_count: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    field_sources: Mapping[str, int] = field(default_factory=dict)
    group_id: str | None = None
    redirect_to: str | None = None
    created_at: datetime
    updated_at: datetime
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductGroup:
    """Products that differ only in variant axes such as colour, size or capacity."""

    id: str
    name: str
    axes: tuple[str, ...] = ()
