"""What structured data states by name (``additionalProperty``): "EAN" is a GTIN there as on a label."""

from collections.abc import Iterator
from typing import NamedTuple

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.words.labels import BY_LABEL, Concept, fold_label

# A specification has up to about a hundred rows.
_MAX_ROWS = 120


class StatedProperty(NamedTuple):
    """A property's name and value as written; either may be empty."""

    name: str
    value: str
    source: Source


@once_per_page
def stated_properties(page: Page) -> list[StatedProperty]:
    """All of the product's, in page order."""
    return [
        StatedProperty(text_of(each.get("name")) or "", text_of(each.get("value")) or "", item.source)
        for item in main_products(page)
        for each in as_list(item.properties.get("additionalProperty"))[:_MAX_ROWS]
        if isinstance(each, dict)
    ]


def stated(page: Page, concept: Concept) -> Iterator[Candidate[str]]:
    """The values under names that are labels of a concept, as sure as these are."""
    for name, value, source in stated_properties(page):
        known = BY_LABEL.get(fold_label(name)) if value else None
        if known is not None and known[0] is concept:
            yield Candidate(value=value, source=source, score=known[1], where=name, text=value)
