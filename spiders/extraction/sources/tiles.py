"""Tiles: boxes that show another page's product by its picture or name as a link, with price and button beside it.

Listings have no names in common for them, but all have this shape, also a listing of one product.
"""

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.folding import fold
from spiders.extraction.sources.asking_forms import asked_by

# A tile's price and buttons stand at most so many boxes deep in it.
_LEVELS = 7
# A box with more links is a part of the page, not a tile.
_MAX_LINKS = 12
# A box that shows more pages than these is a row of tiles; the second in a tile may be its brand's.
_MAX_TARGETS = 2
# A shorter name stands in other words too; no tile has a longer text.
_LEAST_NAME, _LONGEST_TILE = 4, 2_000
# Texts before an amount that are looked at for its name, and the letters of a currency.
_TEXTS, _LETTERS = 5, 3
_HEADINGS, _PICTURES = tag_ids(["h2", "h3", "h4", "h5", "h6"]), tag_ids(["img"])
_SHOWING = _HEADINGS | _PICTURES
# A brand's logo stands beside the price of the page's own product.
_BRAND = re.compile(
    r"brand|manufactur|hersteller|marke|marque|marca|fabrica|vendor|supplier|producer|producent"
)
# Fewer forms of one text may be a page's own.
_ROW = 3
_ACTS = re.compile(r"cart|basket|checkout|buy|order|wish|compare|korb|panier|carrello|koszyk|carrito", re.I)
_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".pdf", ".svg")


def in_tile(page: Page, node: LexborNode) -> bool:
    """Whether an element or text stands in a box of another page's product, outside the boxes around the heading."""
    return _tile_around(page, node) is not None


def is_led_by_link(page: Page, node: LexborNode) -> bool:
    """Whether an element or text stands in such a box, behind the picture or name that leads to the other page.

    Pictures behind a price are those of ways to pay.
    """
    tile = _tile_around(page, node)
    if tile is None or tile.tag == "a":
        return tile is not None
    for each in tile.traverse(include_text=True):
        if each.mem_id == node.mem_id:
            return False
        if each.tag == "a" and _target(page, each) and _shows(each, _MAX_TARGETS, tile):
            return True
    return True


def is_named_by_link(page: Page, place: int) -> bool:
    """Whether a text without words of its own has those before it from a link to another page, and no more than one
    other link beside it: a name without a picture."""
    parts, nodes = page.stream.parts, page.stream.nodes
    behind = (number for number in range(place - 1, max(place - _TEXTS, 0), -1) if _is_worded(parts[number]))
    before = next(behind, None)
    if before is None or _is_worded(parts[place]):
        return False
    current, name = nodes[place].parent, nodes[before].mem_id
    for _ in range(_LEVELS):
        if current is None or current.mem_id in page.regions.own:
            return False
        links = current.css("a[href]")
        if links:
            foreign = len(links) <= _MAX_TARGETS and all(_target(page, each) for each in links)
            return foreign and any(
                inner.mem_id == name for link in links for inner in link.traverse(include_text=True)
            )
        current = current.parent
    return False


def _is_worded(text: str) -> bool:
    """Whether a text has more letters than a currency does."""
    return sum(map(str.isalpha, text)) > _LETTERS


def _tile_around(page: Page, node: LexborNode) -> LexborNode | None:
    own, known = page.regions.own, _known(page)
    current = node.parent
    for _ in range(_LEVELS):
        if current is None or current.mem_id in own:
            return None
        if current.mem_id not in known:
            known[current.mem_id] = _targets(page, current)
        targets = known[current.mem_id]
        if targets is None or targets:
            return current if targets is not None and targets <= _MAX_TARGETS else None
        current = current.parent
    return None


@once_per_page
def _known(page: Page) -> dict[int, int | None]:
    """What ``_targets`` found, by box."""
    return {}


def _targets(page: Page, box: LexborNode) -> int | None:
    """How many other pages a box shows by picture or heading; None where it is too large for a tile."""
    links = [box] if box.tag == "a" else box.css("a[href]")
    if len(links) > _MAX_LINKS:
        return None
    forms = _form_targets(page).get(box.mem_id, set())
    # Most boxes show nothing, and where their links lead need not be asked.
    if not any(map(_may_show, links)):
        return len(forms)
    named = [(link, target) for link in links if (target := _known_target(page, link))]
    times = [target for _, target in named]
    shown = {target for link, target in named if _shows(link, times.count(target), box)}
    return len(shown | forms)


@once_per_page
def _form_targets(page: Page) -> dict[int, set[str]]:
    """The pages that forms of a row lead to, by each box around them: forms that ask nothing, with a button of one
    text ("View"), at least three of them, each for another page."""
    by_text: dict[str, list[tuple[LexborNode, str]]] = {}
    all_forms = page.stream.elements(Gathered.FORMS)
    for form in all_forms if len(all_forms) >= _ROW else ():
        target = asked_by(form)
        if target and not _ACTS.search(target) and not _leads_here(target, page.url or ""):
            by_text.setdefault(fold(form.text(deep=True)), []).append((form, target))
    found: dict[int, set[str]] = {}
    for text, forms in by_text.items():
        if not text or len({target for _, target in forms}) < _ROW:
            continue
        for form, target in forms:
            box = form.parent
            for _ in range(_LEVELS):
                if box is None:
                    break
                found.setdefault(box.mem_id, set()).add(target)
                box = box.parent
    return found


def leads_elsewhere(page: Page, text: LexborNode) -> bool:
    """Whether the link that a text stands in, if any, leads to another page: not to a part of this one or a script."""
    link = text.parent
    while link is not None and link.tag != "a":
        link = link.parent
    return link is not None and bool(_known_target(page, link))


def _known_target(page: Page, link: LexborNode) -> str:
    """As ``_target``; kept, as boxes lie in boxes."""
    known = _known_targets(page)
    if link.mem_id not in known:
        known[link.mem_id] = _target(page, link)
    return known[link.mem_id]


@once_per_page
def _known_targets(page: Page) -> dict[int, str]:
    """What ``_target`` found, by link."""
    return {}


def _target(page: Page, link: LexborNode) -> str:
    """The address of another page; empty for this page, files, scripts and links named as the page itself is."""
    attributes = link.attributes
    href = (attributes.get("href") or "").strip().partition("#")[0]
    if not href or href.startswith(("javascript:", "mailto:", "tel:")):
        return ""
    if href.partition("?")[0].lower().endswith(_FILES) or _leads_here(href, page.url or ""):
        return ""
    if _BRAND.search(f"{href} {attributes.get('class') or ''} {attributes.get('itemprop') or ''}".lower()):
        return ""
    name = fold(link.text(deep=True))
    return "" if name and name == _own_name(page) else href


@once_per_page
def _own_name(page: Page) -> str:
    """The letters and digits of the page's heading."""
    return fold(page.heading.text) if page.heading else ""


def _leads_here(href: str, url: str) -> bool:
    """Whether a link leads to its own page; without the page's address nobody knows."""
    try:
        there, here = urlsplit(href), urlsplit(url)
    except ValueError:
        return True
    return (there.path.rstrip("/"), there.query) == (here.path.rstrip("/"), here.query)


def _may_show(link: LexborNode) -> bool:
    """Whether a link has a picture or heading in it, or a heading around it."""
    inside = (inner.tag_id for inner in link.traverse())
    return not _SHOWING.isdisjoint(inside) or any(box.tag_id in _HEADINGS for box in ancestors(link, 2))


def _shows(link: LexborNode, times: int, box: LexborNode) -> bool:
    """A heading around the link or in it, or a picture in it whose page is linked or called by name too, be it by a
    text of the box that is the picture's own."""
    # A look at each element of a link takes a quarter of the time of a search in it.
    inside = {inner.tag_id: inner for inner in link.traverse()}
    if not _HEADINGS.isdisjoint(inside) or any(box.tag_id in _HEADINGS for box in ancestors(link, 2)):
        return True
    if _PICTURES.isdisjoint(inside):
        return False
    called = link.attributes.get("aria-label") or link.attributes.get("title") or link.text(deep=True)
    if times > 1 or called.strip():
        return True
    (picture,) = _PICTURES
    name = fold(inside[picture].attributes.get("alt") or "")
    return len(name) >= _LEAST_NAME and name in fold(box.text(deep=True)[:_LONGEST_TILE])
