"""Which visible amount is the price: features of each amount, weighed by hand-reasoned log-odds.

Seventy pages cannot train more than a few weights, so every weight is a reasoned one, and cross-validation
only checks them (``python -m benchmarks.extraction``).
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.once import once_per_page
from spiders.extraction.page import Page
from spiders.extraction.sources.purchase import buys
from spiders.extraction.sources.visible_prices import VisiblePrice, visible_prices
from spiders.extraction.text_stream import BREAK
from spiders.extraction.words import prices as words
from spiders.extraction.words.labels import BY_LABEL, LONGEST, Concept, fold_label
from spiders.extraction.words.prices import Hint

__all__ = ["is_former", "ranked_prices", "visible_candidates", "visible_prices"]

_NEAR = 1500
# Odds of one in twenty: a page has dozens of amounts of other products.
_HOPELESS = -3.0
# The button to buy is at most the third text behind its price.
_TEXTS_BEHIND = 4
# Amounts of one price block stand within so many characters.
_BLOCK = 160
_NEIGHBOURS = 4
# Amounts with nothing but blanks and signs between them, of which the dearer is not another product's.
_TOUCHING, _MAX_REDUCTION = 40, 5
_REDUCED = 0.6
_SIGNS = " €$£₽¥-–—()"
_DASHES = frozenset("-−–")
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
    ranked: list[tuple[float, VisiblePrice]] = []
    for rank, price in enumerate(prices):
        around = prices[max(rank - _NEIGHBOURS, 0) : rank + _NEIGHBOURS + 1]
        ranked.append((score_of(price, heading=heading, rank=rank) + _beside(price, around), price))
    return ranked


def score_of(price: VisiblePrice, *, heading: int | None, rank: int) -> float:
    """Log-odds that an amount is the price one pays, from itself and what is around it."""
    region = price.region
    score = -0.8 + _class_score(region.names[:7])
    score -= 4.0 * region.struck + 2.5 * region.others + 2.0 * region.frame + 0.8 * region.linked
    score -= 2.2 * region.choice + 0.8 * region.hidden
    return score + _words_score(price) + _position(price.offset, heading) - 0.03 * min(rank, 20)


def _words_score(price: VisiblePrice) -> float:
    """What the words before and behind an amount say."""
    # "5 off" and "5 delivery" name the amount; what follows later is about something else.
    first = price.behind.replace("(", " ").split(None, 1)
    score = _label_score(price.label, first[0] if first else "")
    score += 0.8 * any(buys(text.strip()) for text in price.after.split(BREAK)[:_TEXTS_BEHIND])
    return score - 2.0 * bool(words.PER.match(price.after))


@lru_cache(maxsize=4096)
def _label_score(label: str, first_word_behind: str) -> float:
    said = words.hints(label[-40:])
    both = said | words.hints(first_word_behind)
    score = -2.0 * (Hint.WAS in said) - 2.5 * (Hint.SAVING in both) - 2.0 * (Hint.SHIPPING in both)
    score -= 1.5 * (Hint.MONTHLY in both) + 1.5 * (Hint.THRESHOLD in said) + 1.0 * (Hint.LOWEST in said)
    known = BY_LABEL.get(fold_label(label)) if len(label) < LONGEST else None
    if known is not None and known[0] is Concept.PRICE:
        score += 1.5
    elif Hint.NOW in words.hints(label[-16:]):
        score += 0.6
    # "+ 4.99" is added to the price, "- 4.99" taken off it; behind words a dash only parts them from the price.
    return score - 2.0 * (label.endswith("+") or label in _DASHES)


def _beside(price: VisiblePrice, prices: list[VisiblePrice]) -> float:
    """What the neighbours say: beside a dearer struck-out amount stands the price; alone, "old" names mean nothing."""
    near = [other for other in prices if other is not price and abs(other.offset - price.offset) < _BLOCK]
    score = 0.0
    if any(other.amount > price.amount and (other.region.struck or _is_old(other)) for other in near):
        score += 0.8
    if _is_old(price) and not price.region.struck:
        rivals = [other for other in near if other.amount < price.amount and not _untaxed(other)]
        score += 0.0 if rivals else 2.0
    first = any(other.offset < price.offset and _are_tax_twins(price, other) for other in near)
    return score - 2.5 * first + _against_twin(price, near)


def _against_twin(price: VisiblePrice, near: list[VisiblePrice]) -> float:
    """Of two amounts side by side without a word for either, in whatever order, one pays the lower."""
    for other in near:
        if abs(other.offset - price.offset) >= _TOUCHING or other.index == price.index or price.region.linked:
            continue
        low, high = sorted((price.amount, other.amount))
        last = max(price, other, key=lambda each: each.offset)
        if (
            low < high < low * _MAX_REDUCTION
            and not last.label.strip(_SIGNS)
            and not words.PER.match(price.after)
        ):
            return _REDUCED if price.amount == low else -_REDUCED
    return 0.0


def _are_tax_twins(price: VisiblePrice, other: VisiblePrice) -> bool:
    """One amount with tax and one without: the shop shows first the one that it means."""
    low, high = sorted((price.amount, other.amount))
    return _MIN_TAX < high / low < _MAX_TAX and (_untaxed(price) or _untaxed(other))


def _untaxed(price: VisiblePrice) -> bool:
    return Hint.NET in words.hints(price.label[-30:]) or Hint.NET in words.hints(price.behind[:16])


def is_former(price: VisiblePrice) -> bool:
    """Whether an amount is shown as one of the past: struck out, named or called so."""
    return price.region.struck or _is_old(price) or Hint.WAS in words.hints(price.label[-30:])


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
    score -= 2.5 * bool(words.SAVING_CLASS.search(inner))
    return score + 0.8 * bool(words.NEW_CLASS.search(outer)) - 2.0 * old


def _position(offset: int, heading: int | None) -> float:
    """After the heading and near it is best; far behind is a footer or another product."""
    if heading is None:
        return 0.0
    distance = offset - heading
    if distance < 0:
        return -1.0 if distance < -_NEAR else 0.0
    return 1.5 - min(distance / _NEAR, 3.0)
