"""The facts of the elements around a text node: class names, struck out, hidden, among other products."""

import re
from collections.abc import Callable
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.words import names as words_of
from spiders.extraction.words.availability import BUY
from spiders.extraction.words.regions import is_tile_name, kind_of_names, without_tile_parts

# Names further out than this belong to the layout.
_NAMES_KEPT = 9
# A link around a whole tile is at most so many levels out.
_LINK_REACH = 6
# Deeper nesting than any browser lays out; above it nothing is asked.
_MAX_LEVELS = 512
_OLD_TAGS = tag_ids(words_of("del s strike"))
_LINKS, _ASIDES = tag_ids(["a"]), tag_ids(["aside"])
# Attributes in which shops name the parts of their pages.
_NAMING = (
    "class",
    "id",
    "itemprop",
    "data-qa",
    "data-test",
    "data-ui",
    "data-auto",
    "data-role",
    "data-hook",
    "data-cy",
    "data-component",
    "role",
)
# A text may be called header or banner; the frame of a page is made of boxes.
_TEXT_TAGS = tag_ids(words_of("span p h1 h2 h3 h4 h5 h6 b strong em ins dd dt td label"))
_WHOLE = tag_ids(words_of("body html main"))
_FRAMES = tag_ids(words_of("nav footer"))
_ENTRIES, _ARTICLES = tag_ids(words_of("li article")), tag_ids(["article"])
_CHOICES = tag_ids(words_of("option select"))
# Where a shop puts its box to buy beside the product, it may be called so.
_SIDEBAR, _MOST_CONTROLS = "sidebar", 40
# Tags that say something by themselves.
_TELLING = _OLD_TAGS | _ASIDES | _FRAMES | _CHOICES
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ANY_DIGIT = re.compile(r"\d")
_STRUCK = re.compile(r"line-through", re.I)


class Region(NamedTuple):
    """A tuple, as a page has hundreds.

    ``names``: class and id names, inner first, one string per element. ``link``: levels out, 99 for none.

    ``others``: among related products; ``frame``: in navigation, basket or footer.
    """

    names: tuple[str, ...] = ()
    struck: bool = False
    hidden: bool = False
    link: int = 99
    others: bool = False
    frame: bool = False
    choice: bool = False

    @property
    def linked(self) -> bool:
        """Inside a link."""
        return self.link <= _LINK_REACH


_OUTERMOST = Region()
# Half the time of a call by name, two hundred times a page.
_new_region = tuple.__new__
_Said = tuple[str, str, bool]


class Regions:
    """Computes regions, each element once. Elements around the main heading are never "others" or "frame".

    ``own`` are the identities of the elements around the main heading, and of the heading itself. ``titled`` gives,
    for these, the identities of boxes that a title says are about others.
    """

    def __init__(
        self, heading: LexborNode | None, titled: Callable[[set[int]], set[int]] | None = None
    ) -> None:
        self._known: dict[int, Region] = {}
        self._read: dict[int, _Said] = {}
        self.own: set[int] = set()
        # Whether the shop calls its own product as others call tiles.
        self._in_tile = False
        node = heading
        for _ in range(_MAX_LEVELS):
            if node is None:
                break
            self.own.add(node.mem_id)
            self._in_tile = self._in_tile or is_tile_name(self._said(node, node.mem_id)[0])
            node = node.parent
        self._titled = titled(self.own) if titled is not None else set()

    def around(self, node: LexborNode) -> Region:
        """The region of a text node."""
        known = self._known
        chain: list[tuple[int, LexborNode]] = []
        parent = node.parent
        region: Region | None = None
        while parent is not None and len(chain) < _MAX_LEVELS:
            identity = parent.mem_id
            region = known.get(identity)
            if region is not None:
                break
            chain.append((identity, parent))
            parent = parent.parent
        region = region or _OUTERMOST
        for identity, element in reversed(chain):
            region = known[identity] = self._inside(element, identity, region)
        return region

    def _inside(self, element: LexborNode, identity: int, outer: Region) -> Region:
        tag = element.tag_id
        names, style, was_hidden = self._said(element, identity)
        outer_names, struck, hidden, link, others, frame, choice = outer
        if tag in _TELLING:
            struck = struck or tag in _OLD_TAGS
            others = others or (tag in _ASIDES and not _is_buy_box(element))
            frame = frame or tag in _FRAMES
            choice = choice or tag in _CHOICES
        if style:
            struck = struck or _STRUCK.search(style) is not None
            hidden = hidden or _HIDDEN.search(style) is not None
        if identity not in self.own and tag not in _WHOLE:
            if names:
                kind = kind_of_names(names)
                # A tile is a box; a text may be called as that of one.
                if kind.others and (self._in_tile or tag in _TEXT_TAGS):
                    kind = kind_of_names(without_tile_parts(names))
                of_others, of_frame, of_choice = kind
                others, choice = others or of_others, choice or of_choice
                frame = frame or (
                    of_frame and tag not in _TEXT_TAGS and not (_SIDEBAR in names and _is_buy_box(element))
                )
            others = others or identity in self._titled or (tag in _ENTRIES and _is_tile(element))
        link = 0 if tag in _LINKS else link + 1
        names_around = (names, *outer_names[: _NAMES_KEPT - 1])
        return _new_region(Region, (names_around, struck, hidden or was_hidden, link, others, frame, choice))

    def names_around(self, node: LexborNode) -> tuple[str, str]:
        """The names of the two elements around a text node, the inner first; those of the third for the second where
        they have none and one is a link, as a link's text may have an element of its own."""
        inner = node.parent
        if inner is None:
            return "", ""
        outer = inner.parent
        if outer is None:
            return self._said(inner, inner.mem_id)[0], ""
        names = self._said(inner, inner.mem_id)[0], self._said(outer, outer.mem_id)[0]
        if any(names) or (inner.tag_id not in _LINKS and outer.tag_id not in _LINKS):
            return names
        third = outer.parent
        return ("", self._said(third, third.mem_id)[0]) if third is not None else names

    def names_of(self, element: LexborNode) -> str:
        """The names that the shop gives an element."""
        return self._said(element, element.mem_id)[0]

    def _said(self, element: LexborNode, identity: int) -> _Said:
        """The names that the shop gives an element, its style, and whether it says that it is hidden. Kept."""
        kept = self._read.get(identity)
        if kept is not None:
            return kept
        names = style = ""
        attributes = element.attributes
        for key in attributes:
            if (naming := _NAMING_KNOWN[key]) and (value := attributes[key]):
                if naming is _STYLE:
                    style = value
                else:
                    names = f"{names} {value}" if names else value
        self._read[identity] = said = (names, style, "hidden" in attributes)
        return said


class _Naming(dict[str, str]):
    """For each attribute whether it names parts of the page (itself), holds the style, or neither (empty); kept."""

    def __missing__(self, attribute: str) -> str:
        said = _STYLE if attribute == "style" else attribute if attribute.startswith(_NAMING) else ""
        if len(self) < _MOST_ATTRIBUTES:
            self[attribute] = said
        return said


_STYLE = "style"
_MOST_ATTRIBUTES = 4096
_NAMING_KNOWN = _Naming()


def _is_buy_box(element: LexborNode) -> bool:
    """Whether an aside has a control that buys, and no picture that leads to another product."""
    controls = element.css("button, input[type=submit], a[class]")[:_MOST_CONTROLS]
    said = (
        " ".join((each.text(deep=True) or each.attributes.get("value") or "").split()) for each in controls
    )
    return any(map(BUY.match, said)) and element.css_first("a[href] img") is None


def _is_tile(element: LexborNode) -> bool:
    """An entry of a list with a picture that is a link and a number such as a price: one product among others, also
    where it is the only one. An entry without a number may be the brand's logo."""
    shows = element.css_first("a[href] img") or (
        # A link without a text lies over the whole tile.
        element.tag_id in _ARTICLES
        and element.css_first("a[href][aria-label]:empty")
        and element.css_first("img")
    )
    return bool(shows) and _ANY_DIGIT.search(element.text(deep=True)) is not None
