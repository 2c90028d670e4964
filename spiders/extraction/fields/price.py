"""The price that one pays now for the product of the page."""

from collections.abc import Iterator
from decimal import Decimal

from catalog.normalise.availability import parse_availability
from spiders.extraction.amounts import from_data
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import StructuredOffer, offers_of
from spiders.extraction.once import once_per_page
from spiders.extraction.page import Page
from spiders.extraction.price_neighbours import is_former
from spiders.extraction.price_ranking import ranked_prices, visible_candidates
from spiders.extraction.price_words import is_complete, is_untaxed
from spiders.extraction.sources.bare_prices import bare_prices
from spiders.extraction.sources.on_request import request_offset
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import state_price
from spiders.extraction.sources.unshown_prices import unshown_prices
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide

_META_PRICES = ("product:sale_price:amount", "product:price:amount", "og:price:amount", "og:price", "price")
# One wrong price in three is worse than none, one in two a little better; between lies the floor, in log-odds.
_FLOOR = -0.4
_SURE = 0.85
# What data loses that says a former price, and the odds of the lower amount from which it does.
_FORM_OUT = 0.6
# Taxes on goods are from 3 % to 30 %.
_MIN_TAX, _MAX_TAX = Decimal("1.03"), Decimal("1.30")
_STALE, _LIKELY, _MAX_REDUCTION = 2.0, 0.5, 5


@once_per_page
def extract_price(page: Page) -> Reading[Decimal] | None:
    """The vote over structured offers, meta tags and visible amounts.

    The embedded state is asked only where the other sources are not sure: parsing it costs milliseconds.
    """
    shown = list(visible_candidates(page))
    if not any(candidate.score >= _FLOOR for candidate in shown):
        shown += bare_prices(page)
    candidates = [*_taxed(page, _current(page, _structured(page))), *shown]
    reading = _decide(candidates)
    if reading is not None and reading.confidence >= _SURE:
        return reading
    reading = _decide([*candidates, *_taxed(page, _state(page, candidates))])
    return reading if reading is not None else _decide([*candidates, *_unshown(page)])


def _decide(candidates: list[Candidate[Decimal]]) -> Reading[Decimal] | None:
    return decide(candidates, key=lambda amount: amount.normalize(), floor=_FLOOR)


def _unshown(page: Page) -> Iterator[Candidate[Decimal]]:
    """What only a script would show, but for pages that say they tell no price."""
    return unshown_prices(page) if request_offset(page) is None else iter(())


def _current(page: Page, structured: Iterator[Candidate[Decimal]]) -> Iterator[Candidate[Decimal]]:
    """Data with the odds it has left where the page shows its amount as a former one and a lower one that may be paid:
    it is stale, or means the list price."""
    for candidate in structured:
        amount = candidate.value
        seen = [
            shown for _, shown in ranked_prices(page) if shown.amount == amount and not shown.region.others
        ]
        lowered = bool(seen) and all(map(is_former, seen)) and _lower_one(page, amount)
        yield candidate._replace(score=candidate.score - _STALE) if lowered else candidate


def _taxed(page: Page, told: Iterator[Candidate[Decimal]]) -> Iterator[Candidate[Decimal]]:
    """Data with the odds it has left where the page shows its amount as one without tax, beside one with it."""
    for candidate in told:
        seen = [each for each in ranked_prices(page) if each[1].amount == candidate.value]
        best = max((score for score, _ in seen), default=0.0)
        net = bool(seen) and all(is_untaxed(shown) for _, shown in seen)
        taxed = net and any(
            score > best and _MIN_TAX < shown.amount / candidate.value < _MAX_TAX and is_complete(shown.after)
            for score, shown in ranked_prices(page)
        )
        yield candidate._replace(score=candidate.score - _STALE) if taxed else candidate


def _lower_one(page: Page, amount: Decimal) -> bool:
    """Whether a lower amount may well be the price."""
    return any(
        score >= _LIKELY and amount / _MAX_REDUCTION < shown.amount < amount
        for score, shown in ranked_prices(page)
    )


def _structured(page: Page) -> Iterator[Candidate[Decimal]]:
    for item in main_products(page):
        offers = offers_of(item)[:20]
        gone = _gone(offers) if len(offers) > 1 else frozenset()
        for number, offer in enumerate(offers):
            amount = from_data(offer.price, currency=offer.currency)
            if amount is not None:
                score = 2.0 - 0.3 * min(number, 4) - 0.8 * offer.variant - 0.4 * offer.aggregate
                # Of several forms the one that can be bought is shown.
                score -= _FORM_OUT * (amount in gone)
                yield Candidate(
                    value=amount, source=item.source, score=score, where="offers.price", text=str(offer.price)
                )
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


def _state(page: Page, others: list[Candidate[Decimal]]) -> Iterator[Candidate[Decimal]]:
    known = {candidate.value for candidate in others}
    for number, thing in enumerate(product_dicts(page)[:6]):
        found = state_price(thing)
        amount = from_data(found[1]) if found else None
        if found is None or amount is None:
            continue
        # Minor units: a whole number a hundred times an amount that the page shows.
        if amount not in known and amount == amount.to_integral_value() and amount / 100 in known:
            amount /= 100
        yield Candidate(
            value=amount, source=Source.STATE, score=1.5 - 0.2 * number, where=found[0], text=str(found[1])
        )
