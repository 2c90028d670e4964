"""Microdata: ``itemscope`` trees as JSON-LD-like dicts, with ``itemref`` left aside (no shop seen uses it)."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.candidate import Source
from spiders.extraction.document.elements import spaced_text
from spiders.extraction.structured import StructuredItem, types_of

# A listing of 1,000 tiles has about 5,000 properties; past that a page is no product page.
_MAX_PROPERTIES = 5000
_ADDRESS = {"a": "href", "link": "href", "area": "href", "img": "src", "source": "src", "video": "src"}


def read_microdata(tree: LexborHTMLParser) -> list[StructuredItem]:
    """Every item with a type, nested ones too (they are also values of their parents), in page order."""
    if tree.css_first("[itemscope]") is None:
        return []
    things: dict[int, dict[str, Any]] = {}
    owners: dict[int, dict[str, Any] | None] = {}
    order: list[dict[str, Any]] = []
    for node in tree.css("[itemscope], [itemprop]")[:_MAX_PROPERTIES]:
        # What both halves of the selector find comes twice.
        if node.mem_id in things:
            continue
        attributes = node.attributes
        value: Any = None
        if "itemscope" in attributes:
            value = {"@type": (attributes.get("itemtype") or "").split()}
            things[node.mem_id] = value
            order.append(value)
        names = (attributes.get("itemprop") or "").split()
        if names:
            owner = _owner(node.parent, things, owners)
            if owner is not None:
                _add(owner, names, value if value is not None else _value(node, attributes))
    items = ((types_of(thing), thing) for thing in order)
    return [
        StructuredItem(types, thing, Source.MICRODATA, number)
        for number, (types, thing) in enumerate(items)
        if types
    ]


def _owner(
    around: LexborNode | None, things: dict[int, dict[str, Any]], known: dict[int, dict[str, Any] | None]
) -> dict[str, Any] | None:
    """The thing that the properties in an element belong to: the nearest item around them; kept in ``known``."""
    inner = around.mem_id if around is not None else 0
    if inner in known:
        return known[inner]
    thing = None
    for _ in range(256):
        thing = things.get(around.mem_id) if around is not None else None
        if around is None or thing is not None:
            break
        around = around.parent
    known[inner] = thing
    return thing


def _add(owner: dict[str, Any], names: list[str], value: Any) -> None:
    for name in names:
        if name not in owner:
            owner[name] = value
        elif isinstance(owner[name], list):
            owner[name].append(value)
        else:
            owner[name] = [owner[name], value]


def _value(node: LexborNode, attributes: dict[str, str | None]) -> str:
    """The value of a property: ``content`` wins, then an address, ``value`` or ``datetime``, then the text."""
    for name in ("content", _ADDRESS.get(node.tag or "", ""), "value", "datetime"):
        said = attributes.get(name) if name else None
        if said:
            return said
    return spaced_text(node)
