"""The average rating, from 0 to 5."""

from collections.abc import Iterator
from typing import Any

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.sources.review_texts import shown_reviews
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide

_SCALE = 5.0
_TYPE = "AggregateRating"


def extract_rating(page: Page) -> Reading[float] | None:
    """The structured rating, brought from its own scale to one of five, else the one shown at the heading."""
    return decide(_candidates(page)) or decide(_shown(page))


def _shown(page: Page) -> Iterator[Candidate[float]]:
    shown = shown_reviews(page)
    if shown.rating is not None:
        yield Candidate(value=shown.rating, source=Source.MARKUP, score=1.2, where="text", text=shown.text)


@once_per_page
def aggregate_ratings(page: Page) -> list[tuple[Source, dict[str, Any]]]:
    """The aggregate rating of each of the page's products as data; of a page without, the only one that is nobody's."""
    of_products = [
        (item.source, rating) for item in main_products(page) for rating in _ratings(item.properties)[:1]
    ]
    if of_products:
        return of_products
    items = [*page.json_ld, *page.microdata]
    found = [item for item in items if _TYPE in item.types]
    owned = {id(rating) for item in items for rating in _ratings(item.properties)} if found else set()
    free = [(item.source, item.properties) for item in found if id(item.properties) not in owned]
    return free if len(free) == 1 else []


def _ratings(properties: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in as_list(properties.get("aggregateRating")) if isinstance(each, dict)]


def _candidates(page: Page) -> Iterator[Candidate[float]]:
    for source, rating in aggregate_ratings(page):
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
                source=source,
                score=2.5,
                where="aggregateRating.ratingValue",
                text=said or "",
            )
