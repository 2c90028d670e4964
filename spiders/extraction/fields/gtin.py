"""The GTIN: EAN, UPC, JAN or ISBN with a right check digit, as 14 digits."""

from collections.abc import Iterator

from catalog.normalise.gtin import parse_gtin
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.named_texts import texts_named
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import GTIN_KEYS, state_text
from spiders.extraction.sources.stated_properties import stated
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

# As schema.org and shops call it; the first with a right check digit is taken.
GTIN_NAMES = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn", "ean", "upc")


def extract_gtin(page: Page) -> Reading[str] | None:
    """Structured GTINs, labels, and numbers elsewhere that have a right check digit."""
    reading = decide(_candidates(page))
    if reading is None and product_dicts in page.memory:
        return decide(_from_state(page))
    return reading


def _from_state(page: Page) -> Iterator[Candidate[str]]:
    """What embedded data says, where other fields have already read it."""
    for thing in product_dicts(page)[:3]:
        said = state_text(thing, GTIN_KEYS)
        value = parse_gtin(said[1]) if said else None
        if said is not None and value is not None:
            yield Candidate(value=value, source=Source.STATE, score=1.0, where=said[0], text=said[1])


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for source, score, where, text in _texts(page):
        value = parse_gtin(text)
        if value is not None:
            yield Candidate(value=value, source=source, score=score, where=where, text=text)


def _texts(page: Page) -> Iterator[tuple[Source, float, str, str]]:
    for item in main_products(page):
        for name in GTIN_NAMES:
            value = text_of(item.properties.get(name))
            if value:
                yield item.source, 3.0, name, value
        for name, score in (("productID", 2.0), ("sku", 0.5), ("mpn", 0.5)):
            value = text_of(item.properties.get(name))
            # Eight digits are a valid GTIN-8 once in ten by chance.
            if value and len(value) > 11:
                yield item.source, score, name, value
    for name in ("product:ean", "product:upc", "product:isbn", "book:isbn", "product:gtin"):
        value = page.meta.first(name)
        if value:
            yield Source.META, 2.5, name, value
    for said in stated(page, Concept.GTIN):
        yield said.source, said.score, said.where, said.value
    for named in texts_named(page, Concept.GTIN):
        if not named.is_foreign(page):
            yield Source.MARKUP, 2.0, named.names[0], named.text.rpartition(":")[2]
    for label in labelled(page, Concept.GTIN):
        yield Source.LABEL, label.score, label.label, label.value
