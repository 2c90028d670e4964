"""Products that come as data (an API, a feed) in the same shape as those read from pages."""

from typing import Any

from spiders.extraction import ExtractedProduct, PageKind
from spiders.extraction.candidate import Candidate, Reading, Source

# Data that a shop publishes for machines is right far more often than not: log-odds 4 is 98 %.
_SCORE = 4.0
_CONFIDENCE = 0.98
_EMPTY: tuple[Any, ...] = (None, (), "")


def product_from(source: Source, *, url: str, names: dict[str, str], **values: Any) -> ExtractedProduct:
    """A product with ``values``, empty ones left out; ``names`` says what each field is called in the source."""
    kept = {field: value for field, value in values.items() if value not in _EMPTY}
    readings = {
        field: Reading(
            value=value,
            confidence=_CONFIDENCE,
            winner=Candidate(value=value, source=source, score=_SCORE, where=names.get(field, field)),
        )
        for field, value in kept.items()
        if field in names
    }
    return ExtractedProduct(
        url=url, canonical_url=url, kind=PageKind.PRODUCT, is_product=1.0, readings=readings, **kept
    )
