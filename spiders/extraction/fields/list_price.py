"""The list price: what the shop says it cost before, or should cost. Always above the price."""

import re
from collections.abc import Iterator
from decimal import Decimal

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import BREAK
from spiders.extraction.fields.price import extract_price
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.prices.neighbours import is_former, is_on_sale, is_reduced_from
from spiders.extraction.prices.said import (
    is_in_prose,
    is_lowest_of_month,
    is_named_former,
    is_untaxed,
)
from spiders.extraction.prices.settled import visible_prices
from spiders.extraction.sources.bare_prices import bare_former_prices, former_prices_beside
from spiders.extraction.sources.controls import cell_around, in_control
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import list_price_in_state, state_price
from spiders.extraction.sources.templates import template_parts
from spiders.extraction.sources.tiles import is_led_by_link, is_named_by_link
from spiders.extraction.sources.unshown_prices import unshown_former_prices
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.vote import decide
from spiders.extraction.words.currencies import are_different
from spiders.extraction.words.price_hints import Hint, hints
from spiders.extraction.words.prices import PER

# Beyond ten times the price it is another product's, or another unit's.
_MAX_RATIO = 10
# Characters between the two amounts of one price block, markup left out.
_BLOCK = 220
# A line through an amount says more than a word that may be said of something else.
_STRUCK, _CALLED, _TOUCHING = 1.8, 1.5, 0.6
# A dash by itself before an amount and its sign.
_RANGE, _DASHED = re.compile(rf"[{BREAK}\s][-–—][^\w-]*$"), 12
_LOWEST = 40
# "139.99 lowest price of 30 days"
_MONTH, _NUMBER = "30", re.compile(r"\d+")
_META = ("product:original_price:amount", "product:price:standard_amount")


def extract_list_price(page: Page) -> Reading[Decimal] | None:
    """Structured list prices, and struck-out or "was" amounts beside the price."""
    price = extract_price(page)
    if price is None:
        return None
    for candidates in (_candidates, _without_sign, _in_templates, _in_state):
        reading = _decide(candidates(page, price.value), price.value)
        if reading is not None:
            return reading
    return None


def _decide(candidates: Iterator[Candidate[Decimal]], price: Decimal) -> Reading[Decimal] | None:
    found = (each for each in candidates if price < each.value <= price * _MAX_RATIO)
    return decide(found, key=lambda amount: amount.normalize())


def _without_sign(page: Page, price: Decimal) -> Iterator[Candidate[Decimal]]:
    """Former amounts without a sign, beside the price or where that has none either, and those that no text shows
    beside one that none shows."""
    shown = [each.place for each in visible_prices(page) if each.amount == price and not each.region.others]
    if shown:
        yield from former_prices_beside(page, shown[0], signed={each.place for each in visible_prices(page)})
    else:
        yield from bare_former_prices(page)
        reading = extract_price(page)
        if reading is not None and reading.winner.source is Source.ATTRIBUTE:
            yield from unshown_former_prices(page)


def _in_templates(page: Page, price: Decimal) -> Iterator[Candidate[Decimal]]:
    """Former amounts in what a script will show, where the page's price stands beside them."""
    for part in template_parts(page):
        shown = visible_prices(part)
        if any(each.amount == price for each in shown):
            for each in filter(is_former, shown):
                yield Candidate(
                    value=each.amount, source=Source.MARKUP, score=0.8, where="template", text=each.text
                )


def _is_higher_of(page: Page, dearer: VisiblePrice, own: list[VisiblePrice]) -> bool:
    """Whether an amount is the dearer one that touches the price, or stands beside one called a special price; on a
    button of its own or in a further column it is what others pay."""
    if in_control(page.stream.nodes[dearer.place]) or any(
        _is_in_other_cell(page, dearer, mine) for mine in own
    ):
        return False
    # A choice that is not shown yet is another variant's price, and "+ 100.00" what a choice adds to it.
    if is_untaxed(dearer) or (dearer.region.choice and dearer.region.hidden) or PER.match(dearer.after):
        return False
    if dearer.lead.rstrip().endswith("+"):
        return False
    return any(
        is_reduced_from(mine, dearer) or (is_on_sale(mine) and dearer.region.choice == mine.region.choice)
        for mine in own
    )


def _is_in_other_cell(page: Page, dearer: VisiblePrice, mine: VisiblePrice) -> bool:
    """Whether an amount stands in another row of a table than the price, or in a further column."""
    cell, own = (cell_around(page.stream.nodes[each.place]) for each in (dearer, mine))
    if cell is None or own is None or cell.mem_id == own.mem_id or cell.parent is None or own.parent is None:
        return False
    return cell.parent.mem_id != own.parent.mem_id or mine.offset < dearer.offset


def _in_state(page: Page, price: Decimal) -> Iterator[Candidate[Decimal]]:
    """What embedded data says, where the price has asked it; in minor units where the page's price is said so."""
    for thing in product_dicts(page)[:3] if product_dicts in page.memory else ():
        found = list_price_in_state(thing)
        amount = from_data(found[1]) if found else None
        if found is None or amount is None:
            continue
        now = state_price(thing)
        if now is not None and from_data(now[1]) == price * 100:
            amount /= 100
        yield Candidate(value=amount, source=Source.STATE, score=1.0, where=found[0], text=str(found[1]))


def _candidates(page: Page, price: Decimal) -> Iterator[Candidate[Decimal]]:
    for item in main_products(page):
        for offer in offers_of(item)[:1]:
            amount = from_data(offer.list_price, currency=offer.currency)
            if amount is not None:
                yield Candidate(
                    value=amount,
                    source=item.source,
                    score=2.5,
                    where="offers.listPrice",
                    text=str(offer.list_price),
                )
    for name in _META:
        amount = from_data(page.meta.first(name))
        if amount is not None:
            yield Candidate(
                value=amount, source=Source.META, score=1.5, where=name, text=page.meta.first(name) or ""
            )
    shown = visible_prices(page)
    own = [each for each in shown if each.amount == price and not each.region.others]
    title = page.heading.offset if page.heading is not None and page.heading.is_sure else 0
    for each in shown:
        # What stands on the other side of the name belongs to a column or menu.
        beside = (_is_beside(each, mine) for mine in own if (mine.offset < title) == (each.offset < title))
        if each.region.others or not any(beside) or _is_converted(each, own):
            continue
        # Called so or struck out; else only the dearer of two that touch.
        called = _STRUCK if each.region.struck else _CALLED if is_former(each) else None
        higher = not called and each.amount > price and _is_higher_of(page, each, own)
        score = called or (_TOUCHING if higher and not _ends_range(page, each) else None)
        if called and Hint.LOWEST in hints(each.lead[-_LOWEST:]):
            # "Earlier lowest price 249, regular price 299"
            score = _TOUCHING
        if score is not None and not (_is_told_of_else(page, each) or _is_of_tile(page, each, own)):
            where = next((names for names in each.region.names if names), "")
            yield Candidate(value=each.amount, source=Source.MARKUP, score=score, where=where, text=each.text)


def _is_converted(each: VisiblePrice, own: list[VisiblePrice]) -> bool:
    """Whether an amount is in another currency than the price: its former amount as others write it."""
    return bool(own) and all(are_different(mine.written_currency, each.written_currency) for mine in own)


def _is_beside(each: VisiblePrice, mine: VisiblePrice) -> bool:
    """Whether an amount stands in the block of the price; what only a link shows is what another page asks, and what a
    menu or basket above tells is about delivery."""
    own, its = mine.region, each.region
    near = abs(each.offset - mine.offset) < _BLOCK
    return near and (own.linked or not its.linked) and own.frame == its.frame


def _is_of_tile(page: Page, each: VisiblePrice, own: list[VisiblePrice]) -> bool:
    """Whether an amount stands in a box of another page's product, and the price in none."""
    return _is_in_tile(page, each) and not any(_is_in_tile(page, mine) for mine in own)


def _is_in_tile(page: Page, each: VisiblePrice) -> bool:
    return is_led_by_link(page, page.stream.nodes[each.place]) or is_named_by_link(page, each.place)


def _ends_range(page: Page, each: VisiblePrice) -> bool:
    """Whether a dash leads from another amount to this one: "14.50 – 52.00"."""
    return _RANGE.search(page.stream.text, max(each.offset - _DASHED, 0), each.offset) is not None


def _is_told_of_else(page: Page, each: VisiblePrice) -> bool:
    """Whether the words around an amount make it the lowest price of a month or a part of a story."""
    if is_lowest_of_month(each) or _is_followed_by_month(each):
        return True
    return is_in_prose(page, each) and not (each.region.struck or is_named_former(each))


def _is_followed_by_month(each: VisiblePrice) -> bool:
    """Whether the next text says that it was the lowest price of 30 days, and leads to no other amount."""
    if _MONTH not in each.after:
        return False
    said = next((text for text in each.after.split(BREAK) if text.strip()), "")
    numbers = _NUMBER.findall(said)
    return numbers == [_MONTH] and not said.rstrip().endswith(":") and Hint.LOWEST in hints(said)
