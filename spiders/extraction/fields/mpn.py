"""The manufacturer's part number."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.sources.address import numbers_in_address
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.named_texts import texts_named
from spiders.extraction.sources.stated_properties import stated
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept
from spiders.extraction.words.no_value import NO_VALUE

_MAX_LENGTH = 64
# Labels of a maker's number score above this, those of a model below.
_OF_MAKER, _NAMED = 2.0, 1.5
_WORD = re.compile(r"(?<!\S)[^\W\d_]{3,}(?!\S)")
# One word with a digit: a text in an element named so may also be the label.
_CODE = re.compile(r"(?=\S*\d)[\w./#+-]{3,40}")


def extract_mpn(page: Page) -> Reading[str] | None:
    """Structured mpn or model, then labels such as "Part number" and "Model"."""
    sku = {fold(value) for item in main_products(page) if (value := text_of(item.properties.get("sku")))}
    sku.update(fold(label.value) for label in labelled(page, Concept.SKU))
    sku.update(number for number, _ in numbers_in_address(page.url))
    return decide((each for each in _candidates(page) if _sane(each, sku)), key=fold)


def _sane(candidate: Candidate[str], sku: set[str]) -> bool:
    """A short code. Structured data that repeats the shop's own number says nothing of the manufacturer's."""
    value = fold(candidate.value)
    repeats = candidate.source is not Source.LABEL and value in sku
    return 0 < len(candidate.value) <= _MAX_LENGTH and bool(value) and value not in NO_VALUE and not repeats


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        for name, score in (("mpn", 2.5), ("model", 1.0)):
            value = text_of(item.properties.get(name))
            if value:
                yield Candidate(value=value, source=item.source, score=score, where=name, text=value)
    value = page.meta.first("product:mfr_part_no", "product:mpn")
    if value:
        yield Candidate(value=value, source=Source.META, score=2.0, where="product:mfr_part_no", text=value)
    yield from stated(page, Concept.MPN)
    for named in texts_named(page, Concept.MPN):
        if _CODE.fullmatch(named.text) and not named.is_foreign(page):
            yield Candidate(
                value=named.text, source=Source.MARKUP, score=1.5, where=named.names[0], text=named.text
            )
    for label in labelled(page, Concept.MPN):
        # A model may be a name: "Model: Comfort", "Model: Comfort 500 Plus".
        is_name = label.score < _OF_MAKER and (
            not any(map(str.isdigit, label.value)) or len(_WORD.findall(label.value)) > 1
        )
        score = label.score - _NAMED * is_name
        yield Candidate(
            value=label.value, source=Source.LABEL, score=score, where=label.label, text=label.value
        )
