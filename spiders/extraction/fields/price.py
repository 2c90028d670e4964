"""The price that one pays now for the product of the page."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.prices.neighbours import is_former
from spiders.extraction.prices.ranking import ranked_prices, visible_candidates
from spiders.extraction.prices.said import is_taxed, is_untaxed
from spiders.extraction.sources.bare_prices import bare_prices
from spiders.extraction.sources.on_request import request_offset
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import state_price
from spiders.extraction.sources.stated_prices import LOWEST, stated_prices
from spiders.extraction.sources.unshown_prices import unshown_prices
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.vote import decide
from spiders.extraction.words.prices import PER_WHAT

# One wrong price in three is worse than none, one in two a little better; between lies the floor, in log-odds.
_FLOOR = -0.4
_SURE = 0.85
# Taxes on goods are from 3 % to 30 %.
_MIN_TAX, _MAX_TAX = Decimal("1.03"), Decimal("1.30")
_STALE, _LIKELY, _MAX_REDUCTION = 2.0, 0.5, 5
# Odds by which another amount has to stand out from what data calls the lowest, where the page shows both.
_ANOTHERS = _CLEARLY = 1.0
# A price of so much of a thing, where another is that of the thing.
_MEASURED = re.compile(rf"{PER_WHAT}(?:k?g|100|l|m?l|lb|oz|lit\w+|kilo\w*|m[²2]?|qm)(?![^\W\d_])", re.I)
_THOUSAND = re.compile(r"\d{1,3}\.\d{3}")


@once_per_page
def extract_price(page: Page) -> Reading[Decimal] | None:
    """The vote over structured offers, meta tags and visible amounts.

    The embedded state is asked only where the other sources are not sure: parsing it costs milliseconds.
    """
    shown = list(visible_candidates(page))
    if not any(candidate.score >= _FLOOR for candidate in shown):
        shown += bare_prices(page)
    candidates = [*_taxed(page, _current(page, stated_prices(page))), *shown]
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


def _current(page: Page, structured: Iterable[Candidate[Decimal]]) -> Iterator[Candidate[Decimal]]:
    """Data with the odds it has left where the page shows its amount as a former one and a lower one that may be paid:
    it is stale, or means the list price."""
    for candidate in structured:
        amount = candidate.value
        seen = [
            shown for _, shown in ranked_prices(page) if shown.amount == amount and not shown.region.others
        ]
        if not seen and (meant := _as_shown(page, candidate)) is not None:
            candidate = candidate._replace(value=meant)
        lowered = bool(seen) and all(map(is_former, seen)) and _lower_one(page, amount)
        measured = bool(seen) and all(_MEASURED.match(shown.after) for shown in seen) and _another(page, seen)
        other = _is_anothers(page, candidate, seen)
        loss = _STALE if lowered or measured else _ANOTHERS if other else 0.0
        yield candidate._replace(score=candidate.score - loss) if loss else candidate


def _another(page: Page, seen: list[VisiblePrice]) -> bool:
    """Whether another amount than these may be the price: theirs are those of a kilogram."""
    return any(score >= _LIKELY and shown.amount != seen[0].amount for score, shown in ranked_prices(page))


def _is_anothers(page: Page, told: Candidate[Decimal], seen: list[VisiblePrice]) -> bool:
    """Whether the lowest of several offers or what a meta tag says is shown in links or tiers, if at all, beside
    an amount that may be the price: another form's, or what another seller asks."""
    if not (told.where == LOWEST or told.source is Source.META):
        return False
    own = [(score, shown.amount) for score, shown in ranked_prices(page) if not shown.region.linked]
    least = max((score + _CLEARLY for score, amount in own if amount == told.value), default=_LIKELY)
    return any(score >= max(least, _LIKELY) and amount != told.value for score, amount in own)


def _as_shown(page: Page, told: Candidate[Decimal]) -> Decimal | None:
    """What data means that the page shows a hundredth of, or a thousand times: cents, or "1.299" for 1299."""
    amount = told.value
    meant = amount / 100 if amount == amount.to_integral_value() else amount * 1000
    if meant < amount or _THOUSAND.fullmatch(told.text):
        return next(
            (meant for _, shown in ranked_prices(page) if shown.amount == meant and not shown.region.others),
            None,
        )
    return None


def _taxed(page: Page, told: Iterator[Candidate[Decimal]]) -> Iterator[Candidate[Decimal]]:
    """Data with the odds it has left where the page shows its amount as one without tax, beside one with it."""
    for candidate in told:
        # A footer may tell as much of something else.
        seen = [
            each
            for each in ranked_prices(page)
            if each[1].amount == candidate.value and not (each[1].region.others or each[1].region.frame)
        ]
        best = max((score for score, _ in seen), default=0.0)
        net = bool(seen) and all(is_untaxed(shown) for _, shown in seen)
        taxed = net and any(
            score > best and _MIN_TAX < shown.amount / candidate.value < _MAX_TAX and is_taxed(shown)
            for score, shown in ranked_prices(page)
        )
        yield candidate._replace(score=candidate.score - _STALE) if taxed else candidate


def _lower_one(page: Page, amount: Decimal) -> bool:
    """Whether a lower amount may well be the price."""
    return any(
        score >= _LIKELY and amount / _MAX_REDUCTION < shown.amount < amount
        for score, shown in ranked_prices(page)
    )


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
