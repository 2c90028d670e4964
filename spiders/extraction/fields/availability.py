"""Whether the product can be bought now."""

from collections.abc import Iterator

from catalog.domain.availability import Availability
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.fields.price import extract_price
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.page import Page
from spiders.extraction.structured import bare, text_of
from spiders.extraction.vote import decide

_SCHEMA = {
    "instock": Availability.IN_STOCK, "onlineonly": Availability.IN_STOCK, "instoreonly": Availability.IN_STOCK,
    "limitedavailability": Availability.IN_STOCK, "available": Availability.IN_STOCK, "in": Availability.IN_STOCK,
    "madetoorder": Availability.IN_STOCK, "instockonline": Availability.IN_STOCK,
    "outofstock": Availability.OUT_OF_STOCK, "soldout": Availability.OUT_OF_STOCK, "oos": Availability.OUT_OF_STOCK,
    "unavailable": Availability.OUT_OF_STOCK, "reserved": Availability.OUT_OF_STOCK, "notavailable": Availability.OUT_OF_STOCK,
    "preorder": Availability.PRE_ORDER, "presale": Availability.PRE_ORDER, "availablefororder": Availability.BACK_ORDER,
    "backorder": Availability.BACK_ORDER, "discontinued": Availability.DISCONTINUED,
}  # fmt: skip


def extract_availability(page: Page) -> Reading[Availability] | None:
    """Structured state, stock texts, buy buttons; a page with a price and no word against it is in stock."""
    return decide(_candidates(page))


def parse_availability(text: str) -> Availability | None:
    """A schema.org address or a feed's word; None where it is neither."""
    word = bare(text).casefold().replace("_", "").replace(" ", "").replace("-", "")
    return _SCHEMA.get(word)


def _candidates(page: Page) -> Iterator[Candidate[Availability]]:
    for item in main_products(page):
        for number, offer in enumerate(offers_of(item)[:40]):
            said = text_of(offer.data.get("availability")) or ""
            state = parse_availability(said)
            if state is not None:
                yield Candidate(
                    value=state,
                    source=item.source,
                    score=2.4 - 0.2 * min(number, 5),
                    where="offers.availability",
                    text=said,
                )
    said = page.meta.first("product:availability", "og:availability", "availability") or ""
    state = parse_availability(said)
    if state is not None:
        yield Candidate(value=state, source=Source.META, score=1.8, where="product:availability", text=said)
    price = extract_price(page)
    if price is not None:
        yield Candidate(value=Availability.IN_STOCK, source=Source.MARKUP, score=0.6, where="has a price")
