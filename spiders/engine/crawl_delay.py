"""Obeys Crawl-delay of robots.txt, and hands its sitemaps to the spider."""

import logging
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle

# A longer delay would make a crawl of a small shop take days; such a shop is told by its owner, not by us.
_MAX_DELAY = 60.0


class CrawlDelay:
    """An extension of Scrapy; switched off by the setting CRAWL_DELAY_OBEY for shops of one's own."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._obey = crawler.settings.getbool("CRAWL_DELAY_OBEY", True)
        crawler.signals.connect(self._robots_parsed, signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy builds it."""
        return cls(crawler)

    def _robots_parsed(self, robotparser: Any, request: Request) -> None:
        spider: Spider | None = self._crawler.spider
        sitemaps = list(getattr(robotparser.rp, "sitemaps", ()))
        if spider is not None and hasattr(spider, "robots_sitemaps"):
            spider.robots_sitemaps = sitemaps
        delay = robotparser.crawl_delay(self._crawler.settings["ROBOTSTXT_USER_AGENT"])
        if not self._obey or not delay:
            return
        delay = min(float(delay), _MAX_DELAY)
        logging.getLogger(__name__).info("robots.txt asks for %s s between requests", delay)
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = delay
            throttle.maxdelay = max(throttle.maxdelay, delay)
        downloader = self._crawler.engine.downloader
        downloader._delay, downloader._jitter = delay, 0.0
        for slot in downloader.slots.values():
            slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
        tally = getattr(spider, "tally", None)
        if tally is not None:
            tally.delays["robots.txt Crawl-delay"] = delay
