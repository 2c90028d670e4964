"""The visible text of a page as one string, each text node findable by its offset."""

from bisect import bisect_right

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Stands between text nodes: no shop writes it, and patterns can allow or refuse it.
BREAK = "\x1f"
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "textarea", "iframe", "object"})
# Text nodes past this many are a generated page; a product stands long before (seen: at most 12,000).
_MAX_NODES = 60_000


class TextStream:
    """``text`` joins ``parts``, the text nodes, with BREAK. ``index_at`` gives the node under an offset."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.nodes: list[LexborNode] = []
        self.parts: list[str] = []
        nodes, parts = self.nodes, self.parts
        unseen = False
        root = tree.root
        for node in root.traverse(include_text=True) if root is not None else ():
            tag = node.tag
            if tag != "-text":
                unseen = tag in _UNSEEN
                continue
            if unseen:
                continue
            text = node.text_content
            if text is None or text.isspace():
                continue
            nodes.append(node)
            parts.append(text)
            if len(parts) >= _MAX_NODES:
                break
        self.text = BREAK.join(parts)
        self._starts: list[int] = []
        offset = 0
        for part in parts:
            self._starts.append(offset)
            offset += len(part) + 1
        self._index: dict[int, int] | None = None

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
