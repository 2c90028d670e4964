"""Catalogues whose product pages show a name and a price and hardly anything else: no button, stock, number or data.

No single page of theirs can be told from an article that mentions an amount. Many of one kind of address can: each is
called what its links call it, and each has a price of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from spiders.extraction import ExtractedProduct, PageKind
from spiders.frontier.link import Link, LinkKind, fold
from spiders.frontier.urls import query_pairs

# What a page says for itself must not be against it altogether: categories of a few tiles have less.
_PROBABILITY = 0.05
# A price of the page's own is sure to this degree; that of one tile among many is less so.
_PRICE = 0.5
# So many pages of one kind of address, and so many of those there that show a price at all, are no chance.
_PAGES = 5
_NEARLY_ALL = 0.8
# Of the pages, so many have a price that no other has: delivery costs are the same everywhere.
_VARIED = 0.25
# From here on a page is taken for a product's where the shop has no others: as likely as not.
_LIKELY = 0.5
# Below it, a page that was taken for a product's may be such.
_SURE = 0.75
# Where a stock was read from nothing but a price.
_NO_STOCK = "has a price"
_Page = tuple[ExtractedProduct, str]


@dataclass(slots=True)
class BarePages:
    """The pages of one crawl that may be such, by the scheme of their address."""

    _priced: Counter[str] = field(default_factory=Counter)
    _waiting: defaultdict[str, list[_Page]] = field(default_factory=lambda: defaultdict(list))
    _counted: Counter[str] = field(default_factory=Counter)

    def is_new(self, product: ExtractedProduct, *, url: str, link: Link, found: int) -> bool:
        """Remember a page that was not taken for a product's; True where it is one of many that prove to be. ``found``
        products count in the crawl by now."""
        scheme = _scheme(url)
        if (
            link.kind is LinkKind.START
            or product.price is None
            or product.kind not in (PageKind.OTHER, PageKind.PRODUCT)
        ):
            return False
        self._priced[scheme] += 1
        if not _may_be(product, link):
            return False
        self._waiting[scheme].append((product, url))
        proves = self._proves(scheme, found=found)
        self._counted[scheme] += proves
        return proves

    def counts(self, url: str) -> bool:
        """Whether pages of such addresses count as products by now."""
        return self._counted[_scheme(url)] > 0

    def products(self, *, found: int) -> Iterator[_Page]:
        """The pages that proved to be products', with their address, at the end of a crawl."""
        for scheme, pages in self._waiting.items():
            if self._proves(scheme, found=found):
                yield from pages
            elif found == self._counted.total():
                yield from (page for page in pages if page[0].is_product >= _LIKELY)

    def _proves(self, scheme: str, *, found: int) -> bool:
        """Whether pages of this scheme are products': most of the shop's, as a shop shows all of them alike."""
        pages = self._waiting[scheme]
        enough = len(pages) >= max(_PAGES, _NEARLY_ALL * self._priced[scheme])
        varied = len({product.price for product, _ in pages}) >= _VARIED * len(pages)
        return enough and varied and len(pages) > found - self._counted.total()


def is_bare(product: ExtractedProduct) -> bool:
    """Whether a page that was taken for a product's shows hardly more than a name and a price."""
    stock = product.readings.get("availability")
    told = stock is not None and stock.winner.where != _NO_STOCK
    return product.is_product < _SURE and not told and not any((product.sku, product.gtin, product.mpn))


def _may_be(product: ExtractedProduct, link: Link) -> bool:
    """Whether a page has a price of its own and is called what its links call it; a sitemap's have no name."""
    price, name = product.readings.get("price"), fold(product.name)
    if price is None or price.confidence < _PRICE or product.is_product < _PROBABILITY or not name:
        return False
    return not link.names or any(name in each for each in link.names)


def _scheme(url: str) -> str:
    """What the addresses of one kind of page share: the number of steps, how the last one ends, and the parameters."""
    steps = [step for step in urlsplit(url).path.split("/") if step]
    end = steps[-1].rpartition(".")[2] if steps and "." in steps[-1] else ""
    return f"{len(steps)} {end} {'&'.join(sorted(name for name, _ in query_pairs(url)))}"
