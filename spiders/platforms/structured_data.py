"""Any shop, from its pages: found by sitemaps, categories with their pages, and links."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Response, TextResponse

from catalog.domain.store import Platform
from spiders.extraction import ExtractedProduct, PageKind, extract
from spiders.frontier import sitemap
from spiders.frontier.link import Link, LinkKind, fold
from spiders.frontier.link_kinds import series_of
from spiders.frontier.locales import LocaleSwitches, locale_of, locale_of_most
from spiders.frontier.page_links import PageLinks, read_links
from spiders.frontier.patterns import pattern_of
from spiders.frontier.scripted_pages import ScriptedPages, number_of, turns_by_script
from spiders.frontier.site import Site, alias_among, alias_of_canonical
from spiders.frontier.skip import Skip
from spiders.frontier.urls import request_url, url_key
from spiders.frontier.views import is_part, is_view
from spiders.pins import apply_pins
from spiders.platforms.bare import BarePages, is_bare
from spiders.platforms.sitemap_spider import SitemapSpider, is_html
from spiders.platforms.undecided import Undecided, may_list

# From here on a page is taken for one product's page: as likely as not.
_PRODUCT_PROBABILITY = 0.5
# Below it, a page that can be shown in another order or has further parts is a listing: products whose reviews have
# pages say more.
_SURE = 0.75
# Product links that the home page and another page must share, all of them, to be taken for the same page.
_HOME_PRODUCTS = 3


class StructuredDataSpider(SitemapSpider):
    """Reads pages with ``spiders.extraction``; what is a product page is decided by the page, not by its address."""

    name = Platform.STRUCTURED_DATA.value

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._home: tuple[str, frozenset[str]] = ("", frozenset())
        self._home_name = ""
        self._switches = LocaleSwitches()
        self._scripted = ScriptedPages()
        self._undecided = Undecided()
        self._bare = BarePages()

    def read(self, response: Response, link: Link) -> None:
        """A sitemap or a page."""
        if link.kind is LinkKind.SITEMAP_FILE:
            self.read_sitemap(response, link)
        elif isinstance(response, TextResponse) and is_html(response):
            self.read_page(response, link)
        else:
            self._skip(link, Skip.NOT_HTML)

    def read_page(self, response: TextResponse, link: Link) -> None:
        """Take the page's product, if it is one's, and follow its links."""
        if link.kind is LinkKind.START:
            self.arrive(response)
        found = self.links_of(response, link)
        is_home = self._is_home(found, link)
        product = self.extract(response)
        identity, is_new = None, False
        nothing = (
            is_home or (found.lists and product.is_product < _SURE) or self._is_titled_home(product, link)
        )
        if self.is_product_page(product, link) and not nothing and not self._says_little(product, link):
            self.tally.product_pages += 1
            identity, is_new = self._take_or_wait(product, url=response.url, link=link)
        elif self.missing.show(found, url=response.url, home=link.kind is LinkKind.START):
            self._skip(link, Skip.MISSING)
            return
        else:
            identity, is_new = self._wait(product, url=response.url, link=link, shows_it=not nothing)
        self.frontier.record(link, product=identity, name=product.name or "", is_new=is_new)
        self.follow(found, link, product=identity)
        if identity is not None:
            self.follow_moved(link)
        else:
            self._turn(found, link, html=response.text)

    def closed(self, reason: str) -> None:
        """What the pages of an address proved to be decides about those that said too little."""
        for product, url in self._undecided.likely_products(self.frontier):
            self.hand_out(product, url=url)
        if reason == "finished":
            waiting = list(self._undecided.doubtful_products(self.frontier))
            doubtful = [each for each in waiting if not self.seen.tells_of_another(each[0])]
            for product, url in (*doubtful, *self._bare.products(found=self.frontier.products)):
                self.take(product, url=url)
        super().closed(reason)

    def _take_or_wait(self, product: ExtractedProduct, *, url: str, link: Link) -> tuple[str, bool]:
        """As ``take``; a page that may list a single product waits, but counts as the product's until then."""
        if not may_list(product, link, frontier=self.frontier):
            return self.take(product, url=url)
        identity, is_new = self.seen.identify(product, url=url)
        if is_new:
            self._undecided.list_one(product, url=url, link=link)
        return identity, is_new

    def _says_little(self, product: ExtractedProduct, link: Link) -> bool:
        """Whether a page waits for the others of its kind, as it shows hardly more than a name and a price."""
        led = link.kind is LinkKind.PRODUCT and self.frontier.has_products(link)
        return is_bare(product) and not (led and not self._bare.counts(link.url))

    def _wait(
        self, product: ExtractedProduct, *, url: str, link: Link, shows_it: bool
    ) -> tuple[str | None, bool]:
        """What the crawl as a whole decides about; counts as a new product's where it most likely is one's."""
        if product.kind is PageKind.OTHER or shows_it:
            self._undecided.may_be(product, url=url, link=link)
        is_new = shows_it and self._bare.is_new(product, url=url, link=link, found=self.frontier.products)
        return (url_key(url), True) if is_new else (None, False)

    def links_of(self, response: TextResponse, link: Link) -> PageLinks:
        """The page's links. The first page also tells the shop's configured host and its locale."""
        pattern = pattern_of(link.url, link.kind)
        found = read_links(
            response.text, url=response.url, pattern=pattern, locale=self.locale, site=self.site
        )
        if link.kind is LinkKind.START:
            hosts = (
                alias_of_canonical(found.canonical, url=response.url),
                alias_among(found.targets, site=self.site),
            )
            self.locale = self.locale or locale_of_most(each.url for each in found.links)
            if self.be_known_as(*hosts) or self.locale:
                found = read_links(
                    response.text, url=response.url, pattern=pattern, locale=self.locale, site=self.site
                )
        self._switches.learn(response.url, found.links, locale=self.locale)
        self.frontier.foreign_locales |= self._switches.known
        return found

    def extract(self, response: TextResponse) -> ExtractedProduct:
        """What the page says, and what the operator has pinned."""
        product = extract(response.body, url=response.url, encoding=response.encoding)
        canonical = product.canonical_url and self.site.own(product.canonical_url)
        if canonical:
            product = replace(product, canonical_url=canonical)
        pins = self.store.options.get("selectors")
        return apply_pins(product, response.selector, pins) if pins else product

    def is_product_page(self, product: ExtractedProduct, link: Link) -> bool:
        """The home page may feature a product, but is not its page."""
        likely = product.kind is PageKind.PRODUCT and product.is_product >= _PRODUCT_PROBABILITY
        return likely and bool(product.name) and link.kind is not LinkKind.START

    def arrive(self, response: Response) -> None:
        """The first page: it may have led to another host or a language; then come the sitemaps."""
        self.site = Site.at(response.url, aliases=(self.site.name,))
        self.home_keys.add(url_key(response.url))
        self.locale = locale_of(response.url)
        if self.frontier.max_products is None:
            self.frontier.limit = LinkKind.SITEMAP_FILE
        named = (*self.store.options.get("sitemaps", ()), *self.robots_sitemaps)
        if not [url for url in named if self.add_sitemap(url, "named")]:
            # One that is named at another host may be at its path here; if it is not, nothing is lost.
            elsewhere = [urlsplit(url).path for url in named if urlsplit(url).path not in sitemap.GUESSES]
            for path in (*elsewhere[:1], sitemap.GUESSES[0]):
                self.add_sitemap(request_url(path, base=response.url) or "", "guess")
        starts = [request_url(url) or url for url in self.store.options.get("start_urls", ())]
        self.frontier.add([Link(url=url, key=url_key(url), kind=LinkKind.LISTING) for url in starts])

    def follow(self, found: PageLinks, link: Link, *, product: str | None) -> None:
        """Remember the links of a page that shows ``product`` (its identity) or none. Pages of a listing are followed
        while they show something new."""
        self.frontier.exclude(found.alternates)
        self.frontier.skipped.update(found.skipped)
        if link.kind is LinkKind.START and not self.frontier.named.keys:
            for url in found.sitemaps:
                self.add_sitemap(url, "page")
        shown = self.frontier.add(self._worth(found, link, product=product))
        self.frontier.steps.record(link.url, led_on=bool(shown) or product is not None)

    def _turn(self, found: PageLinks, link: Link, *, html: str) -> None:
        """Ask for the next page of a listing where nothing but a script would."""
        kinds = {each.kind for each in found.links}
        if LinkKind.PAGINATION in kinds or found.lists or self.frontier.named.is_whole:
            return
        if link.kind is LinkKind.CONTENT and LinkKind.PRODUCT not in kinds:
            return
        if turns_by_script(html, found.tree, number=number_of(link.url)):
            self.frontier.continues(series_of(link.url), _listed(found))
            self._ask_for(self._scripted.ask_on(link.url))

    def _ask_for(self, urls: list[str]) -> None:
        kind = LinkKind.PAGINATION
        self.frontier.add(
            Link(url=url, key=url_key(url), kind=kind, found_on=pattern_of(url, kind), series=series_of(url))
            for url in urls
        )

    def _skip(self, link: Link, reason: Skip) -> None:
        super()._skip(link, reason)
        self._ask_for(self._scripted.judge(link.key, shows_more=False))

    def _is_home(self, found: PageLinks, link: Link) -> bool:
        """The first page under another address: it has the same title and shows the same products."""
        products = frozenset(each.key for each in found.links if each.kind is LinkKind.PRODUCT)
        if link.kind is LinkKind.START:
            self._home = (found.title, products)
        return bool(found.title) and len(products) >= _HOME_PRODUCTS and (found.title, products) == self._home

    def _is_titled_home(self, product: ExtractedProduct, link: Link) -> bool:
        """Whether a page is headed as the first one, by the shop's name, and tells no price or number of a product."""
        name = fold(product.name)
        if link.kind is LinkKind.START:
            self._home_name = name
        told = product.price is not None or any((product.sku, product.mpn, product.gtin))
        return bool(name) and name == self._home_name and not told

    def _worth(self, found: PageLinks, link: Link, *, product: str | None) -> list[Link]:
        products = _listed(found)
        exhausted = bool(link.series) and not self.frontier.continues(link.series, products)
        self._ask_for(self._scripted.judge(link.key, shows_more=not exhausted))
        links = []
        for each in found.links:
            if each.kind is LinkKind.PAGINATION:
                self.frontier.continues(each.series, products)
                if exhausted or product:
                    continue
            if product and not self.seen.variants_apart:
                if is_view(each.url, link.url):
                    self.frontier.skipped[Skip.DUPLICATE] += 1
                    continue
                # An identity is the first address, as key.
                if is_part(each.url, link.url) or is_part(each.url, f"//{product}"):
                    each = replace(each, kind=max(each.kind, LinkKind.CONTENT))
            links.append(each)
        return links


def _listed(found: PageLinks) -> list[str]:
    """The keys of what a page lists."""
    return [each.key for each in found.links if each.kind in (LinkKind.PRODUCT, LinkKind.LISTING)]
