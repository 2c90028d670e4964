"""A first look at a store: a handful of its products, and what they say about the store itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.domain.store import Store
from catalog.settings import Settings
from spiders.crawl import CrawlOptions, crawl_items
from spiders.items.item import Item
from spiders.report import CrawlReport

# Enough to see whether fields are read; few enough to be done in seconds.
PRODUCTS = 5
# A shop whose first pages show no product is looked at no longer than this.
_PAGES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """``items`` are at most ``PRODUCTS``; the report is of a crawl that was ended early."""

    items: tuple[Item, ...]
    report: CrawlReport

    @property
    def currency(self) -> str | None:
        """What most of the products are priced in."""
        return _most(item.product.currency for item in self.items)


def take_sample(store: Store, *, settings: Settings, obey_crawl_delay: bool = True) -> Sample:
    """Crawl until a handful of products was read. Raises as ``crawl`` does."""
    items: list[Item] = []
    options = CrawlOptions(obey_crawl_delay=obey_crawl_delay, max_pages=_PAGES, max_products=PRODUCTS)
    report = crawl_items(store, settings=settings, on_item=items.append, options=options)
    return Sample(items=tuple(items[:PRODUCTS]), report=report)


def with_sample(store: Store, sample: Sample) -> Store:
    """The store with the currency of its products, where the home page did not name one."""
    return replace(store, currency=sample.currency or store.currency)


def _most(values: Iterable[str | None]) -> str | None:
    named = Counter(value for value in values if value)
    return named.most_common(1)[0][0] if named else None
