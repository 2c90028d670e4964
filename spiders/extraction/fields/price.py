"""The price that one pays now for the product of the page."""

from collections.abc import Iterator
from decimal import Decimal

from spiders.extraction.amounts import from_data
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.page import Page
from spiders.extraction.price_ranking import visible_candidates
from spiders.extraction.vote import decide

_META_PRICES = ("product:sale_price:amount", "product:price:amount", "og:price:amount", "twitter:data1:price")


def extract_price(page: Page) -> Reading[Decimal] | None:
    """The vote over structured offers, meta tags and visible amounts."""
    return decide(price_candidates(page), key=lambda amount: amount.normalize())


def price_candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    """Every amount that could be the price."""
    for item in main_products(page):
        for number, offer in enumerate(offers_of(item)[:20]):
            amount = from_data(offer.price, currency=offer.currency)
            if amount is not None:
                score = 2.2 - 0.3 * min(number, 4) - 0.8 * offer.variant - 0.4 * offer.aggregate
                yield Candidate(
                    value=amount, source=item.source, score=score, where="offers.price", text=str(offer.price)
                )
    for name in _META_PRICES:
        amount = from_data(page.meta.first(name))
        if amount is not None:
            yield Candidate(
                value=amount, source=Source.META, score=1.2, where=name, text=page.meta.first(name) or ""
            )
    yield from visible_candidates(page)
