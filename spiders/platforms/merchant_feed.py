"""A Google Merchant feed (XML, TSV or CSV, gzip or not, remote or local), row by row, with bounded memory.

A feed needs no crawl: one document has everything. It is streamed to a temporary file and read from there, so that a
feed of millions of rows needs no more memory than a small one.
"""

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from catalog.domain.store import Store
from catalog.errors import ConfigurationError
from catalog.settings import Settings
from spiders.feeds.download import local_feed
from spiders.feeds.product import feed_key, to_product
from spiders.feeds.rows import FeedFormatError, read_rows
from spiders.items.item import Item
from spiders.report import CrawlProgress, CrawlReport

# Rows between two progress messages: several a second, not thousands.
_PROGRESS_ROWS = 1000
_FIELDS = (
    "name",
    "brand",
    "price",
    "currency",
    "list_price",
    "availability",
    "condition",
    "mpn",
    "gtin",
    "images",
)


def read_feed(
    store: Store,
    *,
    settings: Settings,
    on_item: Callable[[Item], None],
    on_progress: Callable[[CrawlProgress], None] | None = None,
    max_rows: int | None = None,
) -> CrawlReport:
    """Hand out every row of the store's feed (option ``feed``: an address or a path).

    A row that cannot be used is counted by reason. Raises ConfigurationError where the store names no feed,
    ServiceUnavailableError where it cannot be fetched; a feed broken in the middle ends incomplete.
    """
    address = str(store.options.get("feed") or "")
    if not address:
        raise ConfigurationError(
            f"store {store.id}: a merchant-feed store needs options.feed, an address or a path"
        )
    started = time.monotonic()
    run = _Run(store)
    with local_feed(address, contact=settings.contact) as path:
        run.read(path, on_item=on_item, on_progress=on_progress, max_rows=max_rows)
    return run.report(address, seconds=time.monotonic() - started)


class _Run:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.rows = self.items = 0
        self.fields: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.broken: str | None = None
        # Ids are short; a million of them take about 100 MB as text and 40 MB as hashes.
        self._ids: set[int] = set()

    def read(
        self,
        path: Path,
        *,
        on_item: Callable[[Item], None],
        on_progress: Callable[[CrawlProgress], None] | None,
        max_rows: int | None,
    ) -> None:
        """Every row; a format error in the middle keeps what was read and is noted."""
        try:
            for row in read_rows(path):
                if max_rows is not None and self.rows >= max_rows:
                    self.broken = "row budget reached"
                    return
                self.rows += 1
                self._take(row, on_item)
                if on_progress is not None and self.rows % _PROGRESS_ROWS == 0:
                    on_progress(self._progress())
        except FeedFormatError as error:
            self.broken = str(error)
        if on_progress is not None:
            on_progress(self._progress())

    def _take(self, row: dict[str, str], on_item: Callable[[Item], None]) -> None:
        key = feed_key(row)
        product = to_product(row, currency=self.store.currency or None, base=self.store.base_url)
        if key is None or not product.name or not product.url:
            self.skipped["row without id, title or link"] += 1
            return
        if hash(key) in self._ids:
            self.skipped["id seen before in the feed"] += 1
            return
        self._ids.add(hash(key))
        self.items += 1
        self.fields.update(name for name in _FIELDS if getattr(product, name) not in (None, (), ""))
        on_item(Item(key=key, url=product.url, seen_at=datetime.now(UTC), product=product))

    def _progress(self) -> CrawlProgress:
        return CrawlProgress(
            pages=self.rows,
            items=self.items,
            duplicates=self.skipped["id seen before in the feed"],
            failed=0,
            open=0,
        )

    def report(self, address: str, *, seconds: float) -> CrawlReport:
        """``pages`` is 1: the feed."""
        return CrawlReport(
            store_id=self.store.id,
            platform=self.store.platform,
            complete=self.broken is None and self.items > 0,
            pages=1,
            product_pages=0,
            items=self.items,
            duplicates=self.skipped["id seen before in the feed"],
            seconds=seconds,
            failed_urls={address: self.broken} if self.broken else {},
            skipped={reason: count for reason, count in self.skipped.items() if count},
            coverage={name: round(count / self.items, 3) for name, count in self.fields.most_common()},
            notes=(f"{self.rows} rows read",),
        )
