"""What shipping costs, in the currency of the price; zero where the page says it is free."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from spiders.extraction.amounts import from_data
from spiders.extraction.candidate import Candidate, Reading
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.page import Page
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide

_NONE = Decimal(0)


def extract_shipping(page: Page) -> Reading[Decimal] | None:
    """The cheapest structured shipping rate. Texts such as "free delivery over 50" say too little to be read."""
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    for item in main_products(page):
        rates = [rate for offer in offers_of(item)[:3] for rate in _rates(offer.data)]
        if rates:
            value = min(rates)
            yield Candidate(
                value=value, source=item.source, score=2.0, where="shippingDetails", text=str(value)
            )


def _rates(offer: dict[str, Any]) -> Iterator[Decimal]:
    for details in as_list(offer.get("shippingDetails"))[:20]:
        for rate in as_list(details.get("shippingRate")) if isinstance(details, dict) else ():
            said = text_of(rate.get("value", rate.get("price"))) if isinstance(rate, dict) else None
            if said is not None:
                value = from_data(said)
                if value is not None:
                    yield value
                elif not said.strip("0., "):
                    yield _NONE
