"""Amounts that stand in words of their own beside a dearer one that stands alone: a shop writes its price bare, and in
words what a warranty, a deposit, points or a card make of it. So in languages whose words are not known."""

import re

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.page import Page
from spiders.extraction.prices.neighbours import BLOCK, is_old, is_reduced_from
from spiders.extraction.prices.said import is_called_former, is_complete
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.words import names as words_of
from spiders.extraction.words import prices as words
from spiders.extraction.words.price_hints import Hint, hints

# Less than a third of the price is added to it or a part of it; more may be what some pay.
_PART, _OF_PART, _OF_SOME = 3, 1.5, 1.0
# A label stands in the second box around its amount at most.
_LEVELS, _LEAST_WORDS, _LABEL = 3, 3, 40
_LAST_WORDS, _SIGNS = 20, " \t\r\n\u00a0€$£:"
# What leads to the upper end of a range.
_UP_TO = frozenset(words_of("to bis à a do al tot до til till até ate - – — and und et y e"))
# "最低價", "Cena katalogowa": whichever price it is, it is one of the whole.
_PRICED = re.compile(rf"{words.PRICE_CLASS.pattern}|hinta|价|價|価|가격|цена|ціна|τιμή|fiyat|preț|ár\b", re.I)
_UNTIL_NUMBER = re.compile(r"\D*")
_OF_PRICE = frozenset({Hint.NOW, Hint.SALE, Hint.FROM, Hint.GROSS})
_BEHIND = _OF_PRICE - {Hint.FROM}


def against_extra(page: Page, price: VisiblePrice, prices: list[VisiblePrice]) -> float:
    """Log-odds that an amount loses by its own words beside a dearer bare amount."""
    dearer = [
        other
        for other in prices
        if abs(other.offset - price.offset) < BLOCK and other.amount > price.amount and _is_own(other)
    ]
    if not dearer:
        return 0.0
    bare = [other for other in dearer if not any(map(str.isalpha, "".join(_own_words(page, other))))]
    part = any(other.amount > price.amount * _PART for other in bare)
    if _is_least(price, bare, prices):
        return _OF_SOME
    if not _is_worded(page, price):
        return _OF_PART * (part and _is_labelled(page, price))
    if part:
        return _OF_PART
    # Names that say "old" may be all prices' of the shop, but beside a little less they are right.
    return _OF_SOME * any(not is_old(other) for other in bare)


def _is_least(price: VisiblePrice, bare: list[VisiblePrice], prices: list[VisiblePrice]) -> bool:
    """Whether "from" leads to an amount that is told but once, beside a dearer one that neither ends a range nor was
    reduced to it: other forms or other sellers begin there."""
    if Hint.FROM not in hints(price.lead[-_LAST_WORDS:]):
        return False
    rest = [other for other in prices if other is not price]
    if any(other.amount == price.amount or is_reduced_from(price, other) for other in rest):
        return False
    return any(other.lead.strip(_SIGNS).casefold() not in _UP_TO for other in bare)


def _is_own(price: VisiblePrice) -> bool:
    region = price.region
    foreign = region.others or region.frame or region.linked or region.choice
    return not (foreign or region.struck or is_called_former(price))


def _is_worded(page: Page, price: VisiblePrice) -> bool:
    """Whether an amount stands in words that do not say that it is a price."""
    before, behind = _own_words(page, price)
    if not any(map(str.isalpha, before + behind)) or words.PER_PIECE.match(price.after):
        return False
    # "You are 20 away from free delivery": only in front of it "from" is said of an amount.
    return not (hints(before) & _OF_PRICE or hints(behind) & _BEHIND or is_complete(price.after))


def _is_labelled(page: Page, price: VisiblePrice) -> bool:
    """Whether an amount that stands alone in its element has words before it in a box that begins with them, and they
    do not say that it is a price."""
    node = page.stream.nodes[price.place]
    own = node.text_content or ""
    for box in ancestors(node, _LEVELS):
        if box.mem_id in page.regions.own:
            return False
        said = box.text(deep=True)
        if len(said.strip()) > len(own.strip()):
            said = said.partition(own.strip())[0].strip()
            lettered = _LEAST_WORDS < len(said) <= _LABEL and not any(map(str.isdigit, said))
            return lettered and not (hints(said) & _OF_PRICE or _PRICED.search(said))
    return False


def _own_words(page: Page, price: VisiblePrice) -> tuple[str, str]:
    """What an amount's own text says between it and the numbers before and behind it."""
    start = page.stream.offset_of(price.place)
    before = page.stream.parts[price.place][: price.offset - start].rstrip()
    said = price.lead if before.removesuffix(price.written_currency).strip() else ""
    behind = _UNTIL_NUMBER.match(price.behind)
    return said, behind[0] if behind is not None else ""
