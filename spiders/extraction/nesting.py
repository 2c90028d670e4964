"""Bounds against hostile markup: the parser's time grows with the square of the depth and of a tag's attributes."""

import re

from spiders.extraction.words import names

# Browsers stop at 512 levels; the deepest real page seen has 60.
MAX_DEPTH = 512
# Unclosed list items and paragraphs are legal, so that real pages have some hundred open tags too many.
_SUSPICIOUS = 1500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]{0,4000}?(/?)>")
_VOID = frozenset(
    names(
        "area base br col embed hr img input link meta param source track wbr li p td th tr option dt dd "
        "path use circle rect line polygon"
    )
)
# A tag without its end for so many characters is looked at; JSON in one attribute may be that long.
_STRETCH = 10_000
# A tenth and a quarter of a stretch: attributes, not the text or JSON of one attribute.
_MAX_EQUALS, _MAX_BLANKS = 400, 2_500


def within_bounds(html: str) -> bytes:
    """The page as UTF-8 for the parser, cut where it nests too deep or has a tag of thousands of attributes."""
    data = html.encode("utf-8", "replace")
    # Counted in bytes, which is several times as fast as in text; ordinary pages end here.
    if data.count(b"<") - 2 * data.count(b"</") >= _SUSPICIOUS:
        data = _within_depth(html).encode("utf-8", "replace")
    return _without_endless_tag(data)


def _within_depth(html: str) -> str:
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
        blanks = data.count(b" ", place, end) + data.count(b"\n", place, end) + data.count(b"\t", place, end)
        if in_tag and (data.count(b"=", place, end) > _MAX_EQUALS or blanks > _MAX_BLANKS):
            return data[: max(data.rfind(b">", 0, place) + 1, 0)]
    return data
