"""The visible text of a page as one string, each text node findable by its offset.

The walk that reads it also gathers the elements that readers ask for by tag: one more look at each element costs a
tenth of a search of the tree per tag.
"""

from bisect import bisect_right
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.words import names

# Stands between text nodes: no shop writes it, and patterns can allow or refuse it.
BREAK = "\x1f"
_UNSEEN = ("script", "style", "template", "noscript", "title", "textarea", "iframe", "object")
# Text nodes past this many are a generated page; a product stands long before (seen: at most 12,000).
_MAX_NODES = 60_000


class Gathered(StrEnum):
    """The elements that are gathered, by their tags. Strings, as their hashes are known; a plain member's is a call."""

    SCRIPTS = "script"
    META_TAGS = "meta"
    LINK_TAGS = "link"
    TITLES = "title"
    HEADINGS = "h1"
    ROW_NAMES = "th dt"
    FORMS = "form"
    TRAILS = "nav ol"
    CONTROLS = "button input option"
    TEMPLATES = "template"


# Lexbor's LXB_TAG__TEXT.
_TEXT = 2
_UNSEEN_IDS = tag_ids(_UNSEEN)
_GATHERED_BY_ID = {number: kind for kind in Gathered for number in tag_ids(names(kind))}
# Of these it is noted where their text begins.
_PLACED_IDS = tag_ids(names(f"{Gathered.HEADINGS} {Gathered.ROW_NAMES}"))


class TextStream:
    """``text`` joins ``parts``, the text nodes, with BREAK. ``index_at`` gives the node under an offset."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.nodes: list[LexborNode] = []
        self.parts: list[str] = []
        self._starts: list[int] = []
        self._gathered: dict[Gathered, list[LexborNode]] = {kind: [] for kind in Gathered}
        self._places: dict[int, int] = {}
        if tree.root is not None:
            self._read(tree.root)
        self.text = BREAK.join(self.parts)

    def _read(self, root: LexborNode) -> None:
        """Text nodes in page order, those left out that no browser shows."""
        nodes, parts, unseen_ids = self.nodes, self.parts, _UNSEEN_IDS
        add_node, add_part = nodes.append, parts.append
        gathered = {number: self._gathered[kind] for number, kind in _GATHERED_BY_ID.items()}
        unseen = False
        noted = gathered.keys() | unseen_ids
        for node in root.traverse(include_text=True, skip_empty=True):
            tag = node.tag_id
            if tag == _TEXT:
                if not (unseen and _is_inside(node)) and (text := node.text_content) and not text.isspace():
                    add_node(node)
                    add_part(text)
                continue
            if tag not in noted:
                unseen = False
                continue
            unseen = tag in unseen_ids
            if tag in gathered:
                gathered[tag].append(node)
                if tag in _PLACED_IDS:
                    self._places[node.mem_id] = len(parts)
        del nodes[_MAX_NODES:], parts[_MAX_NODES:]
        self._starts = _starts_of(parts)

    def elements(self, kind: Gathered) -> list[LexborNode]:
        """The elements of a kind, in page order."""
        return self._gathered[kind]

    def index_at(self, offset: int) -> int:
        """The number of the text node that an offset of ``text`` lies in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def offset_of(self, index: int) -> int:
        """Where a text node begins in ``text``."""
        return self._starts[index]

    def index_of(self, element: LexborNode) -> int | None:
        """The number of the first text node inside a heading or a name of a specification, None where it has no
        visible text."""
        index = self._places[element.mem_id]
        node: LexborNode | None = self.nodes[index] if index < len(self.nodes) else None
        while node is not None and node.mem_id != element.mem_id:
            node = node.parent
        return None if node is None else index


def _starts_of(parts: list[str]) -> list[int]:
    """Where each text begins in the text that joins them."""
    starts, offset, gap = [], 0, len(BREAK)
    for part in parts:
        starts.append(offset)
        offset += len(part) + gap
    return starts


def _is_inside(text: LexborNode) -> bool:
    """Whether a text behind a tag that is not shown stands in it, and not after it."""
    parent = text.parent
    return parent is not None and parent.tag_id in _UNSEEN_IDS
