"""What of a page leads somewhere when clicked: links, buttons, tiles, menus, and forms that ask nothing."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.extraction.sources.asking_forms import asked_by

# Beyond this a page is a link farm; the longest category page seen has 900 links.
_LINKS_A_PAGE = 5000
_SELECTOR = (
    "a[href], area[href], link[rel=next], [data-href], [data-url], [data-next-url], [onclick], "
    "form[action], option[value]"
)
_ONCLICK = re.compile(r"""location(?:\.href)?\s*=\s*['"]([^'"]+)""")
_DATA = ("href", "data-href", "data-next-url", "data-url")
# An option is a link only where its menu says so.
_JUMPS = re.compile(r"location|this\.value|submit", re.I)


def read_anchors(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Each element with the address it leads to, as written, in the order of the page."""
    for number, node in enumerate(tree.css(_SELECTOR)):
        if number >= _LINKS_A_PAGE:
            return
        if address := address_of(node):
            yield node, address


def address_of(node: LexborNode) -> str:
    """Where an element leads, as written; empty where nothing but a script could tell."""
    if node.tag == "form":
        return asked_by(node)
    if node.tag == "option":
        return _option(node)
    for name in _DATA:
        value = node.attributes.get(name) or ""
        if value and not value.startswith(("#", "javascript:")):
            return value
    script = _ONCLICK.search(node.attributes.get("onclick") or "")
    return script[1] if script else ""


def _option(node: LexborNode) -> str:
    """The target of a jump menu."""
    value = node.attributes.get("value") or ""
    menu = node.parent
    if menu is not None and menu.tag == "optgroup":
        menu = menu.parent
    if menu is None or not value.startswith(("/", "http://", "https://", "?")):
        return ""
    return value if _JUMPS.search(menu.attributes.get("onchange") or "") else ""
