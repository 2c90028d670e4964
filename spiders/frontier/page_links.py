"""The links of a page, each with what it seems to lead to, and what the page says about its own address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.frontier import hints
from spiders.frontier.anchors import read_anchors
from spiders.frontier.link import Link, LinkKind, fold
from spiders.frontier.link_kinds import kind_of, series_of, surroundings
from spiders.frontier.locales import leaves_locale
from spiders.frontier.rules import is_followed, own_switches
from spiders.frontier.sessions import session_names, without
from spiders.frontier.site import Site
from spiders.frontier.urls import arranges, path_of, query_pairs, request_url, url_key

# Addresses taken from a page's data; beyond this it is the data of a whole shop.
_EMBEDDED_A_PAGE = 5000
_ACTS = "changes the shop or shows no product"
_DATA_URL = re.compile(
    r'"(?:@id|url|href|link|permalink|canonical_?url|product_?url|pdp_?url)"\s*:\s*"((?:https?:)?\\?/[^"#\s]{1,500})"',
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """``title`` is the page's; ``alternates`` are its keys in other languages; ``sitemaps`` the files it names.

    ``lists``: it links to itself as lists do, with another order or page.
    ``targets`` are all addresses that its elements lead to, other sites' too; ``canonical`` what it calls itself.
    ``tree`` is the page as it was parsed.
    """

    tree: LexborHTMLParser = field(repr=False, compare=False)
    title: str = ""
    links: tuple[Link, ...] = ()
    alternates: frozenset[str] = frozenset()
    sitemaps: tuple[str, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)
    targets: tuple[str, ...] = ()
    canonical: str | None = None
    lists: bool = False


def read_links(
    html: str, *, url: str, pattern: str = "", locale: str = "", site: Site | None = None
) -> PageLinks:
    """Every link of a page worth a request, once, in the order of the page, within the shop's ``locale``."""
    tree = LexborHTMLParser(html)
    page = _Page(tree, url=url, pattern=pattern, locale=locale, site=site or Site.at(url))
    page.read_elements()
    page.read_data()
    title = tree.css_first("title")
    return PageLinks(
        tree=tree,
        title=" ".join(title.text().split()) if title else "",
        links=page.links(),
        alternates=frozenset(map(page.key, _alternates(tree, page.base))),
        sitemaps=tuple(_hrefs(tree, "link[rel=sitemap]", page.base)),
        skipped={_ACTS: page.skipped} if page.skipped else {},
        targets=tuple(target for _, _, target in page.anchors),
        lists=any(_arranges(href, page.base, url) for _, href, _ in page.anchors),
        canonical=next(_hrefs(tree, "link[rel=canonical]", page.base), None),
    )


class _Page:
    """One page while its links are collected."""

    def __init__(self, tree: LexborHTMLParser, *, url: str, pattern: str, locale: str, site: Site) -> None:
        self.tree, self.url, self.pattern, self.locale, self.site = tree, url, pattern, locale, site
        node = tree.css_first("base[href]")
        self.base = (request_url(node.attributes.get("href") or "", base=url) if node else None) or url
        self.anchors = [
            (node, href, target)
            for node, href in read_anchors(tree)
            if (target := request_url(href, base=self.base))
        ]
        own = [target for _, _, target in self.anchors if site.own(target)]
        self.switches, self.sessions = own_switches(own), session_names(own)
        self.skipped = 0
        self._found: dict[str, Link] = {}
        self._names: dict[str, set[str]] = {}
        self._filled: set[str] = set()

    def key(self, target: str) -> str:
        """An address for comparison, on the shop's own host where it is the shop's."""
        return url_key(self.site.own(target) or target)

    def links(self) -> tuple[Link, ...]:
        """What was collected, each with all that the page calls it."""
        return tuple(
            replace(link, names=frozenset(self._names.get(key, ())), is_empty=key not in self._filled)
            for key, link in self._found.items()
        )

    def read_elements(self) -> None:
        """Links and whatever else can be clicked."""
        for node, href, target in self.anchors:
            own = self.site.own(target)
            if own is None:
                continue
            own = without(own, self.sessions)
            if not is_followed(own, own=self.switches):
                self.skipped += 1
            elif not leaves_locale(
                own, locale=self.locale, around=surroundings(node), hreflang="hreflang" in node.attributes
            ):
                self._add(node, href, own)

    def _add(self, node: LexborNode, href: str, target: str) -> None:
        kind = kind_of(node, target, self.url)
        if kind is None:
            return
        key = url_key(target)
        self._names.setdefault(key, set()).update(_names(node))
        if "#" in href or not hints.EMPTY.search(node.text(deep=True) or ""):
            self._filled.add(key)
        if key in self._found and kind >= self._found[key].kind:
            return
        raw = self.site.own(request_url(href, base=self.base, as_is=True) or "") or ""
        self._found[key] = Link(
            url=target,
            key=key,
            kind=kind,
            found_on=self.pattern,
            series=series_of(target) if kind is LinkKind.PAGINATION else "",
            raw="" if raw == target else raw,
        )

    def read_data(self) -> None:
        """Addresses in the page's data, for shops whose listings are drawn by a script."""
        for target in _embedded(self.tree, self.base):
            own = self.site.own(target)
            if own is None or not is_followed(own, own=self.switches):
                continue
            key = url_key(own)
            kind = LinkKind.PRODUCT if hints.PRODUCT_URL.search(urlsplit(own).path) else LinkKind.CONTENT
            self._found.setdefault(key, Link(url=own, key=key, kind=kind, found_on=self.pattern))
            self._filled.add(key)


def _arranges(href: str, base: str, page: str) -> bool:
    """Whether a link leads to its own page in another order, or to another part of it."""
    if "?" not in href:
        return False
    target = request_url(href, base=base, as_is=True) or ""
    if path_of(target) != path_of(page):
        return False
    return any(
        arranges(name, value) or (hints.PAGE_NAME.match(name) and value.isdigit())
        for name, value in query_pairs(target)
        if (name, value) not in query_pairs(page)
    )


def _embedded(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    found = 0
    for node in tree.css("script[type*=json], script#__NEXT_DATA__, script#__NUXT_DATA__"):
        for match in _DATA_URL.finditer(node.text(deep=True) or ""):
            target = request_url(match[1].replace("\\/", "/"), base=base)
            if target:
                found += 1
                yield target
            if found >= _EMBEDDED_A_PAGE:
                return


def _hrefs(tree: LexborHTMLParser, selector: str, base: str) -> Iterator[str]:
    for node in tree.css(selector):
        target = request_url(node.attributes.get("href") or "", base=base)
        if target:
            yield target


def _alternates(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    """Pages in another language than this one."""
    root = tree.css_first("html")
    language = ((root.attributes.get("lang") if root else None) or "").lower().replace("_", "-")
    for node in tree.css("link[rel=alternate][hreflang]"):
        code = (node.attributes.get("hreflang") or "").lower().replace("_", "-")
        target = request_url(node.attributes.get("href") or "", base=base)
        if target and code != "x-default" and language and code.split("-")[0] != language.split("-")[0]:
            yield target


def _names(node: LexborNode) -> Iterator[str]:
    """What the link calls its target: its text, its title, its picture's alternative text."""
    image = node.css_first("img")
    texts = (
        node.text(deep=True),
        node.attributes.get("title"),
        image.attributes.get("alt") if image else None,
    )
    for text in texts:
        folded = fold(text)
        if folded:
            yield folded
