"""What the crawl has learned about addresses of one shape: how often they are products or lead to new ones.

A shape is the path with its variable parts replaced, and the names of its parameters; ``/shop/red-shoe-42?size=8`` is
``/shop/*?size``. A pattern is a shape and what its links look like: a stale sitemap's dead pages do not use up the
budget of tiles whose addresses have the same shape. It bounds mazes: thousands of addresses share one budget.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from spiders.frontier.link import LinkKind
from spiders.frontier.routes import ROUTE_NAMES
from spiders.frontier.urls import query_pairs

# Pages of a pattern fetched in vain before it is given up, by what its links look like. Categories are few and
# may be empty (a demo shop has 24 empty ones in a row); filters are endless and show what categories show.
_PATIENCE = {
    LinkKind.PRODUCT: 40,
    LinkKind.SITEMAP_PAGE: 100,
    LinkKind.PAGINATION: 40,
    LinkKind.LISTING: 60,
    LinkKind.CONTENT: 12,
    LinkKind.FACET: 4,
}
# How many more pages one product found through a pattern is worth; a sitemap is finite, and the shop's own word.
_GROWTH = 4
_SITEMAP_GROWTH = 10
# Listings with parameters that did not lead to a page, in a row, where such addresses were never a product's: a cache,
# or a shop that was moved, does not know them. A file that is no page (data for a script) says more than a dead link.
_DEAD = 12
_NO_PAGE = 3
_NUMBER = re.compile(r"\d+")
# All filters together get this many pages; a shop that hides products behind filters shows it within them.
_FACET_PAGES = 6
_FACETS = "filters"


def pattern_of(url: str, kind: LinkKind = LinkKind.LISTING) -> str:
    """The pattern of an address; filters share one per set of names, whatever listing they narrow."""
    names = sorted({_parameter(name, value) for name, value in query_pairs(url)})
    if kind is LinkKind.FACET and names:
        return f"{_FACETS}?{'&'.join(names)}"
    segments = [segment for segment in unquote(urlsplit(url).path).split("/") if segment]
    shaped = [
        _shape(segment, keep=number < min(2, len(segments) - 1)) for number, segment in enumerate(segments)
    ]
    return f"{kind.name.lower()} /{'/'.join(shaped)}{'?' + '&'.join(names) if names else ''}"


def shape_of(pattern: str) -> str:
    """The shape of a pattern, whatever its links look like."""
    return pattern.partition(" ")[2] or pattern


def _shape(segment: str, *, keep: bool) -> str:
    if segment.isdigit():
        return "#"
    if keep:
        return _NUMBER.sub("#", segment.lower())
    stem, dot, extension = segment.rpartition(".")
    return f"*.{extension.lower()}" if dot and stem and len(extension) <= 5 and extension.isalpha() else "*"


def _parameter(name: str, value: str) -> str:
    return f"{name}={value}" if name.lower() in ROUTE_NAMES else _NUMBER.sub("#", name)


@dataclass(slots=True)
class PatternStats:
    """Pages ``asked`` for and ``fetched``, those that were ``products``, those ``new``, and new products first ``seen``
    through them; ``failing`` pages in a row did not come, ``barren`` pages in a row brought nothing; ``lost`` counts
    addresses in a row that led to no page."""

    asked: int = 0
    fetched: int = 0
    failing: int = 0
    products: int = 0
    new: int = 0
    seen: int = 0
    barren: int = 0
    lost: int = 0

    @property
    def product_rate(self) -> float:
        """Share of product pages, drawn towards a tenth while little is known."""
        return (self.products + 0.2) / (self.fetched + 2)

    @property
    def yield_rate(self) -> float:
        """New products that a page was or led to, drawn towards a tenth while little is known."""
        return (self.new + self.seen + 0.2) / (self.fetched + 2)


@dataclass(slots=True)
class Patterns:
    """Learns from every page and says which patterns are exhausted."""

    stats: dict[str, PatternStats] = field(default_factory=dict)
    _shapes: dict[str, PatternStats] = field(default_factory=dict)

    def shape(self, pattern: str) -> PatternStats:
        """What is known of the shape alone, whatever its links looked like."""
        return self._shapes.setdefault(shape_of(pattern), PatternStats())

    def of(self, pattern: str) -> PatternStats:
        """The (live) statistics of a pattern."""
        return self.stats.setdefault(pattern, PatternStats())

    def ask(self, pattern: str) -> None:
        """A page is about to be asked for."""
        self.of(pattern).asked += 1
        if pattern.startswith(_FACETS):
            self.of(_FACETS).asked += 1

    def record(self, pattern: str, *, found_on: str, is_product: bool, is_new: bool) -> None:
        """A page was read. A new product is also to the credit of the pattern that led to it."""
        if pattern.startswith(_FACETS) and pattern != _FACETS:
            self.record(_FACETS, found_on="", is_product=is_product, is_new=is_new)
        here, shape = self.of(pattern), self.shape(pattern)
        shape.fetched += 1
        shape.products += is_product
        here.fetched += 1
        here.failing = here.lost = 0
        here.products += is_product
        here.new += is_new
        here.barren = 0 if is_new else here.barren + 1
        for parent in {found_on, _FACETS} if found_on.startswith(_FACETS) else {found_on} - {""}:
            self._credit(parent, is_new=is_new)

    def record_lost(self, pattern: str, *, is_file: bool = False) -> None:
        """An address with parameters that is dead, or (``is_file``) leads to something that is no page."""
        if "?" in pattern or is_file:
            self.of(pattern).lost += _DEAD // _NO_PAGE if is_file else 1

    def _credit(self, pattern: str, *, is_new: bool) -> None:
        if is_new:
            self.of(pattern).seen += 1
            self.of(pattern).barren = 0

    def exhausted(self, pattern: str, kind: LinkKind) -> bool:
        """True where pages of this shape have cost more than they brought."""
        patience = _PATIENCE.get(kind)
        if patience is None:
            return False
        here, filters = self.of(pattern), self.of(_FACETS)
        if here.lost >= _DEAD and not self.shape(pattern).products:
            return True
        if kind is LinkKind.FACET:
            spent = here.asked >= patience + here.new + here.seen
            return spent or filters.asked >= _FACET_PAGES + filters.new + filters.seen
        growth = _SITEMAP_GROWTH if kind is LinkKind.SITEMAP_PAGE else _GROWTH
        budget = patience + growth * (here.new + here.seen)
        # A pattern with a yield is still left when a long row of its pages brought nothing new.
        return here.fetched >= budget or here.barren >= max(patience, (here.new + here.seen) // 2)
