"""Ratings that no text says: the stars' titles, labels and widths beside the number of those who gave them."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from spiders.extraction.document.page import Page
from spiders.extraction.words.reviews import OUT_OF, STARS

# Stars and the number beside them are in one box, two or three elements out; it has few elements.
_LEVELS, _MOST, _SIBLINGS = 3, 40, 4
_SAID = ("aria-label", "title", "alt", "data-title", "data-tooltip", "content")
_TEXT = re.compile(
    rf"(?<![\d.,])([0-5](?:[.,]\d{{1,2}})?)\s*(?:{OUT_OF}(?:\s(?:de|les|las|los|the))?\s*5(?![\d%])|{STARS})",
    re.I,
)
_ATTRIBUTE = re.compile(r"rat(?:e|ing)|score|stars?\b|sterne?\b|average|valoracion|bewertung", re.I)
_NUMBER = re.compile(r"[0-5](?:[.,]\d+)?")
_WIDTH = re.compile(r"width:\s*(?:calc\()?(\d{1,3}(?:\.\d+)?)%")


def stars_near(page: Page, number: int) -> float | None:
    """The rating from 0 to 5 that stands in the attributes around a text, the nearest box first."""
    for box in _boxes(page, page.stream.nodes[number]):
        for inner in islice(box.traverse(), _MOST):
            if (rating := _stars(inner)) is not None:
                return rating
    return None


def _boxes(page: Page, text: LexborNode) -> Iterator[LexborNode]:
    """The elements around a text; in place of one that is around the heading too, those before the text in it."""
    node: LexborNode | None = text
    for _ in range(_LEVELS):
        parent = node.parent if node is not None else None
        if node is None or parent is None:
            return
        if parent.mem_id in page.regions.own:
            for _ in range(_SIBLINGS):
                node = node.prev if node is not None else None
                if node is None or node.mem_id in page.regions.own:
                    return
                yield node
            return
        yield parent
        node = parent


def _stars(node: LexborNode) -> float | None:
    """What an element's attributes say: "4.5 out of 5 stars", a number called so, a share of the width."""
    attributes = node.attributes
    for name, value in attributes.items():
        if not value:
            continue
        found = _TEXT.search(value) if name in _SAID else None
        said = found[1] if found is not None else value
        if found is not None or (
            name.startswith("data-")
            and _NUMBER.fullmatch(value)
            and (
                _ATTRIBUTE.search(name) or ("." in value and _ATTRIBUTE.search(attributes.get("class") or ""))
            )
        ):
            return round(float(said.replace(",", ".")), 2) or None
    width = _WIDTH.search(attributes.get("style") or "")
    if width is not None and _ATTRIBUTE.search(attributes.get("class") or ""):
        return round(float(width[1]) / 20, 2) or None
    return None
