"""What the spiders of all platforms share: the frontier, the counts, and handing out each product once."""

import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from catalog.domain.store import Store
from spiders.extraction import ExtractedProduct
from spiders.frontier.duplicates import tail_of
from spiders.frontier.frontier import Frontier
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.site import Site
from spiders.frontier.skip import Skip
from spiders.frontier.urls import request_url, site_of, url_key
from spiders.items.identity import SeenProducts
from spiders.items.item import Item
from spiders.report import CrawlProgress
from spiders.tally import Tally

_log = logging.getLogger("pricemesh.spiders")

# Sitemaps and feeds aside, a document beyond this is no page of a shop.
_MAX_PAGE_BYTES = 20_000_000
_GONE = (404, 410)
_REFUSED = (401, 403, 451)
_FIELDS = (
    "name", "brand", "price", "currency", "list_price", "availability", "condition", "sku", "mpn", "gtin",
    "category", "rating", "images", "variants",
)  # fmt: skip


class ShopSpider(Spider):
    """Asks for the addresses that its frontier chooses, and emits Items. ``store`` says which shop, and how."""

    def __init__(
        self,
        *,
        store: Store,
        emit: Callable[[Any], None],
        max_pages: int | None = None,
        max_products: int | None = None,
        variants_apart: bool = False,
        **arguments: Any,
    ) -> None:
        super().__init__()
        self.store = store
        self.emit = emit
        self.base = request_url(store.base_url) or store.base_url
        self.site = Site.at(self.base)
        self.frontier = Frontier(max_pages=max_pages, max_products=max_products)
        self.seen = SeenProducts(variants_apart=variants_apart)
        self.tally = Tally()
        self.robots_sitemaps: list[str] = []
        self.finish_reason = ""
        self.home_keys = {url_key(self.base)}
        self._keys: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """As Scrapy builds it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.stumbled, signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The shop's own address; everything else follows from it."""
        self.frontier.add([Link(url=self.base, key=url_key(self.base), kind=LinkKind.START)])
        link = self.frontier.next()
        if link is not None:
            yield self.request_for(link)

    def request_for(self, link: Link) -> Request:
        """A request with its link beside it."""
        meta = {"link": link, "dont_retry": link.last_try}
        return Request(link.url, callback=self.receive, errback=self.lost, meta=meta, dont_filter=True)

    def receive(self, response: Response) -> None:
        """Count an answer, and give the ones that can be read to ``read``."""
        link: Link = response.meta["link"]
        self.tally.pages += 1
        self.tally.unchanged += "cached" in response.flags
        self.frontier.done(link)
        self.tally.statuses[response.status] += 1
        self.tally.kinds[link.kind.name.lower()] += 1
        if response.status in _GONE:
            self._skip(link, Skip.GONE)
        elif response.status in _REFUSED:
            self._skip(link, Skip.REFUSED)
        elif response.status >= 400:
            self._fail(link, f"HTTP {response.status}")
        elif len(response.body) > _MAX_PAGE_BYTES and link.kind is not LinkKind.SITEMAP_FILE:
            self._skip(link, Skip.TOO_LARGE)
        else:
            self.tally.failed.pop(link.url, None)
            self.read(response, link)
        self.emit(self.progress())

    def read(self, response: Response, link: Link) -> None:
        """Read an answer: a platform's own."""
        raise NotImplementedError

    def drop(self, link: Link, reason: Skip) -> None:
        """An address redirects to what is not asked for."""
        self.frontier.done(link)
        self._skip(link, reason)

    def lost(self, failure: Failure) -> None:
        """No answer at all. What robots.txt forbids is skipped; the rest failed."""
        link: Link = failure.request.meta["link"]  # type: ignore[attr-defined]
        self.frontier.done(link)
        if isinstance(failure.value, IgnoreRequest):
            self.frontier.record_forbidden(link)
            self._skip(link, Skip.ROBOTS)
            return
        self.tally.pages += 1
        message = str(failure.value).strip().splitlines()
        self._fail(link, message[0][:200] if message else type(failure.value).__name__)
        self.emit(self.progress())

    def stumbled(self, failure: Failure, response: Response) -> None:
        """A fault of ours in reading an answer: its address failed, the crawl goes on."""
        self.tally.failed[response.url] = f"cannot be read: {type(failure.value).__name__}: {failure.value}"[
            :300
        ]
        _log.error("reading %s failed\n%s", response.url, failure.getTraceback())

    def take(self, product: ExtractedProduct, *, url: str) -> tuple[str, bool]:
        """Hand out a product unless it was before. Returns its identity and whether it was new."""
        identity, is_new = self.seen.identify(product, url=url)
        if is_new:
            self.hand_out(product, url=url)
        else:
            self.tally.duplicates += 1
        return identity, is_new

    def hand_out(self, product: ExtractedProduct, *, url: str) -> None:
        """Emit a product that was identified as new."""
        address = self.seen.address(product, url=url)
        product = replace(product, currency=product.currency or (self.store.currency or None))
        self.tally.items += 1
        self.tally.fields.update(name for name in _FIELDS if getattr(product, name) not in (None, (), ""))
        self.emit(
            Item(key=self._key(product, address), url=address, seen_at=datetime.now(UTC), product=product)
        )

    def _key(self, product: ExtractedProduct, address: str) -> str:
        """The same in every run and at every host: the canonical path, else what of the address is no category."""
        path = url_key(address).removeprefix(site_of(address))
        key = path if product.canonical_url or not tail_of(address) else tail_of(address)
        if key in self._keys:
            key = path
        self._keys.add(key)
        return key

    def progress(self) -> CrawlProgress:
        """Counts so far."""
        tally = self.tally
        return CrawlProgress(
            pages=tally.pages,
            items=tally.items,
            duplicates=tally.duplicates,
            failed=len(tally.failed),
            open=self.frontier.open_count,
        )

    def closed(self, reason: str) -> None:
        """Called by Scrapy at the end."""
        self.finish_reason = reason

    def _skip(self, link: Link, reason: Skip) -> None:
        self.frontier.skipped[reason] += 1
        if reason in (Skip.GONE, Skip.MISSING):
            self.frontier.record_gone(link)
            self._try_raw(link)
        elif reason is Skip.NOT_HTML:
            self.frontier.record_file(link)
        if link.kind is LinkKind.START:
            self.tally.notes.append(f"{link.url}: {reason}")

    def _try_raw(self, link: Link) -> None:
        """The shop may know the address only with what was dropped from it."""
        if link.raw and link.kind is not LinkKind.FACET:
            self.frontier.add([replace(link, url=link.raw, key=url_key(link.raw), raw="")])

    def _fail(self, link: Link, reason: str) -> None:
        if link.kind is LinkKind.SITEMAP_FILE and link.found_on == "guess":
            return
        self.tally.failed[link.url] = reason
        self.frontier.record_failure(link)
