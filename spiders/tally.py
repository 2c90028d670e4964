"""What a crawl counts while it runs."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """``pages`` are answers to requests for pages, sitemaps and APIs alike; robots.txt is not counted.

    ``failed`` maps an address that could not be read to the reason: it says nothing about the product there.
    ``unchanged`` pages were answered 304 (Not Modified).
    """

    pages: int = 0
    product_pages: int = 0
    unchanged: int = 0
    items: int = 0
    duplicates: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)
    delays: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
