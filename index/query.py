"""The one query type. Both engines answer it alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    """Orders a page can have; in both orders by price, what cannot be bought comes last.

    Every order ends with ``tie_key(product_id)``, so that it is total.
    """

    RELEVANCE = "relevance"
    TOTAL_PRICE = "total_price"
    TOTAL_PRICE_DESCENDING = "-total_price"
    PRICE_DROP = "price_drop"
    DISCOUNT = "discount"
    RATING = "rating"
    NEWEST = "newest"
    STORE_COUNT = "store_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Offer filters (stores, availability, condition, price) must hold on one and the same offer.

    Values of one field are alternatives; fields narrow each other. ``min_total``/``max_total`` are minor
    units of the index's currency, inclusive. ``category`` is a path prefix.
    """

    brands: frozenset[str] = frozenset()
    category: tuple[str, ...] = ()
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    min_rating: float | None = None
    stores: frozenset[str] = frozenset()
    availability: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    min_total: int | None = None
    max_total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """``cursor`` is the opaque one of the page before. ``facets`` names the facets to count.

    ``understand``: read filters such as "under 800" out of the text.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    size: int = 24
    cursor: str | None = None
    facets: tuple[str, ...] = ("brand", "category", "store", "availability", "condition", "price")
    group_variants: bool = False
    understand: bool = True
