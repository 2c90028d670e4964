"""What a crawl says about itself: while it runs, and at its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlProgress:
    """Counts so far; ``open`` addresses may still turn out not to be worth a request."""

    pages: int
    items: int
    duplicates: int
    failed: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """``complete``: everything that the shop offers was seen, so an offer not seen is no longer offered.

    ``failed_urls`` maps addresses that could not be read to the reason; offers there are unknown, not gone.
    ``skipped`` counts addresses that were not read, by reason. ``coverage`` is the share of items with a field.
    ``unchanged`` pages were answered 304: checked again, not sent again.
    """

    store_id: str
    platform: str
    complete: bool
    pages: int
    product_pages: int
    items: int
    duplicates: int
    seconds: float
    unchanged: int = 0
    failed_urls: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    coverage: Mapping[str, float] = field(default_factory=dict)
    delays: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def pages_per_item(self) -> float | None:
        """Requests that one product cost."""
        return round(self.pages / self.items, 2) if self.items else None

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "store": self.store_id,
            "platform": self.platform,
            "complete": self.complete,
            "pages": self.pages,
            "product_pages": self.product_pages,
            "unchanged_pages": self.unchanged,
            "items": self.items,
            "pages_per_item": self.pages_per_item,
            "duplicates_avoided": self.duplicates,
            "seconds": round(self.seconds, 2),
            "failed_urls": dict(self.failed_urls),
            "skipped": dict(self.skipped),
            "coverage": dict(self.coverage),
            "delays": dict(self.delays),
            "notes": list(self.notes),
        }
