"""How many pages in a row may bring no new product before a crawl leaves off.

Counted apart for addresses that a sitemap names, for links that look like products, for listings, and for the rest: a
stale sitemap or a cloud of tags must not end the crawl before the first category was read. Where the shop's own list
(sitemap, API) has proved to be whole, the rest is only checked and gets less.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from spiders.frontier.link import LinkKind


class Way(StrEnum):
    """How an address was come by."""

    NAMED = "named by the shop's own list"
    PRODUCT = "looks like a product"
    LISTING = "looks like a listing"
    OTHER = "anything else"


_WAYS = {
    LinkKind.PRODUCT: Way.PRODUCT,
    LinkKind.SITEMAP_PAGE: Way.NAMED,
    LinkKind.PAGINATION: Way.LISTING,
    LinkKind.LISTING: Way.LISTING,
}
# Pages without a new product: at least, and as share of the products found so that large shops get more. A stale
# sitemap may have hundreds of dead links before the first that works; a shop may hide products behind many empty
# categories (a demo shop has 24 empty ones in a row).
_LIMITS = {
    Way.NAMED: (300, 3.0),
    Way.PRODUCT: (80, 1.5),
    Way.LISTING: (80, 1.5),
    Way.OTHER: (40, 1.0),
}
# The same where the shop's list is whole: a listing shows many products, so ten of them would show what is missing.
_CHECKED = {
    Way.NAMED: (300, 3.0),
    Way.PRODUCT: (10, 0.3),
    Way.LISTING: (10, 0.3),
    Way.OTHER: (4, 0.1),
}
# Products that a list must have led to before it is believed, and its share of dead addresses up to which it is.
_PROVED = 3
_DEAD_SHARE = 0.2
# After so many addresses a list whose most are dead is stale: what else is live in it, categories show as well.
_TRIED = 12
_STALE_SHARE = 0.75
# Pages in a row without a new product that a stale list gets when all else was read: at least, and as share of the
# products found.
_STALE = (15, 0.5)
# Of the products found, so many may be missing in a list that is still taken as whole.
_MISSED_SHARE = 0.02


@dataclass(slots=True)
class ShopList:
    """The addresses that a sitemap or an API named (by key), and how far they proved to be all of the shop."""

    keys: set[str] = field(default_factory=set)
    asked: int = 0
    dead: int = 0
    products: int = 0
    _elsewhere: set[str] = field(default_factory=set)

    def record(self, key: str, *, product: str | None, is_new: bool) -> None:
        """A page was read; ``product`` is the identity of what it showed."""
        named = key in self.keys
        self.asked += named
        if product is None:
            return
        if named or product in self.keys:
            self.products += is_new
            self._elsewhere.discard(product)
        elif is_new:
            self._elsewhere.add(product)

    def record_gone(self, key: str) -> None:
        """A dead address."""
        if key in self.keys:
            self.asked += 1
            self.dead += 1

    @property
    def is_whole(self) -> bool:
        """True where products outside the list are not to be expected."""
        missed = len(self._elsewhere) <= _MISSED_SHARE * self.products
        return self.products >= _PROVED and missed and self.dead <= _DEAD_SHARE * self.asked

    @property
    def is_stale(self) -> bool:
        """True where most of its addresses are dead."""
        return self.asked >= _TRIED and self.dead >= _STALE_SHARE * self.asked


@dataclass(slots=True)
class Patience:
    """Rows of pages without a new product, by way. Counted when asked for: several requests are under way at once."""

    _barren: Counter[Way] = field(default_factory=Counter)

    def ask(self, kind: LinkKind) -> None:
        """A page is about to be asked for."""
        self._barren[_WAYS.get(kind, Way.OTHER)] += 1

    def found(self) -> None:
        """A new product: all rows end."""
        self._barren.clear()

    def forgive(self, kind: LinkKind) -> None:
        """The address was dead, which says nothing about the others of its kind, unless a list named them."""
        way = _WAYS.get(kind, Way.OTHER)
        if way is not Way.NAMED and self._barren[way]:
            self._barren[way] -= 1

    def is_over(self, kind: LinkKind, *, products: int, named: ShopList) -> bool:
        """True where one more page of this kind is not worth it; ``named`` is the shop's own list."""
        way = _WAYS.get(kind, Way.OTHER)
        least, share = (_CHECKED if named.is_whole else _LIMITS)[way]
        if way is Way.NAMED and named.is_stale:
            least, share = _STALE
        return self._barren[way] >= max(least, share * products)
