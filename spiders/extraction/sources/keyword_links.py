"""Links to all that is marked with a word: tags and keywords, single words of a name among them."""

import re

from spiders.extraction.document.page import Page
from spiders.extraction.document.regions import Region
from spiders.extraction.words import names

_WORDS = frozenset(
    names(
        "tag tags tagged keyword keywords schlagwort schlagworte etiqueta etiquetas etichetta etichette trefwoord "
        "trefwoorden"
    )
)
# The list of them is named a few elements further out than each.
_NAMES = 4
_PART = re.compile(r"[^\W\d_]+")
_COUNT = re.compile(r"\(\s*\d+\s*\)")


def is_keyword(page: Page, number: int, region: Region) -> bool:
    """Whether a linked text (its number and region) is one: told by the link's ``rel`` or address, by the names
    around, or by the count of things marked so behind it."""
    parts, node = page.stream.parts, page.stream.nodes[number].parent
    if number + 1 < len(parts) and _COUNT.fullmatch(parts[number + 1].strip()):
        return True
    for _ in range(region.link):
        node = node.parent if node is not None else None
    attributes = node.attributes if node is not None else {}
    said = " ".join([attributes.get("rel") or "", attributes.get("href") or "", *region.names[:_NAMES]])
    return not _WORDS.isdisjoint(_PART.findall(said.casefold()))
