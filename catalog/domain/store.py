"""A partner store: data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from catalog.domain.money import Money


class Platform(StrEnum):
    """How a store is read. A platform is code under ``spiders/platforms``; a store only names one."""

    STRUCTURED_DATA = "structured-data"
    WOOCOMMERCE = "woocommerce"
    SHOPIFY = "shopify"
    MERCHANT_FEED = "merchant-feed"
    BROWSER = "browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingRule:
    """A store's flat shipping cost, and the order value from which it is free."""

    cost: Money
    free_from: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """``id`` is a slug and never changes. ``schedule`` is a cron line or ``every 6h`` (m, h, d).

    ``options`` are the platform's own: feed address, selectors per field, crawl budget.
    """

    id: str
    name: str
    base_url: str
    country: str
    currency: str
    platform: Platform
    schedule: str | None = None
    enabled: bool = True
    shipping: ShippingRule | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
