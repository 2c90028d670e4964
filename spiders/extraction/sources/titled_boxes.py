"""Boxes that a title says show other products: "You may also like". Where no class name tells, the words do."""

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.document.text_stream import TextStream
from spiders.extraction.words.labels import fold_label
from spiders.extraction.words.other_products import (
    FIRST_TWO,
    LONGEST_TITLE,
    OTHER_PRODUCTS,
    OTHER_PRODUCTS_BEGIN,
)

# Text nodes behind the heading that are looked at, and the shortest title ("аналоги", "関連商品").
_REACH, _SHORTEST = 200, 4
# A title stands in few boxes of its own, and leads few boxes behind it; a row of tiles has at most so many texts.
_LEVELS, _SIBLINGS, _MOST = 6, 24, 150
_HEADINGS = tag_ids(["h1", "h2", "h3", "h4", "h5", "h6"])
# A link or control of these words leads to the part, and is not its title.
_LINKS = tag_ids(["a", "button", "label", "option"])
_MAX_KEPT = 16_384


class _Titles(dict[str, bool]):
    """For each text whether it is such a title; kept, as the pages of a shop repeat theirs."""

    def __missing__(self, part: str) -> bool:
        text = part.strip()
        said = (
            _SHORTEST <= len(text) <= LONGEST_TITLE and text[:2].casefold() in FIRST_TWO and _is_title(text)
        )
        if len(self) >= _MAX_KEPT:
            self.clear()
        self[part] = said
        return said


_TITLES = _Titles()


def _is_title(text: str) -> bool:
    folded = fold_label(text)
    return folded in OTHER_PRODUCTS or folded.startswith(OTHER_PRODUCTS_BEGIN)


def titled_boxes(stream: TextStream, heading: int, own: set[int]) -> set[int]:
    """The identities of the elements under such titles behind the heading (the number of its text), never one that is
    around it (``own``)."""
    found: set[int] = set()
    for number, is_title in enumerate(
        map(_TITLES.__getitem__, stream.parts[heading : heading + _REACH]), heading
    ):
        if is_title and number > heading:
            found.update(_under(stream, number, own))
    return found


def _under(stream: TextStream, number: int, own: set[int]) -> list[int]:
    """The innermost element that begins with the title and has a picture, else the outermost; where none holds anything
    else, those behind it. An element that holds more may hold parts of the product's own too."""
    box = stream.nodes[number].parent
    if box is None or box.mem_id in own:
        return []
    before = _around(stream.nodes[number - 1])
    behind = _around(stream.nodes[number + 1]) if number + 1 < len(stream.nodes) else set()
    beyond = _around(stream.nodes[number + _MOST]) if number + _MOST < len(stream.nodes) else set()
    for _ in range(_LEVELS):
        outer = box.parent
        if box.tag_id in _LINKS:
            return []
        if (
            outer is None
            or outer.mem_id in own
            or outer.mem_id in before
            or outer.mem_id in beyond
            or box.css_first("img") is not None
        ):
            break
        box = outer
    return [box.mem_id] if box.mem_id in behind else _behind(box, own)


def _behind(title: LexborNode, own: set[int]) -> list[int]:
    """The elements behind a title up to the next heading."""
    found: list[int] = []
    each = title.next
    while each is not None and len(found) < _SIBLINGS:
        if each.tag_id in _HEADINGS or each.mem_id in own:
            break
        found.append(each.mem_id)
        each = each.next
    return found


def _around(text: LexborNode) -> set[int]:
    """The identities of the elements around a text."""
    return {box.mem_id for box in ancestors(text)}
