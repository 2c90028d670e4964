"""The open addresses of a crawl, and the choice of the next one.

Invariants: an address is handed out once (by key); the best kind of link comes first, within a kind the pattern with
the best record; exhausted patterns and predicted duplicates are counted, not asked for. A link that another page shows
as a better kind waits again under that kind; its older entry is dropped when its turn comes.
"""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spiders.frontier.duplicates import DuplicatePrediction
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.locales import locale_of
from spiders.frontier.patience import Patience, ShopList
from spiders.frontier.patterns import Patterns, pattern_of, shape_of
from spiders.frontier.skip import Skip
from spiders.frontier.steps import SharedSteps

# A product rate from which links of a pattern are taken for products, once this many pages were read.
_PRODUCT_RATE = 0.5
_PRODUCT_PAGES = 3
# Pages of one shape without a product, from which the others may be taken for listings too.
_LISTING_PAGES = 3
# Of the pages of one shape, so many are products where all are meant to be.
_NEARLY_ALL = 0.8
# Open addresses kept; beyond it a shop is generating them. 200,000 take about 100 MB.
_OPEN_LIMIT = 200_000
# Failures in a row, each tried four times, after which a shop is left alone: it is down, or does not want us.
_FAILURES = 20
# Addresses that failed again at the end of a crawl, in a row, after which the others of their kind are not tried.
_IN_VAIN = 10
# Pages of a pattern of "products" without one, after which its links wait behind listings.
_MISTAKEN_PAGES = 5
# Pages of a pattern that failed in a row, after which its links wait for all others.
_BROKEN_PAGES = 5
# Kinds that are always fetched: they are few and everything hangs on them.
_ESSENTIAL = (LinkKind.START, LinkKind.SITEMAP_FILE, LinkKind.API)
_LISTINGS = (LinkKind.PAGINATION, LinkKind.LISTING)
# In place of a kind: the address was handed out, so no kind is better.
_ASKED = LinkKind.START


@dataclass(slots=True)
class Frontier:
    """``max_pages`` bounds requests (an API's spider keeps to ``pages_left``; sitemaps are none), ``max_products`` new
    products among them (None: no bound).

    ``limit`` holds back all kinds after it until those up to it are answered, or the limit is lifted.
    ``named`` is the shop's own list of its pages; addresses under ``foreign_locales`` are not asked for.
    """

    max_pages: int | None = None
    max_products: int | None = None
    patterns: Patterns = field(default_factory=Patterns)
    duplicates: DuplicatePrediction = field(default_factory=DuplicatePrediction)
    skipped: Counter[str] = field(default_factory=Counter)
    handed_out: int = 0
    products: int = 0
    named: ShopList = field(default_factory=ShopList)
    patience: Patience = field(default_factory=Patience)
    steps: SharedSteps = field(default_factory=SharedSteps)
    foreign_locales: set[str] = field(default_factory=set)
    stopped_by_budget: bool = False
    open_count: int = 0
    limit: LinkKind | None = None
    _failed_in_a_row: int = 0
    _in_vain: int = 0
    _failed: deque[Link] = field(default_factory=deque)
    _seen: dict[str, LinkKind] = field(default_factory=dict)
    _excluded: dict[str, Skip] = field(default_factory=dict)
    _shown: dict[str, Link] = field(default_factory=dict)
    _empty: set[str] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)
    _was_stale: bool = False
    _under_way: set[str] = field(default_factory=set)
    _series: dict[str, set[str]] = field(default_factory=dict)
    _open: dict[tuple[LinkKind, str], deque[Link]] = field(default_factory=dict)

    def add(self, links: Iterable[Link], *, again: bool = False) -> int:
        """Remember addresses that are new; with ``again`` also those that were handed out before. Returns how many of
        those that are new look like products."""
        products = 0
        for link in map(self._as_known, links):
            if link.kind in _LISTINGS and len(self._shown) < _OPEN_LIMIT:
                self._shown.setdefault(link.key, link)
            if not again and (link.key in self._excluded or not self._is_better(link)):
                continue
            if self.open_count >= _OPEN_LIMIT:
                self.skipped[Skip.FULL] += 1
                continue
            products += link.kind is LinkKind.PRODUCT and link.key not in self._seen
            self._seen[link.key] = link.kind
            self._open.setdefault((link.kind, pattern_of(link.url, link.kind)), deque()).append(link)
            self.open_count += 1
        return products

    def _as_known(self, link: Link) -> Link:
        """What the shop counts as empty is looked at with the filters, unless it is linked as a product."""
        if link.is_empty:
            self._empty.add(link.key)
        elif link.kind is LinkKind.PRODUCT:
            self._empty.discard(link.key)
        return replace(link, kind=LinkKind.FACET) if link.key in self._empty else link

    def exclude(self, keys: Iterable[str], *, reason: Skip = Skip.LANGUAGE) -> None:
        """Never ask for these."""
        for key in keys:
            self._excluded.setdefault(key, reason)

    def done(self, link: Link) -> None:
        """An answer came, or never will."""
        self._under_way.discard(link.url)

    def mark_seen(self, key: str) -> bool:
        """An address was reached by redirect. False where it had been known already."""
        if key in self._seen:
            return False
        self._seen[key] = _ASKED
        return True

    def continues(self, series: str, product_keys: Iterable[str]) -> bool:
        """True while a listing's pages still show links that its earlier pages did not."""
        known = self._series.setdefault(series, set())
        before = len(known)
        known.update(product_keys)
        return len(known) > before

    def are_products(self, link: Link, *, doubtful: int) -> bool:
        """Whether nearly all pages of such an address were products, but for the ``doubtful`` ones among them."""
        shape = self.patterns.shape(pattern_of(link.url, link.kind))
        enough = shape.products >= max(_PRODUCT_PAGES, doubtful)
        return enough and shape.products + doubtful >= _NEARLY_ALL * shape.fetched

    def has_products(self, link: Link) -> bool:
        """Whether a few pages of such an address were products, which listings of a single one are not."""
        return self.patterns.shape(pattern_of(link.url, link.kind)).products >= _PRODUCT_PAGES

    def are_listings(self, link: Link, *, waiting: int) -> bool:
        """Whether no page of such an address was a product's but the ``waiting`` ones, though the shop has products."""
        shape = self.patterns.shape(pattern_of(link.url, link.kind))
        enough = shape.fetched - waiting >= _LISTING_PAGES and self.products - waiting >= _PRODUCT_PAGES
        return enough and shape.products <= waiting

    @staticmethod
    def shape_of(link: Link) -> str:
        """What the addresses of one kind of page share."""
        return shape_of(pattern_of(link.url, link.kind))

    def next(self) -> Link | None:
        """The best open address, or None where nothing is worth asking for."""
        self._promote_shown()
        while self._open:
            kind, pattern = min(self._open, key=self._rank)
            if self.limit is not None and kind > self.limit:
                if self._under_way:
                    return None
                self.limit = None
            queue = self._open[kind, pattern]
            link = queue.popleft()
            self.open_count -= 1
            if not queue:
                del self._open[kind, pattern]
            if self._seen[link.key] != link.kind:
                continue
            reason = self._reason_to_skip(link, pattern)
            if reason is None:
                self._seen[link.key] = _ASKED
                self.handed_out += link.kind is not LinkKind.SITEMAP_FILE
                self.patterns.ask(pattern)
                self.patience.ask(self._kind(link))
                if link.kind in _ESSENTIAL:
                    self._under_way.add(link.url)
                return link
            self.skipped[reason] += 1
        return self._second_chance()

    def has_open(self) -> bool:
        """True where ``next`` may still find an address."""
        return bool(self._open) or bool(self._failed)

    def record(self, link: Link, *, product: str | None, name: str = "", is_new: bool) -> None:
        """A page was read: it showed ``product`` (its identity), called ``name``, or none."""
        self._failed_in_a_row = 0
        self._in_vain = 0 if link.last_try else self._in_vain
        pattern = pattern_of(link.url, link.kind)
        self.patterns.record(pattern, found_on=link.found_on, is_product=product is not None, is_new=is_new)
        self.named.record(link.key, product=product, is_new=is_new)
        self._read.add(link.key)
        if product is not None:
            self.duplicates.learn(link.url, product, name=name)
        self.products += is_new
        if is_new:
            self.patience.found()

    def record_gone(self, link: Link) -> None:
        """A dead link. It speaks against its pattern where links are made up of parts; a stale sitemap or menu
        says nothing about the addresses that do work."""
        self._failed_in_a_row = 0
        self.patterns.of(pattern_of(link.url, link.kind)).failing = 0
        self.named.record_gone(link.key)
        self.patience.forgive(self._kind(link))
        if link.kind in (LinkKind.FACET, LinkKind.PAGINATION, LinkKind.CONTENT):
            pattern = pattern_of(link.url, link.kind)
            self.patterns.record(pattern, found_on=link.found_on, is_product=False, is_new=False)
        elif link.kind is LinkKind.LISTING:
            self.patterns.record_lost(pattern_of(link.url, link.kind))
        self.steps.record(link.url, led_on=False)

    def record_file(self, link: Link) -> None:
        """What answered is no page: data for a script, a document."""
        self.patterns.record_lost(pattern_of(link.url, link.kind), is_file=True)

    def record_forbidden(self, link: Link) -> None:
        """robots.txt forbids the address: no page was asked for, so none was in vain."""
        self.patience.forgive(self._kind(link))

    def record_failure(self, link: Link) -> None:
        """No answer, or an error. The address is asked for once more when all others were: shops recover."""
        self._failed_in_a_row += 1
        self.patterns.of(pattern_of(link.url, link.kind)).failing += 1
        self._in_vain += link.last_try
        if not link.last_try and link.kind is not LinkKind.API:
            self._failed.append(replace(link, last_try=True))

    def _promote_shown(self) -> None:
        """What pages show as a listing is one, once most of the list that names it too is dead."""
        if self.named.is_stale and not self._was_stale:
            self._was_stale = True
            named = LinkKind.SITEMAP_PAGE
            self.add([link for link in self._shown.values() if self._seen.get(link.key) is named])

    def _second_chance(self) -> Link | None:
        gives_up = self._failed_in_a_row >= _FAILURES or self._in_vain >= _IN_VAIN
        if gives_up or self._is_spent():
            self._failed.clear()
        if not self._failed:
            return None
        link = self._failed.popleft()
        self._seen[link.key] = _ASKED
        self.handed_out += 1
        return link

    def _kind(self, link: Link) -> LinkKind:
        """An address that the shop's own list names has that list's credit, whatever else links to it; unless most
        of the list is dead."""
        if link.key not in self.named.keys or (self.named.is_stale and link.found_on):
            return link.kind
        return LinkKind.SITEMAP_PAGE

    def _is_better(self, link: Link) -> bool:
        """True for an address that is new, still waits under a worse kind, or under a stale list's name."""
        known = self._seen.get(link.key)
        if known is LinkKind.SITEMAP_PAGE and link.kind in _LISTINGS:
            return self.named.is_stale
        return known is None or link.kind < known

    def _rank(self, key: tuple[LinkKind, str]) -> tuple[int, float]:
        kind, pattern = key
        stats, shape = self.patterns.of(pattern), self.patterns.shape(pattern)
        if stats.failing >= _BROKEN_PAGES:
            return LinkKind.FACET, -1.0 / stats.failing
        if kind is LinkKind.SITEMAP_PAGE and self.named.is_stale:
            return LinkKind.CONTENT, 0.0
        if kind in (LinkKind.SITEMAP_PAGE, LinkKind.LISTING):
            proven = shape.fetched >= _PRODUCT_PAGES and shape.product_rate >= _PRODUCT_RATE
            kind = LinkKind.PRODUCT if proven else kind
        elif kind is LinkKind.PRODUCT and stats.fetched >= _MISTAKEN_PAGES and not shape.products:
            return LinkKind.LISTING, -stats.yield_rate
        rate = shape.product_rate if kind <= LinkKind.SITEMAP_PAGE else stats.yield_rate
        return kind, -rate

    def _reason_to_skip(self, link: Link, pattern: str) -> str | None:
        if link.kind in _ESSENTIAL:
            return None
        if self._is_spent():
            self.stopped_by_budget = True
            return Skip.BUDGET
        if self._failed_in_a_row >= _FAILURES:
            return Skip.SILENT
        if link.key in self._excluded:
            return self._excluded[link.key]
        if self.foreign_locales and locale_of(link.url) in self.foreign_locales:
            return Skip.LANGUAGE
        if self.duplicates.predicts(link):
            return Skip.DUPLICATE
        kind = self._kind(link)
        if self.patterns.exhausted(pattern, kind) or self.steps.is_vain(link.url, read=self._read):
            return Skip.EXHAUSTED
        if self.patience.is_over(kind, products=self.products, named=self.named):
            return Skip.ENOUGH
        return None

    @property
    def pages_left(self) -> int | None:
        return None if self.max_pages is None else max(0, self.max_pages - self.handed_out)

    def _is_spent(self) -> bool:
        return self.pages_left == 0 or (self.max_products is not None and self.products >= self.max_products)
