"""Bounds against hostile markup: the parser's time grows with the square of the depth and of a tag's attributes."""

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]

# Browsers stop at 512 levels; the deepest real page seen has 60.
MAX_DEPTH = 512
# Unclosed list items and paragraphs are legal, so that real pages have some hundred open tags too many.
_SUSPICIOUS = 1500
_OPENING, _CLOSING = ord("<"), ord("/")
# Bytes compared at once: what is kept of them stays in the processor's nearest memory.
_PIECE = 262_144
# Fewer tags than these cost a tenth of a second if all of them nest; most pages have fewer.
_MANY_TAGS = 8_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*?(/?)>")
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr li p td th tr option dt dd "
    b"path use circle rect line polygon".split()
)
_LEFT_OPEN = (b"br", b"input", b"img", b"li", b"option", b"path")
_LONGEST = len(b"</") + max(map(len, _LEFT_OPEN))
# A tag without its end for so many characters is looked at; JSON in one attribute may be that long.
_STRETCH = 10_000
# A tenth and a quarter of a stretch: attributes, not the text or JSON of one attribute.
_MAX_EQUALS, _MAX_BLANKS = 400, 2_500


def within_bounds(html: bytes) -> bytes:
    """The page (UTF-8) for the parser, cut where it nests too deep or has a tag of thousands of attributes."""
    # Five times as fast as bytes.count.
    page = np.frombuffer(html, dtype=np.uint8)
    opened = sum(np.count_nonzero(piece == _OPENING) for piece in _pieces(page))
    # Most pages close what they open; where each of their tags begins is asked of the others alone.
    if (
        opened > _MANY_TAGS
        and opened - 2 * _closed(page) >= _SUSPICIOUS - _LONGEST
        and _may_nest_deep(page, np.flatnonzero(page == _OPENING))
    ):
        html = _within_depth(html)
    return _without_endless_tag(html)


def _pieces(page: Bytes) -> Iterator[Bytes]:
    """The page in pieces that are compared at once."""
    return (page[start : start + _PIECE] for start in range(0, len(page), _PIECE))


def _closed(page: Bytes) -> int:
    """How many tags are closed; one cut by the end of a piece is missed."""
    return sum(
        int(np.count_nonzero((piece[:-1] == _OPENING) & (piece[1:] == _CLOSING))) for piece in _pieces(page)
    )


def _may_nest_deep(page: Bytes, opening: Places) -> bool:
    """Whether many more tags are opened than closed, those left aside that are commonly left open."""
    # Those at the very end have no name.
    named = opening[: np.searchsorted(opening, len(page) - _LONGEST)] + 1
    is_closing = page[named] == _CLOSING
    opened, closed = named[~is_closing], named[is_closing] + 1
    still_open = len(opened) - len(closed)
    if still_open >= _SUSPICIOUS:
        still_open -= _left_open(page, opened) - _left_open(page, closed)
    return still_open >= _SUSPICIOUS


def _left_open(page: Bytes, named: Places) -> int:
    """How many of the tags whose names begin there are commonly left open."""
    count, letters = 0, page[named]
    for first, *rest in _LEFT_OPEN:
        places = named[letters == first]
        for step, letter in enumerate(rest, start=1):
            places = places[page[places + step] == letter]
        count += len(places)
    return count


def _within_depth(html: bytes) -> bytes:
    """Cut where tags are open too deep; counts every tag, so only suspicious pages are brought here."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _VOID or tag[3]:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return html[: tag.start()]
    return html


def _without_endless_tag(data: bytes) -> bytes:
    for place in range(0, len(data) - _STRETCH, _STRETCH):
        end = place + _STRETCH
        if data.find(b">", place, end) >= 0:
            continue
        start = data.rfind(b"<", 0, end)
        in_tag = start >= 0 and data[start + 1 : start + 2].isalpha() and data.find(b">", start, end) < 0
        if in_tag and _has_many_attributes(data, place, end):
            return data[: max(data.rfind(b">", 0, place) + 1, 0)]
    return data


def _has_many_attributes(data: bytes, start: int, end: int) -> bool:
    blanks = sum(data.count(blank, start, end) for blank in (b" ", b"\n", b"\t"))
    return data.count(b"=", start, end) > _MAX_EQUALS or blanks > _MAX_BLANKS
