"""The peer: Scrapy following every link, with the same reading of pages; one item per address."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor

from spiders.extraction import ExtractedProduct, PageKind, extract

# The recorded shops have up to 450 pages; a peer that asks for more is lost in a maze.
MAX_PAGES = 1500


class EveryLinkSpider(Spider):
    """Breadth first, within the host, robots.txt obeyed."""

    name = "every-link"
    custom_settings = {  # noqa: RUF012
        "SCHEDULER": "scrapy.core.scheduler.Scheduler",
        "CLOSESPIDER_PAGECOUNT": MAX_PAGES,
        "DEPTH_PRIORITY": 1,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    }

    def __init__(self, *, base: str, emit: Callable[[tuple[str, ExtractedProduct]], None]) -> None:
        super().__init__()
        self.start_urls = [base]
        self.links = LinkExtractor(allow_domains=[urlsplit(base).netloc], canonicalize=False)
        self.emit = emit
        self.pages = 0

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request]:
        """Read the page and follow all of its links."""
        self.pages += 1
        if response.status != 200 or not isinstance(response, TextResponse):
            return
        product = extract(response.body, url=response.url, encoding=response.encoding)
        if product.kind is PageKind.PRODUCT:
            self.emit((response.url, product))
        for link in self.links.extract_links(response):
            yield Request(link.url)
