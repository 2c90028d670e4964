"""Short texts in elements that the shop itself names after a field: ``<span class="product-sku">123</span>``."""

import re
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.regions import Region
from spiders.extraction.words.labels import Concept

# Text nodes around the heading: the product's part of a page; pictures and options stand between.
BEFORE = 12
BEHIND = 80
_MAX_TEXT = 120
# "productBrandLink": its words.
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NAMES: tuple[tuple[Concept, re.Pattern[str]], ...] = (
    (Concept.SKU, re.compile((
        r"(?:^|[-_\s]|product|item)(?:sku|asin)(?:[-_\s]|$|value|code|number)|(?:product|item|article|"
        r"artikel|art|style|prod|catalog|stock|ad)[-_]?(?:code|number|nummer|num|nr|no|ref|reference|"
        r"id)(?:[-_\s]|$|value)|(?:^|[-_\s])(?:reference|referencia|ref|codice|codigo|kod|"
        r"artikelnummer|artnr)(?:[-_\s]|$)"
    ), re.I)),
    (Concept.MPN, re.compile((
        r"(?:^|[-_\s])(?:mpn|(?:model|part|manufacturer|mfr|mfg)[-_]?(?:part[-_]?)?(?:number|num|no|nr|code|sku))"
        r"(?:[-_\s]|$|value)"
    ), re.I)),
    (Concept.GTIN, re.compile((
        r"(?:^|[-_\s])(?:ean|gtin|upc|isbn|barcode)(?:13|10|12|14)?(?:[-_\s]|$)"
    ), re.I)),
    (Concept.BRAND, re.compile((
        r"(?:^|[-_\s]|product|item)(?:brand|manufacturer|marke|marque|marca|vendor|merk|byline|"
        r"hersteller|producer|designer)(?:[-_\s]?(?:name|link|title|info|logo|label|value))?(?:[-_\s]|"
        r"$)"
    ), re.I)),
    (Concept.STOCK, re.compile((
        r"stock|availab|disponib|verf(?:ü|ue)gbar|dostupn|dost[eę]pn|(?:^|[-_\s])lager|voorraad|"
        r"sold-?out"
    ), re.I)),
)  # fmt: skip


class NamedText(NamedTuple):
    """A text of at most 120 characters, the names of the two elements around it (the inner first), the field that
    they speak of, and the number of the text node. Its region is read only where somebody asks."""

    text: str
    names: tuple[str, str]
    concept: Concept | None
    number: int

    def region(self, page: Page) -> Region:
        """Where it stands."""
        return page.regions.around(page.stream.nodes[self.number])

    def is_foreign(self, page: Page) -> bool:
        """About other products, the page's frame or another variant, or not shown."""
        region = self.region(page)
        return region.others or region.frame or region.choice or region.hidden


# Half the time of a call by name, a hundred times a page.
_new_text = tuple.__new__


@once_per_page
def named_texts(page: Page) -> list[NamedText]:
    """The short texts of the product's part of the page with what their elements' names say; kept on the page."""
    start = page.heading.index if page.heading else 0
    parts, nodes = page.stream.parts, page.stream.nodes
    found: list[NamedText] = []
    for index in range(max(start - BEFORE, 0), min(start + BEHIND, len(parts))):
        text = " ".join(parts[index].split())
        if 0 < len(text) <= _MAX_TEXT:
            names = page.regions.names_around(nodes[index])
            found.append(_new_text(NamedText, (text, names, concept_of(names), index)))
    return found


def texts_named(page: Page, concept: Concept) -> list[NamedText]:
    """The texts in elements named after a field, those about other products among them."""
    return _by_concept(page).get(concept, [])


@once_per_page
def _by_concept(page: Page) -> dict[Concept, list[NamedText]]:
    found: dict[Concept, list[NamedText]] = {}
    for named in named_texts(page):
        if named.concept is not None:
            found.setdefault(named.concept, []).append(named)
    return found


@lru_cache(maxsize=16_384)
def concept_of(names: tuple[str, str]) -> Concept | None:
    """The field that class or id names speak of, the inner element's first."""
    for name in names:
        parted = _CAMEL.sub("-", name)
        for concept, pattern in _NAMES:
            if name and (pattern.search(name) or (parted != name and pattern.search(parted))):
                return concept
    return None
