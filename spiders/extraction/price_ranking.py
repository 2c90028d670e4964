"""Which visible amount is the price: features of each amount, weighed by hand-reasoned log-odds.

Seventy pages cannot train more than a few weights, so every weight is a reasoned one, and cross-validation
only checks them (``python -m benchmarks.extraction``).
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.once import once_per_page
from spiders.extraction.page import Page
from spiders.extraction.price_words import is_called_former, is_untaxed, words_score
from spiders.extraction.sources.visible_prices import VisiblePrice, visible_prices
from spiders.extraction.words import prices as words

__all__ = ["is_former", "ranked_prices", "visible_candidates", "visible_prices"]

_NEAR = 1500
# Odds of one in twenty: a page has dozens of amounts of other products.
_HOPELESS = -3.0
# Amounts of one price block stand within so many characters.
_BLOCK = 160
_NEIGHBOURS = 4
# Amounts with nothing but blanks and signs between them, of which the dearer is not another product's.
_TOUCHING, _MAX_REDUCTION = 40, 5
_REDUCED = 0.6
# The price is said again beside a second button; what else is, are tiles.
_REPEATED = 0.3
# Beside the price of the pack stands that of a piece.
_OF_A_PACK = 1.5
# Shops lead with the price: each further amount of a block is a little less likely to be it.
_LATER, _MAX_LATER = 0.25, 4
_SIGNS = " €$£₽¥-–—()"
# Taxes on goods are from 3 % to 30 % (Europe's highest is 27 %).
_MIN_TAX, _MAX_TAX = Decimal("1.03"), Decimal("1.30")


def visible_candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    """Amounts of the text with their score, but for those that no other source could save."""
    for score, price in ranked_prices(page):
        if score < _HOPELESS:
            continue
        yield Candidate(
            value=price.amount,
            source=Source.MARKUP,
            score=score,
            where=next((names for names in price.region.names if names), ""),
            text=price.text,
        )


@once_per_page
def ranked_prices(page: Page) -> list[tuple[float, VisiblePrice]]:
    """The visible amounts with their score, in page order; kept on the page."""
    heading = page.heading.offset if page.heading and page.heading.is_sure else None
    prices = visible_prices(page)
    times = Counter(price.amount for price in prices if not price.region.others)
    positions = _positions([price.offset for price in prices], heading)
    ranked: list[tuple[float, VisiblePrice]] = []
    for rank, price in enumerate(prices):
        around = prices[max(rank - _NEIGHBOURS, 0) : rank + _NEIGHBOURS + 1]
        score = _score_of(price) + positions[rank] + _beside(price, around)
        ranked.append((score + _REPEATED * (times[price.amount] > 1), price))
    return ranked


def _score_of(price: VisiblePrice) -> float:
    """Log-odds that an amount is the price one pays, from itself and the words and names around it."""
    region = price.region
    score = -0.8 + _class_score(region.names[:7])
    score -= 4.0 * region.struck + 2.5 * region.others + 2.0 * region.frame + 0.8 * region.linked
    return score - 2.2 * region.choice - 0.8 * region.hidden + words_score(price)


def _beside(price: VisiblePrice, prices: list[VisiblePrice]) -> float:
    """What the neighbours say: beside a dearer struck-out amount stands the price; alone, "old" names mean nothing."""
    near = [other for other in prices if other is not price and abs(other.offset - price.offset) < _BLOCK]
    score = 0.0
    if any(other.amount > price.amount and (other.region.struck or _is_old(other)) for other in near):
        score += 0.8
    named, called = _is_old(price), bool(price.label or price.lead) and is_called_former(price)
    if (named or called) and not price.region.struck:
        rivals = [other for other in near if other.amount < price.amount and not is_untaxed(other)]
        score += 0.0 if rivals else 2.0 * named + 1.6 * called
    if words.PER_PIECE.match(price.after) and any(other.amount > price.amount for other in near):
        score -= _OF_A_PACK
    first = any(other.offset < price.offset and _are_tax_twins(price, other) for other in near)
    return score - 2.5 * first + _against_twin(price, near)


def _against_twin(price: VisiblePrice, near: list[VisiblePrice]) -> float:
    """Of two amounts side by side without a word for either, in whatever order, one pays the lower."""
    for other in near:
        if abs(other.offset - price.offset) >= _TOUCHING or other.place == price.place or price.region.linked:
            continue
        low, high = sorted((price.amount, other.amount))
        last = max(price, other, key=lambda each: each.offset)
        if (
            low < high < low * _MAX_REDUCTION
            and price.written_currency == other.written_currency
            and not last.label.strip(_SIGNS)
            and not last.lead.strip(_SIGNS)
            and not words.PER.match(price.after)
        ):
            return _REDUCED if price.amount == low else -_REDUCED
    return 0.0


def _are_tax_twins(price: VisiblePrice, other: VisiblePrice) -> bool:
    """One amount with tax and one without: the shop shows first the one that it means."""
    if not (is_untaxed(price) or is_untaxed(other)):
        return False
    low, high = sorted((price.amount, other.amount))
    return _MIN_TAX < high / low < _MAX_TAX


def is_former(price: VisiblePrice) -> bool:
    """Whether an amount is shown as one of the past: struck out, named or called so."""
    return price.region.struck or _is_old(price) or is_called_former(price)


def _is_old(price: VisiblePrice) -> bool:
    return _named_old(price.region.names[:3])


@lru_cache(maxsize=4096)
def _named_old(names: tuple[str, ...]) -> bool:
    return bool(words.OLD_CLASS.search(" ".join(names)))


@lru_cache(maxsize=4096)
def _class_score(names: tuple[str, ...]) -> float:
    """What class and id names say: they are the shop's own words for its prices."""
    inner, outer = " ".join(names[:3]), " ".join(names)
    score = 1.6 if words.PRICE_CLASS.search(inner) else 0.8 if words.PRICE_CLASS.search(outer) else 0.0
    old = _named_old(names[:3])
    score -= 2.5 * bool(words.SAVING_CLASS.search(inner)) + 1.2 * bool(words.CONDITIONAL_CLASS.search(inner))
    return score + 0.8 * bool(words.NEW_CLASS.search(outer)) - 2.0 * old


def _positions(offsets: list[int], heading: int | None) -> list[float]:
    """Log-odds of each place: behind the heading and among the first is best; far behind are others' prices.

    How far the first amount is from the heading counts half: pictures, menus of colours and texts stand between.
    """
    behind = heading if heading is not None else 0
    first = next((offset for offset in offsets if offset >= behind), behind)
    found: list[float] = []
    order = 0
    for rank, offset in enumerate(offsets):
        order = (
            order + 1 if rank and offset - offsets[rank - 1] < _BLOCK and offsets[rank - 1] >= behind else 0
        )
        score = -0.03 * min(rank, 20) - _LATER * min(order, _MAX_LATER)
        if heading is not None and offset < heading:
            score -= 1.0 if heading - offset > _NEAR else 0.0
        elif heading is not None:
            away = (first - heading) / (2 * _NEAR) + (offset - first) / _NEAR
            score += 1.5 - min(away, 3.0)
        found.append(score)
    return found
