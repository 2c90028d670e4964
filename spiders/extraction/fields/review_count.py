"""How many people rated or reviewed the product."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.fields.rating import aggregate_ratings
from spiders.extraction.sources.review_texts import shown_reviews
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide

_NUMBER = re.compile(r"\d{1,3}(?:[.,' \u00a0]\d{3})+|\d{1,9}")


def extract_review_count(page: Page) -> Reading[int] | None:
    """The structured count, reviews before ratings, as they are what a shopper can read; else the one shown."""
    return decide(_candidates(page)) or decide(_shown(page))


def _shown(page: Page) -> Iterator[Candidate[int]]:
    shown = shown_reviews(page)
    if shown.number is not None:
        yield Candidate(value=shown.number, source=Source.MARKUP, score=1.2, where="text", text=shown.text)


def _candidates(page: Page) -> Iterator[Candidate[int]]:
    for source, rating in aggregate_ratings(page):
        for name in ("reviewCount", "ratingCount"):
            said = text_of(rating.get(name)) or ""
            found = _NUMBER.search(said)
            if found:
                count = int(re.sub(r"\D", "", found[0]))
                score = 2.5 if name == "reviewCount" else 2.0
                yield Candidate(
                    value=count,
                    source=source,
                    score=score,
                    where=f"aggregateRating.{name}",
                    text=said,
                )
                break
