"""The currency of the price, ISO 4217."""

from collections.abc import Iterator
from decimal import Decimal

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.fields.price import extract_price
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.prices.ranking import ranked_prices
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import currency_in_state
from spiders.extraction.sources.unshown_prices import unshown_currency
from spiders.extraction.vote import decide
from spiders.extraction.words.currencies import (
    code_beside,
    country_of,
    currency_of_country,
    currency_of_text,
    is_unshared,
)

_META = ("product:price:currency", "og:price:currency", "product:sale_price:currency", "pricecurrency")

# A currency stated with another amount than the price may be that of another country's shop.
_OF_ANOTHER = 1.8
# What a sign adds to the odds of its amount, one of several countries' and one of a single currency's.
_SHARED, _UNSHARED = 0.5, 2.5
# A currency of such odds is one that the page writes with its price.
_SAID_SO = 1.0


def extract_currency(page: Page) -> Reading[str] | None:
    """Structured codes first, then the sign at the best amount, then the country of the address.

    Without a price there is nothing that a currency could be of.
    """
    price = extract_price(page)
    return decide(_candidates(page, price)) if price is not None else None


def home_currency(page: Page) -> str | None:
    """The currency of the page's country, by structured data or domain or language."""
    said = next((code for code, *_ in _structured(page)), None)
    return said or currency_of_country(country_of(page.host, page.language))


def _structured(page: Page, price: Decimal | None = None) -> Iterator[tuple[str, Source, float, str]]:
    for item in main_products(page):
        for offer in offers_of(item)[:3]:
            code = currency_of_text(offer.currency or "")
            if code:
                score = 3.0 if price in (None, from_data(offer.price, currency=code)) else _OF_ANOTHER
                yield code, item.source, score, "offers.priceCurrency"
    for name in _META:
        code = currency_of_text(page.meta.first(name) or "")
        if code:
            # Without an amount beside it, a template's own.
            amount = page.meta.first(name.replace(":currency", ":amount"))
            yield code, Source.META, 2.0 if amount else 1.0, name


def _candidates(page: Page, price: Reading[Decimal]) -> Iterator[Candidate[str]]:
    said = [*_told(page, price.value), *_signs(page, price)]
    yield from said
    unshown = price.winner.source in (Source.ATTRIBUTE, Source.STATE)
    doubted = all(each.score < _SAID_SO for each in said)
    if unshown and doubted and (code := unshown_currency(page)):
        yield Candidate(value=code, source=Source.ATTRIBUTE, score=1.0, where="currency", text=code)
    country = country_of(page.host, page.language)
    local = currency_of_country(country)
    if local:
        yield Candidate(value=local, source=Source.URL, score=0.1, where="country", text=country or "")


def _told(page: Page, price: Decimal) -> Iterator[Candidate[str]]:
    """What data calls the currency, embedded data where the price has asked it."""
    for code, source, score, where in _structured(page, price):
        yield Candidate(value=code, source=source, score=score, where=where, text=code)
    for thing in product_dicts(page)[:3] if product_dicts in page.memory else ():
        said = currency_in_state(thing)
        told = currency_of_text(said[1]) if said else None
        if said is not None and told is not None:
            yield Candidate(value=told, source=Source.STATE, score=1.5, where=said[0], text=said[1])


def _signs(page: Page, price: Reading[Decimal]) -> Iterator[Candidate[str]]:
    """The sign of the price itself; another currency's amount may stand beside it."""
    home = home_currency(page)
    ranked = sorted(ranked_prices(page), key=lambda pair: -pair[0])
    same = [pair for pair in ranked if pair[1].amount == price.value]
    for score, shown in (same or ranked)[:4]:
        code = code_beside(shown.written_currency, shown.lead, shown.after)
        written = code or currency_of_text(shown.written_currency, home=home)
        if written:
            # "£" beside the price is no other country's, whatever a template's data calls it.
            told = _UNSHARED if same and (code or is_unshared(shown.written_currency)) else _SHARED
            yield Candidate(
                value=written,
                source=Source.MARKUP,
                score=min(score, 2.0) + told,
                where="sign",
                text=shown.written_currency,
            )
