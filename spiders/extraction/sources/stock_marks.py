"""What only names, icons and titles tell of the stock: ``class="stock out-of-stock"``, a picture called "Sold out"."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.extraction.document.page import Page
from spiders.extraction.prices.settled import visible_prices
from spiders.extraction.sources.purchase import is_put_away
from spiders.extraction.sources.tiles import is_led_by_link
from spiders.extraction.words.availability import CLASS_OUT, says_out

_TOLD = ("alt", "title", "aria-label", "data-tooltip")
# Names and values that tell a state.
_CODED = ("class", "data-availability", "data-stock-status", "href")
_MARKED = (
    "img[alt], [title], [aria-label], [data-tooltip], svg, [data-availability], [data-stock-status], "
    "[class*=stock i], [class*=sold i], [class*=unavailable i], [class*=not-available i], link[href*=OutOfStock]"
)
_MAX_LOOKED_AT, _LONGEST = 80, 40
# The box that holds price and heading may be the page's; what lies so far out is not asked.
_LEVELS = 12


def marks_of_none(page: Page) -> Iterator[str]:
    """What says "sold out" in the box around the price, in attributes alone. Asked where nothing else tells."""
    box = _box(page)
    for node in box.css(_MARKED)[:_MAX_LOOKED_AT] if box is not None else ():
        said = _said(node)
        if said is None or node.mem_id in page.regions.own:
            continue
        region = page.regions.around(node)
        if region.others or region.frame or region.choice or is_put_away(page, node):
            continue
        if not is_led_by_link(page, node):
            yield said


def _box(page: Page) -> LexborNode | None:
    """The outermost element around the first price that does not hold the heading, else the one that holds both."""
    shown = next((each for each in visible_prices(page) if not each.region.others), None)
    node = page.stream.nodes[shown.place].parent if shown is not None else None
    for _ in range(_LEVELS):
        if node is None or node.mem_id in page.regions.own:
            return node
        node = node.parent
    return None


def _said(node: LexborNode) -> str | None:
    """An attribute or the title of a vector picture that says so."""
    attributes = node.attributes
    if node.tag in ("option", "a", "input"):
        return None
    for name in _TOLD:
        value = (attributes.get(name) or "").strip()
        if value and len(value) <= _LONGEST and says_out(value):
            return value
    for name in _CODED:
        value = attributes.get(name) or ""
        if value and CLASS_OUT.search(value.rpartition("/")[2]) and not node.text(deep=True).strip():
            return value
    title = node.css_first("title") if node.tag == "svg" else None
    return said if title is not None and says_out(said := title.text().strip()) else None
