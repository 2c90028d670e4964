"""What shipping costs, in the currency of the price; zero where the page says it is free."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.prices.settled import prices_behind, visible_prices
from spiders.extraction.sources.named_texts import named_texts
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide
from spiders.extraction.words import phrases
from spiders.extraction.words.price_hints import Hint, hints

_NONE = Decimal(0)
# A condition stands right behind: "Free delivery" | "on orders over £50".
_WINDOW = 40
_FREE = frozenset(
    phrases(
        "free shipping|free delivery|free uk delivery|shipping free|postage free|kostenloser versand|versandkostenfrei|"
        "gratis versand|versand gratis|kostenlose lieferung|livraison gratuite|livraison offerte|spedizione gratuita|"
        "consegna gratuita|envío gratis|envío gratuito|gratis verzending|gratis bezorging|darmowa dostawa|"
        "darmowa wysyłka|fri frakt|gratis frakt|portes grátis|envio grátis|frete grátis|doprava zdarma"
    )
)


def extract_shipping(page: Page) -> Reading[Decimal] | None:
    """The cheapest structured rate, else an amount or a text beside the price that is clearly about shipping.

    What holds only from some amount on ("free delivery over 50") says too little to be read.
    """
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    for item in main_products(page):
        rates = [rate for offer in offers_of(item)[:3] for rate in _rates(offer.data)]
        if rates:
            value = min(rates)
            yield Candidate(
                value=value, source=item.source, score=2.0, where="shippingDetails", text=str(value)
            )
            return
    yield from _shown(page)


def _shown(page: Page) -> Iterator[Candidate[Decimal]]:
    for price in chain(visible_prices(page), prices_behind(page, Hint.SHIPPING)):
        first = price.behind.split(None, 1)
        said = hints(price.label[-40:]) | hints(first[0] if first else "")
        about = Hint.SHIPPING in said and not said & {Hint.THRESHOLD, Hint.SAVING, Hint.FROM}
        if about and not price.region.others and not price.region.frame:
            yield Candidate(
                value=price.amount, source=Source.MARKUP, score=0.8, where=price.label, text=price.text
            )
            return
    for named in named_texts(page):
        if named.text.casefold().strip(" .!*") not in _FREE:
            continue
        behind = page.stream.parts[named.number + 1 : named.number + 2]
        conditional = any(map(str.isdigit, "".join(behind)[:_WINDOW]))
        if not conditional and not named.is_foreign(page):
            yield Candidate(
                value=_NONE, source=Source.MARKUP, score=0.8, where=named.names[0], text=named.text
            )
            return


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
