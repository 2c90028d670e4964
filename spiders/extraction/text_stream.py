"""The visible text of a page as one string, each text node findable by its offset."""

from bisect import bisect_right
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.tag_ids import tag_ids

# Stands between text nodes: no shop writes it, and patterns can allow or refuse it.
BREAK = "\x1f"
_UNSEEN = ("script", "style", "template", "noscript", "title", "textarea", "iframe", "object")
# Text nodes past this many are a generated page; a product stands long before (seen: at most 12,000).
_MAX_NODES = 60_000


# Lexbor's LXB_TAG__TEXT.
_TEXT = 2
_UNSEEN_IDS = tag_ids(_UNSEEN)


class TextStream:
    """``text`` joins ``parts``, the text nodes, with BREAK. ``index_at`` gives the node under an offset."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.nodes: list[LexborNode] = []
        self.parts: list[str] = []
        self._starts: list[int] = []
        self._index: dict[int, int] | None = None
        if tree.root is not None:
            self._read(tree.root)
        self.text = BREAK.join(self.parts)

    def _read(self, root: LexborNode) -> None:
        """Text nodes in page order, those left out that no browser shows."""
        nodes, parts, unseen_ids = self.nodes, self.parts, _UNSEEN_IDS
        add_node, add_part = nodes.append, parts.append
        unseen = False
        for node in root.traverse(include_text=True, skip_empty=True):
            tag = node.tag_id
            if tag != _TEXT:
                unseen = tag in unseen_ids
            elif not (unseen and _is_inside(node)) and (text := node.text_content) and not text.isspace():
                add_node(node)
                add_part(text)
        del nodes[_MAX_NODES:], parts[_MAX_NODES:]
        self._starts = list(accumulate((len(part) + 1 for part in parts), initial=0))[:-1]

    def index_at(self, offset: int) -> int:
        """The number of the text node that an offset of ``text`` lies in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def offset_of(self, index: int) -> int:
        """Where a text node begins in ``text``."""
        return self._starts[index]

    def index_of(self, node: LexborNode) -> int | None:
        """The number of the first text node inside an element, None where it has no visible text."""
        if self._index is None:
            self._index = {text.mem_id: number for number, text in enumerate(self.nodes)}
        for inner in node.traverse(include_text=True):
            number = self._index.get(inner.mem_id)
            if number is not None:
                return number
        return None


def _is_inside(text: LexborNode) -> bool:
    """Whether a text behind a tag that is not shown stands in it, and not after it."""
    parent = text.parent
    return parent is not None and parent.tag_id in _UNSEEN_IDS
