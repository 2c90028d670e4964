"""The average rating, from 0 to 5."""

from collections.abc import Iterator
from typing import Any

from spiders.extraction.amounts import from_data
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.review_texts import shown_reviews
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide

_SCALE = 5.0


def extract_rating(page: Page) -> Reading[float] | None:
    """The structured rating, brought from its own scale to one of five, else the one shown at the heading."""
    return decide(_candidates(page)) or decide(_shown(page))


def _shown(page: Page) -> Iterator[Candidate[float]]:
    shown = shown_reviews(page)
    if shown.rating is not None:
        yield Candidate(value=shown.rating, source=Source.MARKUP, score=1.2, where="text", text=shown.text)


def aggregate_ratings(properties: dict[str, Any]) -> list[dict[str, Any]]:
    """The aggregate ratings of a product."""
    return [each for each in as_list(properties.get("aggregateRating")) if isinstance(each, dict)]


def _candidates(page: Page) -> Iterator[Candidate[float]]:
    for item in main_products(page):
        for rating in aggregate_ratings(item.properties)[:1]:
            said = text_of(rating.get("ratingValue"))
            value = from_data(said)
            if value is None:
                continue
            best = from_data(text_of(rating.get("bestRating"))) or (
                5 if value <= 5 else 10 if value <= 10 else 100
            )
            scaled = round(float(value) / float(best) * _SCALE, 2)
            if 0 < scaled <= _SCALE:
                yield Candidate(
                    value=scaled,
                    source=item.source,
                    score=2.5,
                    where="aggregateRating.ratingValue",
                    text=said or "",
                )
