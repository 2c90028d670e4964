"""The links of a page, each with what it seems to lead to, and what the page says about its own address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.frontier import hints
from spiders.frontier.link import Link, LinkKind, fold
from spiders.frontier.locales import leaves_locale
from spiders.frontier.rules import is_followed, own_switches
from spiders.frontier.urls import query_pairs, request_url, site_of, url_key

# Beyond this a page is a link farm; the longest category page seen has 900 links.
_LINKS_A_PAGE = 5000
# Ancestors looked at to see in which part of the page a link stands.
_CLIMB = 7

_ONCLICK = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]+)""")
_DATA_URL = re.compile(
    r'"(?:@id|url|href|link|permalink|canonical_?url|product_?url|pdp_?url)"\s*:\s*"((?:https?:)?\\?/[^"#\s]{1,500})"',
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLinks:
    """``title`` is the page's; ``alternates`` are its keys in other languages; ``sitemaps`` the files it names."""

    title: str = ""
    links: tuple[Link, ...] = ()
    alternates: frozenset[str] = frozenset()
    sitemaps: tuple[str, ...] = ()
    skipped: dict[str, int] = field(default_factory=dict)


def read_links(html: str, *, url: str, pattern: str = "", locale: str = "") -> PageLinks:
    """Every link of a page worth a request, once, in the order of the page, within the shop's ``locale``."""
    tree = LexborHTMLParser(html)
    base_node = tree.css_first("base[href]")
    base = request_url(base_node.attributes.get("href") or "", base=url) if base_node else None
    base, site = base or url, site_of(url)
    found: dict[str, Link] = {}
    names: dict[str, set[str]] = {}
    skipped: dict[str, int] = {}
    anchors = [(node, href, request_url(href, base=base)) for node in _anchors(tree) if (href := _href(node))]
    own = own_switches(target for _, _, target in anchors if target)
    for node, href, target in anchors:
        if target is None or site_of(target) != site:
            continue
        if not is_followed(target, own=own):
            skipped["changes the shop or shows no product"] = (
                skipped.get("changes the shop or shows no product", 0) + 1
            )
            continue
        key = url_key(target)
        if leaves_locale(
            target, locale=locale, around=_surroundings(node), hreflang="hreflang" in node.attributes
        ):
            continue
        kind = _kind(node, target, url)
        if kind is None:
            continue
        raw = request_url(href, base=base, as_is=True) or ""
        names.setdefault(key, set()).update(_names(node))
        if key not in found or kind < found[key].kind:
            series = series_of(target) if kind is LinkKind.PAGINATION else ""
            raw = "" if raw == target else raw
            found[key] = Link(url=target, key=key, kind=kind, found_on=pattern, series=series, raw=raw)
    for target in _embedded(tree, base):
        key = url_key(target)
        if site_of(target) == site and is_followed(target, own=own) and key not in found:
            kind = LinkKind.PRODUCT if hints.PRODUCT_URL.search(urlsplit(target).path) else LinkKind.CONTENT
            found[key] = Link(url=target, key=key, kind=kind, found_on=pattern)
    title = tree.css_first("title")
    return PageLinks(
        title=" ".join(title.text().split()) if title else "",
        links=tuple(replace(link, names=frozenset(names.get(key, ()))) for key, link in found.items()),
        alternates=frozenset(_alternates(tree, base)),
        sitemaps=tuple(_hrefs(tree, "link[rel=sitemap]", base)),
        skipped=skipped,
    )


def series_of(url: str) -> str:
    """What all pages of one listing share: the key without the page number."""
    parts = urlsplit(url)
    pairs = [f"{name}={value}" for name, value in sorted(query_pairs(url)) if not hints.PAGE_NAME.match(name)]
    return f"{site_of(url)}{hints.PAGE_PATH.sub('', parts.path).rstrip('/')}?{'&'.join(pairs)}"


def _anchors(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    for number, node in enumerate(tree.css("a[href], area[href], link[rel=next], [data-href], [onclick]")):
        if number >= _LINKS_A_PAGE:
            return
        yield node


def _href(node: LexborNode) -> str:
    """Where a click leads: the address, or the script's."""
    href = node.attributes.get("href") or node.attributes.get("data-href") or ""
    if href and not href.startswith(("#", "javascript:")):
        return href
    script = _ONCLICK.search(node.attributes.get("onclick") or "")
    return script[1] if script else ""


def _embedded(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    """Addresses in the page's data, for shops whose listings are drawn by a script."""
    found = 0
    for node in tree.css("script[type*=json], script#__NEXT_DATA__, script#__NUXT_DATA__"):
        for match in _DATA_URL.finditer(node.text(deep=True) or ""):
            target = request_url(match[1].replace("\\/", "/"), base=base)
            if target:
                found += 1
                yield target
            if found >= _LINKS_A_PAGE:
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
            yield url_key(target)


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


def _kind(node: LexborNode, target: str, page: str) -> LinkKind | None:
    """What the link seems to lead to; None where it only goes back."""
    text = (node.text(deep=True) or "").strip()[:40]
    around = _surroundings(node)
    if _is_pagination(node, target, page, around):
        return None if hints.BACK.match(text) else LinkKind.PAGINATION
    pairs = query_pairs(target)
    if any(hints.PRODUCT_NAME.match(name) for name, _ in pairs) or hints.PRODUCT_URL.search(
        urlsplit(target).path
    ):
        return LinkKind.PRODUCT
    nofollow = "nofollow" in (node.attributes.get("rel") or "")
    if _narrows(target, page) or hints.FILTER.search(around) or (nofollow and pairs):
        return LinkKind.FACET
    if hints.CARD.search(around) and not hints.NAVIGATION.search(around):
        return LinkKind.PRODUCT
    if hints.LISTING_URL.search(target):
        return LinkKind.LISTING
    if hints.CONTENT_URL.search(target) or hints.FOOTER.search(around):
        return LinkKind.CONTENT
    return LinkKind.LISTING


def _is_pagination(node: LexborNode, target: str, page: str, around: str) -> bool:
    if node.attributes.get("rel") in ("next", "prev"):
        return True
    numbered = any(hints.PAGE_NAME.match(name) and value.isdigit() for name, value in query_pairs(target))
    numbered = numbered or bool(hints.PAGE_PATH.search(urlsplit(target).path))
    return numbered and (bool(hints.PAGER.search(around)) or series_of(target) == series_of(page))


def _narrows(target: str, page: str) -> bool:
    """The same address with more parameters: a filter, not another page. The home page has none."""
    here, there = urlsplit(page), urlsplit(target)
    if here.path.rstrip("/") != there.path.rstrip("/") or here.path in ("", "/"):
        return False
    return set(query_pairs(page)) < set(query_pairs(target)) and bool(
        here.query or "." not in here.path[-5:] or there.query
    )


def _surroundings(node: LexborNode) -> str:
    """Tags, classes and ids from the link upwards, in one text."""
    pieces: list[str] = []
    current: LexborNode | None = node
    for _ in range(_CLIMB):
        if current is None or current.tag in ("body", "html", "main"):
            break
        attributes = current.attributes
        pieces += [current.tag or "", attributes.get("class") or "", attributes.get("id") or ""]
        current = current.parent
    return " ".join(pieces)
