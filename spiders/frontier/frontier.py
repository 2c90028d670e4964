"""The open addresses of a crawl, and the choice of the next one.

Invariants: an address is handed out once (by key); the best kind of link comes first, within a kind the pattern with
the best record; exhausted patterns and predicted duplicates are counted, not asked for.
"""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from spiders.frontier.duplicates import DuplicatePrediction
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.patterns import Patterns, pattern_of
from spiders.frontier.skip import Skip

# A product rate from which links of a pattern are taken for products, once this many pages were read.
_PRODUCT_RATE = 0.5
_PRODUCT_PAGES = 3
# Open addresses kept; beyond it a shop is generating them. 200,000 take about 100 MB.
_OPEN_LIMIT = 200_000
# Failures in a row, each tried four times, after which a shop is left alone: it is down, or does not want us.
_FAILURES = 20
# Dead links in a row; a stale sitemap may have some hundreds of them before the first that works.
_GONE = 300
# Kinds that are always fetched: they are few and everything hangs on them.
_ESSENTIAL = (LinkKind.START, LinkKind.SITEMAP_FILE, LinkKind.API)


@dataclass(slots=True)
class Frontier:
    """``max_pages`` bounds requests for pages, ``max_products`` the new products among them (None: no bound).

    ``limit`` holds back all kinds after it until those up to it are answered, or the limit is lifted.
    """

    max_pages: int | None = None
    max_products: int | None = None
    patterns: Patterns = field(default_factory=Patterns)
    duplicates: DuplicatePrediction = field(default_factory=DuplicatePrediction)
    skipped: Counter[str] = field(default_factory=Counter)
    handed_out: int = 0
    products: int = 0
    has_sitemap: bool = False
    stopped_by_budget: bool = False
    open_count: int = 0
    limit: LinkKind | None = None
    _since_new: int = 0
    _gone_in_a_row: int = 0
    _failed_in_a_row: int = 0
    _seen: dict[str, LinkKind] = field(default_factory=dict)
    _excluded: dict[str, Skip] = field(default_factory=dict)
    _under_way: set[str] = field(default_factory=set)
    _series: dict[str, set[str]] = field(default_factory=dict)
    _open: dict[tuple[LinkKind, str], deque[Link]] = field(default_factory=dict)

    def add(self, links: Iterable[Link], *, again: bool = False) -> None:
        """Remember addresses that are new; with ``again`` also those that were handed out before."""
        for link in links:
            if not again and (link.key in self._seen or link.key in self._excluded):
                continue
            if self.open_count >= _OPEN_LIMIT:
                self.skipped[Skip.FULL] += 1
                continue
            self._seen[link.key] = link.kind
            self._open.setdefault((link.kind, pattern_of(link.url, link.kind)), deque()).append(link)
            self.open_count += 1

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
        self._seen[key] = LinkKind.PRODUCT
        return True

    def continues(self, series: str, product_keys: Iterable[str]) -> bool:
        """True while a listing's pages still show links that its earlier pages did not."""
        known = self._series.setdefault(series, set())
        before = len(known)
        known.update(product_keys)
        return len(known) > before

    def next(self) -> Link | None:
        """The best open address, or None where nothing is worth asking for."""
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
            reason = self._reason_to_skip(link, pattern)
            if reason is None:
                self.handed_out += 1
                self.patterns.ask(pattern)
                if link.kind in _ESSENTIAL:
                    self._under_way.add(link.url)
                return link
            self.skipped[reason] += 1
        return None

    def has_open(self) -> bool:
        """True where ``next`` may still find an address."""
        return bool(self._open)

    def record(self, link: Link, *, product: str | None, name: str = "", is_new: bool) -> None:
        """A page was read: it showed ``product`` (its identity), called ``name``, or none."""
        self._gone_in_a_row = self._failed_in_a_row = 0
        pattern = pattern_of(link.url, link.kind)
        self.patterns.record(pattern, found_on=link.found_on, is_product=product is not None, is_new=is_new)
        if product is not None:
            self.duplicates.learn(link.url, product, name=name)
        self.products += is_new
        if link.kind not in _ESSENTIAL:
            self._since_new = 0 if is_new else self._since_new + 1

    def record_gone(self, link: Link) -> None:
        """A dead link. It speaks against its pattern where links are made up of parts; a stale sitemap or menu
        says nothing about the addresses that do work."""
        self._gone_in_a_row += 1
        self._failed_in_a_row = 0
        if link.kind in (LinkKind.FACET, LinkKind.PAGINATION, LinkKind.CONTENT):
            pattern = pattern_of(link.url, link.kind)
            self.patterns.record(pattern, found_on=link.found_on, is_product=False, is_new=False)

    def record_failure(self) -> None:
        """No answer, or an error."""
        self._failed_in_a_row += 1

    def _rank(self, key: tuple[LinkKind, str]) -> tuple[int, float]:
        kind, pattern = key
        stats = self.patterns.of(pattern)
        proven = stats.fetched >= _PRODUCT_PAGES and stats.product_rate >= _PRODUCT_RATE
        if proven and kind in (LinkKind.SITEMAP_PAGE, LinkKind.LISTING):
            kind = LinkKind.PRODUCT
        return kind, -stats.product_rate

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
        if self.duplicates.predicts(link):
            return Skip.DUPLICATE
        if self.patterns.exhausted(pattern, link.kind):
            return Skip.EXHAUSTED
        if self._since_new >= self._patience() or self._gone_in_a_row >= max(_GONE, 3 * self.products):
            return Skip.ENOUGH
        return None

    def _is_spent(self) -> bool:
        pages = self.max_pages is not None and self.handed_out >= self.max_pages
        return pages or (self.max_products is not None and self.products >= self.max_products)

    def _patience(self) -> float:
        """Pages in a row without a new product before the crawl ends.

        A sitemap has named the products already, so what follows only checks it; without one, a shop may hide
        products behind many empty categories. Shares of the products found, so that large shops get more.
        """
        return max(30, 0.4 * self.products) if self.has_sitemap else max(80, 1.5 * self.products)
