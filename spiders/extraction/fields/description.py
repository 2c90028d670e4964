"""The description, as plain text: what the matcher reads, never shown in full."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide

_TAG = re.compile(r"<[^>]{1,400}>")
_MAX_LENGTH = 4000


def extract_description(page: Page) -> Reading[str] | None:
    """The structured description, else the page's own summary."""
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        said = text_of(item.properties.get("description"))
        if said:
            yield Candidate(
                value=_plain(said), source=item.source, score=2.0, where="description", text=said[:120]
            )
    said = page.meta.first("og:description", "description", "twitter:description")
    if said:
        yield Candidate(
            value=_plain(said), source=Source.META, score=1.0, where="description", text=said[:120]
        )


def _plain(text: str) -> str:
    return " ".join(_TAG.sub(" ", text[: _MAX_LENGTH * 2]).split())[:_MAX_LENGTH]
