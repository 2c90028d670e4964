"""The parser's numbers of tags: compared twice as fast as their names, which are built anew each time."""

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

# Tags that a parser drops or moves where they stand alone are asked of a document that holds them.
_INSIDE = {
    "option": "<select><option></select>",
    "tr": "<table><tr></table>",
    "tbody": "<table><tbody></table>",
    "td": "<table><tr><td></table>",
    "th": "<table><tr><th></table>",
}


def tag_id(tag: str) -> int:
    """The number of a tag, 0 for what a parser makes no element of."""
    node = LexborHTMLParser(_INSIDE.get(tag, f"<{tag}></{tag}>")).css_first(tag)
    return 0 if node is None else node.tag_id


def tag_ids(tags: Iterable[str]) -> frozenset[int]:
    """The numbers of some tags."""
    return frozenset(map(tag_id, tags)) - {0}
