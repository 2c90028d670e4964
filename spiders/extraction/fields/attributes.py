"""What the shop states of the product by name: "Width: 80 cm". Identifiers, brand, stock and price have own fields."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.elements import spaced_text
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.sources.stated_properties import stated_properties
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import BY_LABEL, fold_label
from spiders.extraction.words.price_hints import Hint, hints

# A specification has up to about a hundred rows; tables beyond are of other things.
_MAX_ROWS = 120
_MAX_NAME, _MAX_VALUE = 40, 160
_CELLS = frozenset({"td", "th", "dd", "dt"})


def extract_attributes(page: Page) -> Reading[Mapping[str, str]] | None:
    """Structured properties, and the rows of specification tables and lists that add to them."""
    stated = {name: value for name, value, _ in stated_properties(page) if _is_own(name, value)}
    shown = {name: value for name, value in _rows(page) if _is_own(name, value)}
    source = Source.JSON_LD if stated else Source.MARKUP
    found = {**shown, **stated}
    text = "; ".join(f"{name}: {value}" for name, value in found.items())
    whole: Candidate[Mapping[str, str]] = Candidate(
        value=found, source=source, score=1.5, where="specification", text=text
    )
    return decide([whole] if found else [])


def _rows(page: Page) -> Iterator[tuple[str, str]]:
    own: dict[int, bool] = {}
    for node in page.stream.elements(Gathered.ROW_NAMES)[:_MAX_ROWS]:
        row = node.parent
        table = row.parent if row is not None and row.tag == "tr" else row
        cells = _cells_behind(node)
        # More than one value in a row: a table that compares, such as one of sizes.
        if (
            table is None
            or not cells
            or cells[0].tag in ("th", "dt")
            or (len(cells) > 1 and row is not table)
        ):
            continue
        if table.mem_id not in own:
            own[table.mem_id] = _is_product_s(page, node)
        if own[table.mem_id]:
            yield spaced_text(node).rstrip(" :"), spaced_text(cells[0])


def _cells_behind(node: LexborNode) -> list[LexborNode]:
    """The next two cells of a row, or the term's description and what follows it."""
    found: list[LexborNode] = []
    after = node.next
    while after is not None and len(found) < 2:
        if after.tag in _CELLS:
            found.append(after)
        after = after.next
    return found


def _is_product_s(page: Page, node: LexborNode) -> bool:
    """Not of a basket, a review or another product, and not on top of the page before its heading."""
    index = page.stream.index_of(node)
    if index is None or (page.heading is not None and index < page.heading.index):
        return False
    region = page.regions.around(page.stream.nodes[index])
    return not (region.others or region.frame)


def _is_own(name: str, value: str) -> bool:
    return (
        0 < len(name) <= _MAX_NAME
        and 0 < len(value) <= _MAX_VALUE
        and any(map(str.isalpha, name))
        and fold_label(name) not in BY_LABEL
        and Hint.SHIPPING not in hints(name)
    )
