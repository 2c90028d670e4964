"""Shops with an API that lists every product: read from it where it agrees with the pages, else from the pages.

Order: the shop's own address, its sitemaps, the API to its end, then a few product pages as a sample. Only after that
are pages fetched: those of all products where the API disagrees with the sample, else only of products that the API
does not have or knows too little about. Where the sample shows that pages name a GTIN or a part number that the API
leaves out, products without one are read from their page too: matching stands on them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin
from zlib import crc32

from scrapy.http import Response, TextResponse

from spiders.extraction import ExtractedProduct
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.skip import Skip
from spiders.frontier.urls import site_of, url_key
from spiders.platforms.structured_data import StructuredDataSpider

# Pages compared with the API. Three tell a tax or currency difference from one odd product.
_SAMPLES = 3
_SAMPLE = "sample"
_DETAILS = "details"
# Pages read for identifiers alone in one crawl. A larger shop's are read in turns, a part each day; the catalog
# keeps what it once knew.
_IDENTIFIED = 2_000


class ApiSpider(StructuredDataSpider):
    """``api_path`` is the first page of the API; ``read_api`` gives its products and the address of the next page."""

    name = ""
    api_path: str

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._from_api: dict[str, ExtractedProduct] = {}
        self._read: set[str] = set()  # read in detail: their pages need not be asked for again
        self._details_open = 0
        self._pins = tuple(self.store.options.get("selectors") or ())
        self._trusted = False
        self._agreed = self._disagreed = self._samples = self._identified = 0

    def arrive(self, response: Response) -> None:
        """The API is asked before any page."""
        super().arrive(response)
        url = urljoin(response.url, self.api_path)
        self.frontier.limit = LinkKind.API
        self.frontier.add([Link(url=url, key=url_key(url), kind=LinkKind.API)])

    def read_api(self, response: TextResponse) -> tuple[list[ExtractedProduct], str | None]:
        """The products of one page of the API, and the next page's address. ValueError where it is none."""
        raise NotImplementedError

    def details(self) -> list[str]:
        """Paths of the API read after its list, for what that leaves out."""
        return []

    def read_details(self, response: TextResponse) -> list[str]:
        """One of them into ``_from_api``; the addresses to read next. ValueError where it is none."""
        raise NotImplementedError

    def needs_page(self, product: ExtractedProduct) -> bool:
        """True where the page of a product says more than the API."""
        return False

    def merge(self, known: ExtractedProduct, page: ExtractedProduct) -> ExtractedProduct:
        """Both sources in one: the API's values, the page's where the API has none."""
        names = (
            "brand",
            "currency",
            "sku",
            "mpn",
            "gtin",
            "gtin_text",
            "condition",
            "rating",
            "review_count",
            "availability",
        )
        added = {name: getattr(page, name) for name in names if getattr(known, name) is None}
        readings = {
            **{name: page.readings[name] for name in added if name in page.readings},
            **known.readings,
        }
        variants = page.variants if len(page.variants) >= len(known.variants) else known.variants
        return replace(known, **added, variants=variants, readings=readings)

    def read(self, response: Response, link: Link) -> None:
        """A page of the API, a sample, or what every shop has."""
        if link.kind is LinkKind.API and isinstance(response, TextResponse):
            if link.found_on == _SAMPLE:
                self._compare(response, link)
            elif link.found_on == _DETAILS:
                self._read_details_page(response)
            else:
                self._read_api_page(response)
            return
        super().read(response, link)

    def extract(self, response: TextResponse) -> ExtractedProduct:
        """The page's product, joined with what the API says of it."""
        page = super().extract(response)
        known = self._known(response.url) if self._trusted else None
        if known is None:
            return page
        merged = self.merge(known, page)
        pinned = {name: page.readings[name] for name in self._pins if name in page.readings}
        readings = {**{k: v for k, v in merged.readings.items() if k not in self._pins}, **pinned}
        return replace(merged, **{name: getattr(page, name) for name in self._pins}, readings=readings)

    def _known(self, url: str) -> ExtractedProduct | None:
        """What the API says of the product at an address, also of one that a query picks a variant of."""
        known = self._from_api.get(url_key(url))
        if known is not None:
            return known
        whole = self._from_api.get(url_key(url.partition("?")[0]))
        return whole if whole is not None and whole.variants else None

    def closed(self, reason: str) -> None:
        """A product whose page could not be read is still known from the API, but for what an operator pinned."""
        if reason == "finished" and not self._pins and self.tally.items and self._trusted:
            for product in self._from_api.values():
                self.take(product, url=product.url or self.base)
        super().closed(reason)

    def _read_api_page(self, response: TextResponse) -> None:
        try:
            products, following = self.read_api(response)
        except ValueError as error:
            self.tally.notes.append(
                f"{response.url} is no product list ({error}): the pages are read instead"
            )
            return
        hosts = {site_of(product.url) for product in products if product.url}
        if len(hosts) == 1 and self.site.own(next(iter(products)).url or "") is None:
            self.be_known_as(*hosts)
        for product in products:
            url = self.site.own(product.url or "") or product.url or ""
            self._from_api.setdefault(url_key(url), replace(product, url=url, canonical_url=url))
        enough = self.frontier.max_products is not None and len(self._from_api) >= self.frontier.max_products
        if following and products and not enough and self._within_bound([following], kept=_SAMPLES):
            self.frontier.add([Link(url=following, key=url_key(following), kind=LinkKind.API)])
            return
        self._ask_details([] if enough else [urljoin(response.url, path) for path in self.details()])

    def _within_bound(self, urls: list[str], *, kept: int = 0) -> list[str]:
        """As many of these as the bound on pages still allows, beside ``kept`` others."""
        left = self.frontier.pages_left
        allowed = urls if left is None else urls[: max(0, left - kept - self._details_open)]
        self.frontier.stopped_by_budget |= len(allowed) < len(urls)
        return allowed

    def _read_details_page(self, response: TextResponse) -> None:
        self._details_open -= 1
        try:
            following = self.read_details(response)
        except ValueError:
            following = []
        self._ask_details(following)

    def _ask_details(self, urls: list[str]) -> None:
        """Ask for these; the samples follow once none is open."""
        allowed = self._within_bound(urls, kept=_SAMPLES)
        links = [Link(url=url, key=url_key(url), kind=LinkKind.API, found_on=_DETAILS) for url in allowed]
        self._details_open += len(links)
        self.frontier.add(links, again=True)
        if not self._details_open:
            self._add_samples()

    def _skip(self, link: Link, reason: Skip) -> None:
        super()._skip(link, reason)
        if link.found_on == _DETAILS:
            self._details_open -= 1
            self._ask_details([])
        elif link.found_on == _SAMPLE:
            self._lose_sample()

    def _fail(self, link: Link, reason: str) -> None:
        if link.found_on == _DETAILS:
            self.tally.notes.append(f"{link.url}: {reason}; pages are read in its place")
            self._details_open -= 1
            self._ask_details([])
            return
        super()._fail(link, reason)
        if link.found_on == _SAMPLE:
            self._lose_sample()

    def _add_samples(self) -> None:
        """Samples from all over the list: neighbours are alike."""
        urls = [product.url for product in self._from_api.values() if product.url]
        step = max(1, len(urls) // _SAMPLES)
        allowed = self._within_bound(urls[::step][:_SAMPLES])
        links = [Link(url=url, key=url_key(url), kind=LinkKind.API, found_on=_SAMPLE) for url in allowed]
        self._samples = len(links)
        self.frontier.add(links, again=True)
        if self._from_api and not links:
            self._decide()

    def _compare(self, response: TextResponse, link: Link) -> None:
        page = super().extract(response)
        known = self._from_api[link.key]
        self._read.add(link.key)
        if self.is_product_page(page, link):
            self.tally.product_pages += 1
            prices = {known.price, *(variant.price for variant in known.variants)}
            agrees = page.price is None or page.price in prices
            self._agreed, self._disagreed = self._agreed + agrees, self._disagreed + (not agrees)
            self._identified += _identifies(page, known)
            if agrees:
                self._from_api[link.key] = self.merge(known, page)
            if known.currency is None and page.currency is not None:
                self._from_api = {
                    key: product if product.currency else replace(product, currency=page.currency)
                    for key, product in self._from_api.items()
                }
        else:
            self._agreed += 1
        self._decide_if_sampled()

    def _lose_sample(self) -> None:
        """A page that cannot be read says nothing about the API."""
        self._samples -= 1
        self._decide_if_sampled()

    def _decide_if_sampled(self) -> None:
        if self._agreed + self._disagreed >= self._samples:
            self._decide()

    def _decide(self) -> None:
        self._trusted = self._agreed > self._disagreed or not self._disagreed
        if not self._trusted:
            self.tally.notes.append("the API's prices differ from the pages': the pages are read instead")
            urls = [product.url for product in self._from_api.values() if product.url]
            links = [Link(url=url, key=url_key(url), kind=LinkKind.PRODUCT) for url in urls]
            self.frontier.add(links, again=True)
        else:
            self._hand_out()
        self.frontier.limit = None

    def _hand_out(self) -> None:
        """Products that the API says enough about; the others wait for their page."""
        self.frontier.named.keys.update(self._from_api)
        unidentified = self._unidentified()
        for key, product in self._from_api.items():
            url = product.url or self.base
            if self._pins or key in unidentified or self.needs_page(product):
                self.frontier.add([Link(url=url, key=key, kind=LinkKind.PRODUCT)], again=bool(self._pins))
                continue
            self.take(product, url=url)
            self.frontier.products += 1
            self.frontier.named.record(key, product=key, is_new=True)
            self.frontier.exclude([key], reason=Skip.API)

    def _unidentified(self) -> set[str]:
        """Products whose page is read for its GTIN and part number, in this crawl."""
        if not self._identified or self._identified * 2 < self._samples:
            return set()
        return self.in_turn(
            key for key, one in self._from_api.items() if not (one.gtin or one.mpn) and key not in self._read
        )

    def in_turn(self, found: Iterable[str]) -> set[str]:
        """Of these keys, the part that may be read in detail today."""
        keys = list(found)
        turns = -(-len(keys) // _IDENTIFIED) or 1
        today = datetime.now(UTC).toordinal() % turns
        return {key for key in keys if crc32(key.encode()) % turns == today}


def _identifies(page: ExtractedProduct, known: ExtractedProduct) -> bool:
    """Whether a page names what the API does not; a SKU that is shown again says nothing."""
    if known.gtin or known.mpn:
        return False
    return bool(page.gtin or (page.mpn and page.mpn not in (known.sku, page.sku)))
