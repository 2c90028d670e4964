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


def within_bounds(html: str) -> str:
    """The page, cut where it first nests too deep or has a tag of thousands of attributes."""
    return _without_endless_tag(_within_depth(html))


def _within_depth(html: str) -> str:
    """Cheap for pages that plainly do not nest too deep: opening and closing tags are counted first."""
    if html.count("<") - 2 * html.count("</") < _SUSPICIOUS:
        return html
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _VOID or tag[3]:
            continue
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return html[: tag.start()]
    return html


def _without_endless_tag(html: str) -> str:
    for place in range(0, len(html) - _STRETCH, _STRETCH):
        end = place + _STRETCH
        if html.find(">", place, end) >= 0:
            continue
        start = html.rfind("<", 0, end)
        in_tag = start >= 0 and html[start + 1 : start + 2].isalpha() and html.find(">", start, end) < 0
        blanks = html.count(" ", place, end) + html.count("\n", place, end) + html.count("\t", place, end)
        if in_tag and (html.count("=", place, end) > _MAX_EQUALS or blanks > _MAX_BLANKS):
            return html[: max(html.rfind(">", 0, place) + 1, 0)]
    return html
