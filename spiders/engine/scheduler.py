"""Scrapy's scheduler with the frontier behind it: the next request is chosen when there is room, not when found."""

from collections import deque
from typing import TYPE_CHECKING, cast

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler

from spiders.frontier.link import Link, LinkKind
from spiders.frontier.skip import Skip
from spiders.frontier.urls import url_key

if TYPE_CHECKING:
    from spiders.platforms.base import ShopSpider


class FrontierScheduler(BaseScheduler):
    """Retries and redirects are requests already and go first; everything else waits as a link in the frontier."""

    def __init__(self) -> None:
        self._urgent: deque[Request] = deque()
        self._spider: ShopSpider | None = None

    def open(self, spider: Spider) -> None:
        """Called by Scrapy with the spider, which owns the frontier."""
        self._spider = cast("ShopSpider", spider)

    def has_pending_requests(self) -> bool:
        """True where a request waits or the frontier has open addresses."""
        assert self._spider is not None
        return bool(self._urgent) or self._spider.frontier.has_open()

    def enqueue_request(self, request: Request) -> bool:
        """Requests made by Scrapy itself. A redirect to an address known already, or off the site, is dropped; one
        to the home page is what some shops answer for pages that they no longer have."""
        assert self._spider is not None
        link: Link | None = request.meta.get("link")
        redirected = bool(request.meta.get("redirect_times")) and not request.meta.get("retry_times")
        if link is not None and redirected and (reason := _reason_to_drop(request.url, link, self._spider)):
            self._spider.drop(link, reason)
            return False
        self._urgent.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request, or None while there is nothing worth asking for."""
        assert self._spider is not None
        if self._urgent:
            return self._urgent.popleft()
        link = self._spider.frontier.next()
        return None if link is None else self._spider.request_for(link)


def _reason_to_drop(url: str, link: Link, spider: "ShopSpider") -> Skip | None:
    """Why the target of a redirect is not asked for; None where it is."""
    if link.kind is LinkKind.START:
        return None
    if not spider.site.answers(url):
        return Skip.OFF_SITE
    key = url_key(url)
    if key == link.key or spider.frontier.mark_seen(key):
        return None
    return Skip.GONE if key in spider.home_keys else Skip.DUPLICATE
