"""Pages that are products or not by what the other pages of such addresses prove to be, told when a crawl ends.

One that says too little is a product where nearly all of its address are; one that might as well be a listing of a
single product is none where the others of its address are listings.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct, PageKind
from spiders.extraction.candidate import Source
from spiders.frontier.frontier import Frontier
from spiders.frontier.link import Link, LinkKind

# From here on a page may be a product's, if nearly all pages of such addresses are: one that is sold out shows little.
_DOUBTFUL = 0.35
# The same of a page that tells the product's number, or that it is sold out: one whose price is told on request shows
# neither price nor button.
_DOUBTFUL_NUMBERED = 0.1
# Up to here a page without a number of a product's may list one, if what led to it does not look like a product.
_LIKELY = 0.9
_FOR_PRODUCTS = (LinkKind.PRODUCT, LinkKind.SITEMAP_PAGE)
_Page = tuple[ExtractedProduct, str, Link]


@dataclass(slots=True)
class Undecided:
    """The pages of one crawl that wait, each with its address and the link that led to it."""

    _doubtful: list[_Page] = field(default_factory=list)
    _likely: list[_Page] = field(default_factory=list)

    def may_be(self, product: ExtractedProduct, *, url: str, link: Link) -> None:
        """A page that was not taken for a product's: it waits if it may be one by what led to it or what it tells."""
        if not product.name or product.kind not in (PageKind.OTHER, PageKind.PRODUCT):
            return
        led = link.kind in _FOR_PRODUCTS and product.price is not None and product.is_product >= _DOUBTFUL
        says_so = _is_numbered(product) or product.availability is Availability.OUT_OF_STOCK
        if led or (product.is_product >= _DOUBTFUL_NUMBERED and says_so):
            self._doubtful.append((product, url, link))

    def list_one(self, product: ExtractedProduct, *, url: str, link: Link) -> None:
        """A page that was taken for a product's, but may list a single one."""
        self._likely.append((product, url, link))

    def doubtful_products(self, frontier: Frontier) -> Iterator[tuple[ExtractedProduct, str]]:
        """Pages that were not taken for products' and proved to be, with their address."""
        waiting = Counter(frontier.shape_of(link) for _, _, link in self._doubtful)
        for product, url, link in self._doubtful:
            likely = product.kind is PageKind.PRODUCT and link.kind is LinkKind.PRODUCT
            if (likely and frontier.has_products(link)) or frontier.are_products(
                link, doubtful=waiting[frontier.shape_of(link)]
            ):
                yield product, url

    def likely_products(self, frontier: Frontier) -> Iterator[tuple[ExtractedProduct, str]]:
        """Pages that were taken for products' and did not prove to be listings, with their address."""
        waiting = Counter(frontier.shape_of(link) for _, _, link in self._likely)
        for product, url, link in self._likely:
            if not frontier.are_listings(link, waiting=waiting[frontier.shape_of(link)]):
                yield product, url


def may_list(product: ExtractedProduct, link: Link, *, frontier: Frontier) -> bool:
    """Whether a page taken for a product's may list a single one; not where other such addresses showed products."""
    if link.kind in _FOR_PRODUCTS or product.is_product >= _LIKELY or _is_numbered(product):
        return False
    return not frontier.has_products(link)


def _is_numbered(product: ExtractedProduct) -> bool:
    """Whether the page itself, not its address, tells a number of the product's."""
    readings = (product.readings.get(name) for name in ("sku", "mpn", "gtin"))
    return any(reading is not None and reading.winner.source is not Source.URL for reading in readings)
