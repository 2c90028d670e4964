"""The parser's numbers of tags: compared twice as fast as their names, which are built anew each time."""

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

# Tags that a parser drops or moves where they stand alone are asked of a document that holds them.
_INSIDE = {
    "option": "<select><option></select>",
    "td": "<table><tr><td></table>",
}


def tag_ids(tags: Iterable[str]) -> frozenset[int]:
    """The numbers of some tags."""
    nodes = (LexborHTMLParser(_INSIDE.get(tag, f"<{tag}></{tag}>")).css_first(tag) for tag in tags)
    return frozenset(node.tag_id for node in nodes if node is not None)
