"""Prices that structured data and meta tags state."""

from collections.abc import Iterator
from decimal import Decimal

from catalog.normalise.availability import parse_availability
from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import StructuredOffer, offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.structured import text_of

_META_PRICES = ("product:sale_price:amount", "product:price:amount", "og:price:amount", "og:price", "price")
# Where the lowest of several offers is stated.
LOWEST = "offers.lowPrice"
# What the amount loses that only a form has which cannot be bought.
_FORM_OUT = 0.6


@once_per_page
def stated_prices(page: Page) -> list[Candidate[Decimal]]:
    """What the offers of the page's product and its meta tags say, surest first within each. Kept on the page."""
    return [*_of_offers(page), *_of_meta_tags(page)]


def _of_offers(page: Page) -> Iterator[Candidate[Decimal]]:
    for item in main_products(page):
        offers = offers_of(item)[:20]
        gone = _gone(offers) if len(offers) > 1 else frozenset()
        for number, offer in enumerate(offers):
            amount = from_data(offer.price, currency=offer.currency)
            if amount is not None:
                score = 2.0 - 0.3 * min(number, 4) - 0.8 * offer.variant - 0.4 * offer.aggregate
                # Of several forms the one that can be bought is shown.
                score -= _FORM_OUT * (amount in gone)
                where = LOWEST if offer.aggregate else "offers.price"
                yield Candidate(
                    value=amount, source=item.source, score=score, where=where, text=str(offer.price)
                )


def _of_meta_tags(page: Page) -> Iterator[Candidate[Decimal]]:
    for name in _META_PRICES:
        said = page.meta.first(name)
        amount = from_data(said)
        if amount is not None:
            yield Candidate(value=amount, source=Source.META, score=1.2, where=name, text=said or "")


def _gone(offers: list[StructuredOffer]) -> frozenset[Decimal]:
    """The amounts that only forms have which cannot be bought, where others can."""
    asked: dict[bool, set[Decimal]] = {True: set(), False: set()}
    for offer in offers:
        state = parse_availability(text_of(offer.data.get("availability")) or "")
        amount = from_data(offer.price, currency=offer.currency)
        if state is not None and amount is not None:
            asked[state.purchasable].add(amount)
    return frozenset(asked[False] - asked[True]) if asked[True] else frozenset()
