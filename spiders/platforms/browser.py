"""Shops whose pages are made by JavaScript: the same reading, after a real Chromium has rendered the page.

Only for shops that show no product in plain HTTP: a rendered page costs a hundred times a plain one. Robots.txt and
sitemaps are still read plainly. Pages close when read, and their browser context after a number of pages, so that
memory does not grow with the crawl.
"""

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from catalog.domain.store import Platform
from spiders.frontier.link import Link, LinkKind
from spiders.platforms.structured_data import StructuredDataSpider

# A context is thrown away after this many pages: caches and leaks of the shop's scripts go with it.
_PAGES_PER_CONTEXT = 25
# Rendering is taken as done when nothing was loaded for half a second, or after this long.
_SETTLE_MS = 5_000
# An element that the store's file names (option wait_for) may come later than that.
_WAIT_MS = 15_000
# Kinds that are documents for machines.
_PLAIN = (LinkKind.SITEMAP_FILE, LinkKind.API)
# What a page can do without; fetching it would load the shop for nothing.
_NOT_NEEDED = frozenset({"image", "media", "font", "stylesheet"})


def abort_request(request: Any) -> bool:
    """For scrapy-playwright: True for what rendering text does not need."""
    return request.resource_type in _NOT_NEEDED


class BrowserSpider(StructuredDataSpider):
    """Option ``wait_for``: a CSS selector that appears when the shop's pages are complete."""

    name = Platform.BROWSER.value

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._rendered = 0
        self._open_pages: Counter[str] = Counter()

    def request_for(self, link: Link) -> Request:
        """A page in the current context, or a plain document."""
        if link.kind in _PLAIN:
            return super().request_for(link)
        context = f"context-{self._rendered // _PAGES_PER_CONTEXT}"
        self._rendered += 1
        self._open_pages[context] += 1
        meta = {
            "link": link,
            "dont_retry": link.last_try,
            "playwright": True,
            "playwright_include_page": True,
            "playwright_context": context,
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
        }
        return Request(
            link.url, callback=self.receive_page, errback=self.lose_page, meta=meta, dont_filter=True
        )

    async def receive_page(self, response: Response) -> AsyncIterator[Any]:
        """Read the page as it stands after its scripts have run."""
        page: Page | None = response.meta.get("playwright_page")
        try:
            if page is not None and response.status < 400 and isinstance(response, HtmlResponse):
                html = await self._settled(page)
                response = response.replace(body=html.encode(), encoding="utf-8")
            self.receive(response)
        finally:
            await self._close(page, response.meta["playwright_context"])
        return
        yield  # Scrapy takes an asynchronous callback as a generator

    async def lose_page(self, failure: Failure) -> None:
        """As ``lost``, and the page is closed."""
        request: Request = failure.request  # type: ignore[attr-defined]
        await self._close(request.meta.get("playwright_page"), request.meta["playwright_context"])
        self.lost(failure)

    async def _settled(self, page: Page) -> str:
        selector = self.store.options.get("wait_for")
        try:
            if selector:
                await page.wait_for_selector(selector, timeout=_WAIT_MS, state="attached")
            await page.wait_for_load_state("networkidle", timeout=_SETTLE_MS)
        except PlaywrightTimeout:
            self.crawler.stats.inc_value("pricemesh/unsettled_pages")
        return await page.content()

    async def _close(self, page: Page | None, context: str) -> None:
        """Close the page, and its context with its last page."""
        self._open_pages[context] -= 1
        current = f"context-{self._rendered // _PAGES_PER_CONTEXT}"
        last = self._open_pages[context] <= 0 and context != current
        try:
            if page is not None:
                await page.close()
                if last:
                    await page.context.close()
        except PlaywrightError:
            self.crawler.stats.inc_value("pricemesh/pages_closed_by_browser")
