"""Domain values for tests: name what matters to the test, the rest is plausible."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from catalog.domain.availability import Availability
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.domain.product import Product
from catalog.domain.store import Platform, Store

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def eur(amount: str) -> Money:
    """Euros."""
    return Money(amount=Decimal(amount), currency="EUR")


def a_store(store_id: str = "alpha", **more: Any) -> Store:
    """A German store."""
    known = {"name": store_id.title(), "base_url": f"https://{store_id}.example", "country": "DE"}
    return Store(**{"id": store_id, **known, "currency": "EUR", "platform": Platform.STRUCTURED_DATA, **more})


def a_listing(item_key: str = "k1", **more: Any) -> Listing:
    """A pair of headphones at noon, in stock for 100 euros."""
    store_id = more.get("store_id", "alpha")
    known: dict[str, Any] = {
        "store_id": store_id,
        "item_key": item_key,
        "url": f"https://{store_id}.example/p/{item_key}",
        "seen_at": NOON,
        "name": f"Sony WH-1000XM5 {item_key}",
        "brand": "Sony",
        "price": eur("100.00"),
        "availability": Availability.IN_STOCK,
        "attributes": {"colour": "black"},
    }
    return Listing(**{**known, **more})


def a_product(product_id: str, **more: Any) -> Product:
    """A golden record."""
    known = {"name": "Sony WH-1000XM5", "brand": "Sony", "created_at": NOON, "updated_at": NOON}
    return Product(**{"id": product_id, **known, **more})
