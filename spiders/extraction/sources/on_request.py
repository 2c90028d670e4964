"""Pages whose shop names its price only to those who ask."""

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.sources.named_texts import named_texts
from spiders.extraction.sources.tiles import in_tile
from spiders.extraction.words.requests import says_on_request


@once_per_page
def request_offset(page: Page) -> int | None:
    """Where behind the heading the page says of its own product that its price is told on request; None where it
    does not."""
    heading = page.heading
    if heading is None or not heading.is_sure:
        return None
    for named in named_texts(page):
        if says_on_request(named.text) and named.number > heading.index:
            region = named.region(page)
            if not (region.others or region.frame or in_tile(page, page.stream.nodes[named.number])):
                return page.stream.offset_of(named.number)
    return None
