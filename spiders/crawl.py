"""``crawl``: read one store to its end. Blocking; sinks and progress are called in the calling thread."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from catalog.domain.listing import Listing
from catalog.domain.store import Platform, Store
from catalog.settings import Settings
from spiders.chromium import browser_settings
from spiders.engine.loop import run_spider
from spiders.engine.revalidation import drop_old_pages, revalidation_settings
from spiders.engine.settings import scrapy_settings
from spiders.frontier.skip import Skip
from spiders.items.item import Item
from spiders.items.listing import to_listings
from spiders.platforms.base import ShopSpider
from spiders.platforms.merchant_feed import read_feed
from spiders.report import CrawlProgress, CrawlReport

# Listings handed to the sink at once: one transaction in the catalog, some seconds of crawling.
_BATCH = 50
# Above this share of failed pages, what was not seen may have been behind them.
_FAILED_SHARE = 0.01

_SPIDERS = {
    Platform.STRUCTURED_DATA: "spiders.platforms.structured_data:StructuredDataSpider",
    Platform.WOOCOMMERCE: "spiders.platforms.woocommerce:WooCommerceSpider",
    Platform.BROWSER: "spiders.platforms.browser:BrowserSpider",
    Platform.SHOPIFY: "spiders.platforms.shopify:ShopifySpider",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """``obey_crawl_delay``: False only for shops of one's own.

    ``variants_apart``: pages of variants with their own SKU are items of their own, as the catalog wants them.
    ``page_store`` is a folder of this store's own, kept between crawls: pages in it are only sent again if changed.
    ``max_pages`` and ``max_products`` end a crawl early; None reads the shop to its end.
    """

    obey_crawl_delay: bool = True
    max_pages: int | None = None
    max_products: int | None = None
    variants_apart: bool = False
    page_store: Path | None = None

    def for_store(self, store: Store) -> "CrawlOptions":
        """With the store's own options where these leave it open."""
        return replace(
            self,
            obey_crawl_delay=self.obey_crawl_delay and bool(store.options.get("obey_crawl_delay", True)),
            max_pages=self.max_pages or store.options.get("max_pages"),
        )


def crawl(
    store: Store,
    *,
    settings: Settings,
    sink: Callable[[Sequence[Listing]], None],
    on_progress: Callable[[CrawlProgress], None] | None = None,
    options: CrawlOptions | None = None,
) -> CrawlReport:
    """Crawl a store into ``sink``, batch by batch. Returns what was done; failed pages are in the report.

    Raises ConfigurationError where the store's options are wrong; whatever ``sink`` raises stops the crawl.
    """
    batch: list[Listing] = []

    def keep(item: Item) -> None:
        batch.extend(to_listings(item, store_id=store.id))
        if len(batch) >= _BATCH:
            sink(tuple(batch))
            batch.clear()

    options = replace(options or CrawlOptions(), variants_apart=True)
    report = crawl_items(store, settings=settings, on_item=keep, on_progress=on_progress, options=options)
    if batch:
        sink(tuple(batch))
    return report


def crawl_items(
    store: Store,
    *,
    settings: Settings,
    on_item: Callable[[Item], None],
    on_progress: Callable[[CrawlProgress], None] | None = None,
    options: CrawlOptions | None = None,
) -> CrawlReport:
    """As ``crawl``, with each product as read."""
    options = (options or CrawlOptions()).for_store(store)
    started = time.monotonic()

    def receive(message: Any) -> None:
        if isinstance(message, Item):
            on_item(message)
        elif isinstance(message, CrawlProgress) and on_progress is not None:
            on_progress(message)

    if store.platform is Platform.MERCHANT_FEED:
        return read_feed(
            store, settings=settings, on_item=on_item, on_progress=on_progress, max_rows=options.max_products
        )
    changes = browser_settings(settings) if store.platform is Platform.BROWSER else {}
    changes |= revalidation_settings(options.page_store)
    module, name = _SPIDERS[store.platform].split(":")
    spider = run_spider(
        getattr(import_module(module), name),
        settings=scrapy_settings(
            contact=settings.contact, CRAWL_DELAY_OBEY=options.obey_crawl_delay, **changes
        ),
        receive=receive,
        store=store,
        max_pages=options.max_pages,
        max_products=options.max_products,
        variants_apart=options.variants_apart,
    )
    assert isinstance(spider, ShopSpider)
    if options.page_store is not None:
        drop_old_pages(options.page_store)
    return _report(spider, seconds=time.monotonic() - started)


def _report(spider: ShopSpider, *, seconds: float) -> CrawlReport:
    tally, frontier = spider.tally, spider.frontier
    skipped = dict(frontier.skipped.most_common())
    complete = (
        spider.finish_reason == "finished"
        and tally.items > 0
        and not frontier.stopped_by_budget
        and len(tally.failed) <= _FAILED_SHARE * tally.pages
    )
    return CrawlReport(
        store_id=spider.store.id,
        platform=spider.store.platform,
        complete=complete,
        pages=tally.pages,
        product_pages=tally.product_pages,
        items=tally.items,
        unchanged=tally.unchanged,
        duplicates=tally.duplicates + skipped.get(Skip.DUPLICATE, 0),
        seconds=seconds,
        failed_urls=dict(tally.failed),
        skipped=skipped,
        coverage={name: round(count / tally.items, 3) for name, count in tally.fields.most_common()},
        delays=dict(tally.delays),
        notes=tuple(tally.notes),
    )
