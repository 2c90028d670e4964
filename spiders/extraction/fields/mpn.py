"""The manufacturer's part number."""

from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.labels import labelled
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

_MAX_LENGTH = 64


def extract_mpn(page: Page) -> Reading[str] | None:
    """Structured mpn or model, then labels such as "Part number" and "Model"."""
    return decide((each for each in _candidates(page) if 0 < len(each.value) <= _MAX_LENGTH), key=fold)


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        for name, score in (("mpn", 2.5), ("model", 1.0)):
            value = text_of(item.properties.get(name))
            if value:
                yield Candidate(value=value, source=item.source, score=score, where=name, text=value)
    value = page.meta.first("product:mfr_part_no", "product:mpn")
    if value:
        yield Candidate(value=value, source=Source.META, score=2.0, where="product:mfr_part_no", text=value)
    for label in labelled(page, Concept.MPN):
        yield Candidate(
            value=label.value, source=Source.LABEL, score=label.score, where=label.label, text=label.value
        )
