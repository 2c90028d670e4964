"""The shop's own list of its pages: sitemaps, where they lie, and what else they are good for when they are stale."""

from typing import Any
from zlib import crc32

from scrapy.http import Response, TextResponse

from spiders.frontier import sitemap
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.locales import leaves_locale
from spiders.frontier.missing import MissingPages
from spiders.frontier.moved import MovedList
from spiders.frontier.page_links import read_links
from spiders.frontier.rules import is_followed
from spiders.frontier.skip import Skip
from spiders.frontier.urls import request_url, site_of, url_key
from spiders.platforms.base import ShopSpider


class SitemapSpider(ShopSpider):
    """Reads sitemaps into the frontier. ``locale`` is the first step of the shop's addresses, where that is one."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.locale = ""
        self.missing = MissingPages()
        self._moved = MovedList()
        self._sitemaps: set[str] = set()

    def be_known_as(self, *hosts: str) -> bool:
        """Read these hosts' addresses as the shop's own. False where none is new."""
        site = self.site.known_as(*hosts)
        for host in sorted(site.aliases - self.site.aliases):
            self.tally.notes.append(f"addresses at {host} are read as {site.netloc}: the shop writes them so")
        changed, self.site = site != self.site, site
        return changed

    def read_sitemap(self, response: Response, link: Link) -> None:
        """Add the addresses of a sitemap, products first."""
        entries = list(sitemap.read_sitemap(response.body))
        if not entries and link.found_on == "guess":
            if isinstance(response, TextResponse) and is_html(response):
                self.missing.show(
                    read_links(response.text, url=response.url, site=self.site), url=response.url
                )
            self._guess_on(link)
            return
        written = [(entry, request_url(entry.url, base=response.url) or "") for entry in entries]
        hosts = {site_of(url) for _, url in written if url}
        if len(hosts) == 1 and not any(map(self.site.own, (url for _, url in written))):
            self.be_known_as(*hosts)
        is_product = sitemap.is_product_file(link.url)
        links = []
        for entry, address in written:
            url = self.site.own(address)
            if url is None:
                self.frontier.skipped[Skip.OFF_SITE] += 1
            elif entry.is_index:
                self.add_sitemap(url, link.found_on)
            elif leaves_locale(url, locale=self.locale, around="", hreflang=False):
                self.frontier.skipped[Skip.LANGUAGE] += 1
            elif is_followed(url):
                kind = LinkKind.PRODUCT if is_product or entry.has_image else LinkKind.SITEMAP_PAGE
                kind = LinkKind.CONTENT if is_product is False else kind
                links.append(Link(url=url, key=url_key(url), kind=kind))
        named = [each for each in links if each.kind is not LinkKind.CONTENT]
        self.frontier.named.keys.update(each.key for each in named)
        self._moved.name(each.url for each in named)
        # Mixed, so that what a row of pages shows holds for the rest: sitemaps list categories before products.
        self.frontier.add(sorted(links, key=lambda each: crc32(each.key.encode())))

    def follow_moved(self, link: Link) -> None:
        """What a stale sitemap names in a way that is gone is tried as the product just read was found. Only where that
        shows a product the address named is given up."""
        moved = self._moved.found(link.url, is_stale=self.frontier.named.is_stale)
        if listed := self._moved.stands_for(link.url):
            self.frontier.exclude([url_key(listed)], reason=Skip.GONE)
        self.frontier.add(Link(url=url, key=url_key(url), kind=LinkKind.PRODUCT) for url in moved)

    def _guess_on(self, link: Link) -> None:
        """The guessed sitemap is none: try the next likely place."""
        for here, there in zip(sitemap.GUESSES, sitemap.GUESSES[1:], strict=False):
            if link.url.endswith(here):
                self.add_sitemap(link.url.removesuffix(here) + there, "guess")
                return

    def add_sitemap(self, url: str, source: str) -> bool:
        """False where the file is at another site. An index may name a next one without end."""
        own = self.site.own(request_url(url) or "")
        if own is None:
            return False
        key = url_key(own)
        if key not in self._sitemaps and len(self._sitemaps) >= sitemap.MAX_FILES:
            self.frontier.skipped[Skip.FULL] += 1
            return True
        self._sitemaps.add(key)
        self.frontier.add([Link(url=own, key=key, kind=LinkKind.SITEMAP_FILE, found_on=source)])
        return True

    def _skip(self, link: Link, reason: Skip) -> None:
        if link.kind is LinkKind.SITEMAP_FILE and link.found_on == "guess":
            self._guess_on(link)
            return
        super()._skip(link, reason)


def is_html(response: TextResponse) -> bool:
    """Whether an answer is a page."""
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    return "html" in kind or (not kind and "<html" in response.text[:2000].lower())
