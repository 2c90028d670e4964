"""What a link seems to lead to, by its address, its text and the part of the page that it stands in."""

from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from spiders.frontier import hints
from spiders.frontier.link import LinkKind
from spiders.frontier.urls import query_pairs, site_of

# Ancestors looked at to see in which part of the page a link stands.
_CLIMB = 7


def kind_of(node: LexborNode, target: str, page: str) -> LinkKind | None:
    """What the link seems to lead to; None where it only goes back."""
    text = (node.text(deep=True) or "").strip()[:40]
    around = surroundings(node)
    if _is_pagination(node, target, page, around, text):
        return None if hints.BACK.match(text) else LinkKind.PAGINATION
    pairs = query_pairs(target)
    nofollow = bool(pairs) and "nofollow" in (node.attributes.get("rel") or "")
    filters, narrows = bool(hints.FILTER.search(around)), _narrows(target, page)
    product = bool(hints.PRODUCT_URL.search(urlsplit(target).path)) and not (
        narrows and (filters or nofollow)
    )
    if product or any(hints.PRODUCT_NAME.match(name) for name, _ in pairs):
        return LinkKind.PRODUCT
    if narrows or filters or nofollow:
        return LinkKind.FACET
    if hints.CARD.search(around) and not hints.NAVIGATION.search(around):
        return LinkKind.PRODUCT
    if hints.LISTING_URL.search(target):
        return LinkKind.LISTING
    if hints.CONTENT_URL.search(target) or hints.FOOTER.search(around):
        return LinkKind.CONTENT
    return LinkKind.LISTING


def _is_pagination(node: LexborNode, target: str, page: str, around: str, text: str) -> bool:
    if node.attributes.get("rel") in ("next", "prev"):
        return True
    numbered = any(hints.PAGE_NAME.match(name) and value.isdigit() for name, value in query_pairs(target))
    numbered = numbered or bool(hints.PAGE_PATH.search(urlsplit(target).path))
    shown = text.isdigit() or bool(hints.PAGER.search(around))
    return numbered and (shown or series_of(target) == series_of(page))


def _narrows(target: str, page: str) -> bool:
    """The same address with more parameters: a filter, not another page. The home page has none."""
    here, there = urlsplit(page), urlsplit(target)
    if here.path.rstrip("/") != there.path.rstrip("/") or here.path in ("", "/"):
        return False
    return set(query_pairs(page)) < set(query_pairs(target)) and bool(
        here.query or "." not in here.path[-5:] or there.query
    )


def surroundings(node: LexborNode) -> str:
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


def series_of(url: str) -> str:
    """What all pages of one listing share: the key without the page number."""
    parts = urlsplit(url)
    pairs = [f"{name}={value}" for name, value in sorted(query_pairs(url)) if not hints.PAGE_NAME.match(name)]
    return f"{site_of(url)}{hints.PAGE_PATH.sub('', parts.path).rstrip('/')}?{'&'.join(pairs)}"
