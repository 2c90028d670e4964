"""The shop's own number of the product."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.address import numbers_in_address
from spiders.extraction.sources.labels import labelled
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

# Letters, digits and the marks of article numbers; a sentence is none.
_CODE = re.compile(r"[\w.,/+#!&*()\\-]+(?: [\w./+#!-]+){0,5}")
_MAX_LENGTH = 64


def extract_sku(page: Page) -> Reading[str] | None:
    """Structured sku, labels, attributes of the buy form, numbers in the address."""
    return decide((each for each in _candidates(page) if _sane(each.value)), key=fold)


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        for name, score in (("sku", 3.0), ("productID", 1.5), ("identifier", 0.5)):
            value = text_of(item.properties.get(name))
            if value:
                yield Candidate(
                    value=value.removeprefix("sku:"), source=item.source, score=score, where=name, text=value
                )
    value = page.meta.first("product:retailer_item_id", "product:sku", "product:product_id")
    if value:
        yield Candidate(
            value=value, source=Source.META, score=1.5, where="product:retailer_item_id", text=value
        )
    for label in labelled(page, Concept.SKU):
        yield Candidate(
            value=label.value, source=Source.LABEL, score=label.score, where=label.label, text=label.value
        )
    for number, score in numbers_in_address(page.url):
        yield Candidate(value=number, source=Source.URL, score=score, where="address", text=page.url or "")


def _sane(value: str) -> bool:
    return 0 < len(value) <= _MAX_LENGTH and _CODE.fullmatch(value) is not None
