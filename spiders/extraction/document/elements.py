"""What is asked of elements everywhere."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.extraction.document.nesting import MAX_DEPTH


def ancestors(node: LexborNode, most: int = MAX_DEPTH) -> Iterator[LexborNode]:
    """The elements around a node, the inner first, so many at most."""
    around = node.parent
    for _ in range(most):
        if around is None:
            return
        yield around
        around = around.parent


def spaced_text(node: LexborNode) -> str:
    """All text within an element, one blank between words and between inner elements."""
    return " ".join(node.text(deep=True, separator=" ").split())
