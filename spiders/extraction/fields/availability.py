"""Whether the product can be bought now."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import dropwhile, islice

from selectolax.lexbor import LexborNode

from catalog.domain.availability import Availability
from catalog.normalise.availability import parse_availability
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.fields.price import extract_price
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.prices.rows import amounts_beside
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.named_texts import named_texts
from spiders.extraction.sources.purchase import buy_buttons, is_put_away, stock_texts
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import stock_in_state
from spiders.extraction.sources.stock_marks import marks_of_none
from spiders.extraction.sources.tiles import in_tile, is_led_by_link
from spiders.extraction.structured import bare, text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.availability import (
    CLASS_IN,
    CLASS_OUT,
    asks_to_choose,
    begins_in_stock,
    parse_stock_text,
    says_later,
    says_out,
)
from spiders.extraction.words.labels import Concept

# A longer text about stock says more than that there is none: when it comes back, or where else it is.
_SHORT = 40
# Some shops write the one for a last piece, some for the last piece sold; the other for what they send to nobody.
_HALF_SAID, _HALF_SURE = frozenset({"limitedavailability", "instoreonly"}), 0.5
_DATA = (Source.JSON_LD, Source.MICRODATA, Source.META)
# What a text or button that says "discontinued" or "sold out" is worth more where the page has no button that buys.
_NOT_SOLD = 1.4
_GONE = (Availability.OUT_OF_STOCK, Availability.DISCONTINUED)
_NEWS = (*_GONE, Availability.PRE_ORDER)
# A text that says "pre-order": the button beside it may say "add to cart", and data "in stock" as ever.
_SHORTLY, _LATER, _BUTTON_LATER = 2.8, 2.0, 2.4
# A button that cannot be pressed, in the words of the shop.
_ON_BUTTON = 1.8
# A number of pieces that the shop keeps back: it sells none below some stock.
_KEPT_BACK = 0.4
# More than a price, less than a button.
_BY_PRICE, _IN_ATTRIBUTE = "has a price", 1.2
# A button that is off says little where something is to be chosen first, and more than a price where nothing is.
_TO_CHOOSE = ", ".join(
    (
        "select, input[type=radio], [class*=swatch i], [class*=variant i], [class*=variation i]",
        "[class*=option i], [class*=size i], [class*=attribute i]",
    )
)
# A button that is not shown.
_PUT_AWAY = 0.4
# Characters from the heading on in which a page may ask to choose.
_PART = 2000
_NOTHING_TO_CHOOSE = 0.8


def extract_availability(page: Page) -> Reading[Availability] | None:
    """Structured state, stock texts, buy buttons; a page with a price and no word against it is in stock."""
    candidates = [*_candidates(page)]
    reading = decide(candidates)
    if reading is not None and reading.winner.where == _BY_PRICE:
        return decide([*candidates, *_marked(page)])
    if reading is None or reading.value.purchasable or reading.winner.source not in _DATA:
        return reading
    return decide([*candidates, *_told_in(page)])


def _marked(page: Page) -> Iterator[Candidate[Availability]]:
    """What attributes say, asked where nothing but a price speaks for the product."""
    for said in islice(marks_of_none(page), 1):
        yield Candidate(
            value=Availability.OUT_OF_STOCK,
            source=Source.ATTRIBUTE,
            score=_IN_ATTRIBUTE,
            where="attribute",
            text=said,
        )


def _candidates(page: Page) -> Iterator[Candidate[Availability]]:
    yield from _structured(page)
    yield from _texts(page)
    yield from _buttons(page)
    yield from _from_state(page)
    price = extract_price(page)
    if price is not None:
        yield Candidate(value=Availability.IN_STOCK, source=Source.MARKUP, score=0.7, where=_BY_PRICE)
    else:
        yield Candidate(
            value=Availability.OUT_OF_STOCK, source=Source.MARKUP, score=-0.5, where="has no price"
        )


def _structured(page: Page) -> Iterator[Candidate[Availability]]:
    """One voice per syntax: where any form of the product can be bought, the product can."""
    for item in main_products(page):
        said = [text_of(offer.data.get("availability")) or "" for offer in offers_of(item)]
        states = [state for state in map(parse_availability, said) if state is not None]
        if not states:
            continue
        best = min(states, key=list(Availability).index)
        buyable = next((state for state in states if state.purchasable), None)
        state = Availability.IN_STOCK if Availability.IN_STOCK in states else buyable or best
        # Shops leave "in stock" standing; who writes "out of stock" has looked.
        score = 1.8 if state is Availability.IN_STOCK else 2.2
        if not state.purchasable and not any(from_data(offer.price) for offer in offers_of(item)):
            # A template that no price was filled in either.
            score = 1.2
        if all(bare(text).casefold() in _HALF_SAID for text in said if text):
            score = _HALF_SURE
        yield Candidate(
            value=state, source=item.source, score=score, where="offers.availability", text=said[0]
        )
    said_meta = page.meta.first("product:availability", "og:availability", "availability") or ""
    state_meta = parse_availability(said_meta)
    if state_meta is not None:
        yield Candidate(
            value=state_meta, source=Source.META, score=1.6, where="product:availability", text=said_meta
        )


def _texts(page: Page) -> Iterator[Candidate[Availability]]:
    for label in labelled(page, Concept.STOCK)[:2]:
        said = parse_stock_text(label.value)
        state = said or _by_count(label.value)
        if state is not None:
            score = _KEPT_BACK if said is None and _is_refused(page) else 2.6
            yield Candidate(
                value=state, source=Source.LABEL, score=score, where=label.label, text=label.value
            )
    for element in stock_texts(page):
        said = parse_stock_text(element.text)
        state = said or (_by_names(element.names) if element.named else None)
        if state is not None and not (said in _NEWS and _is_of_another(page, element.node)):
            # A text alone, without the shop's own name for it, may be about something else.
            # A whole text that says "sold out" in a place for stock is news; shops leave buttons standing.
            sure = element.named and said is Availability.OUT_OF_STOCK and len(element.text) <= _SHORT
            # A name alone may be a box's for another state, and weighs less than a price.
            score = 2.6 if sure else 1.8 if element.named and said else 0.9 if said else 0.6
            pressed = said is Availability.OUT_OF_STOCK and not sure and element.on_button
            score = _ON_BUTTON if pressed else score
            # The button of the form that is chosen may be off where others' are not.
            if said in _GONE and not sure and not (_offers(page) or (pressed and _is_partly_sold(page))):
                score += _NOT_SOLD
            if said is Availability.PRE_ORDER:
                score = _BUTTON_LATER if element.on_control else _LATER
                score = _SHORTLY if element.named and len(element.text) <= _SHORT else score
            yield Candidate(
                value=state, source=Source.MARKUP, score=score, where=element.names, text=element.text
            )


def _is_partly_sold(page: Page) -> bool:
    """Whether data says that some forms of the product can be bought and others not."""
    said = (
        text_of(offer.data.get("availability")) for item in main_products(page) for offer in offers_of(item)
    )
    return len({state.purchasable for text in said if (state := parse_availability(text)) is not None}) > 1


def _told_in(page: Page) -> Iterator[Candidate[Availability]]:
    """Short texts that begin with "in stock" in elements of any name, asked where data says otherwise beside a button
    that buys."""
    if all(button.disabled for button in buy_buttons(page)):
        return
    for named in named_texts(page):
        if len(named.text) <= _SHORT and begins_in_stock(named.text) and not named.is_foreign(page):
            yield Candidate(
                value=Availability.IN_STOCK, source=Source.MARKUP, score=1.8, where="text", text=named.text
            )


def _is_refused(page: Page) -> bool:
    """Whether a button that is off says that there is none, and no other can be pressed."""
    refused = any(each.on_button and says_out(each.text) for each in stock_texts(page))
    return refused and all(button.disabled for button in buy_buttons(page))


def _offers(page: Page) -> bool:
    """Whether the product has a button to buy, be it off; of several the tiles' are not asked about."""
    price = extract_price(page)
    return any(
        not is_led_by_link(page, button.node)
        or (price is not None and _is_beside(page, button.node, price.value))
        for button in buy_buttons(page)
    )


def _is_of_another(page: Page, text: LexborNode) -> bool:
    """Whether what is sold out is another thing: in a tile, or one that the page sells in a row of its own."""
    price = extract_price(page)
    if price is None:
        return is_led_by_link(page, text)
    beside = amounts_beside(page, text, price=price.value)
    if beside and price.value not in beside:
        return True
    return not _is_beside(page, text, price.value) and is_led_by_link(page, text)


def _is_beside(page: Page, node: LexborNode, price: Decimal) -> bool:
    """Whether a text or button stands beside the page's price, in a box that does not hold the heading."""
    return price in amounts_beside(page, node, price=price, within_own=False)


def _from_state(page: Page) -> Iterator[Candidate[Availability]]:
    """What embedded data says, where the price has asked it."""
    for thing in product_dicts(page)[:1] if product_dicts in page.memory else ():
        said = stock_in_state(thing)
        state = _by_value(said[1]) if said is not None else None
        if said is not None and state is not None:
            yield Candidate(value=state, source=Source.STATE, score=0.9, where=said[0], text=str(said[1]))


def _by_value(value: object) -> Availability | None:
    """Yes or no, a number of pieces, schema.org's name or a word."""
    if isinstance(value, bool | int | float):
        return Availability.IN_STOCK if value > 0 else Availability.OUT_OF_STOCK
    text = str(value)
    return parse_availability(text) or parse_stock_text(text.replace("_", " "))


def _by_count(text: str) -> Availability | None:
    """A number of pieces, as "12" or "> 5"; None where it is no number."""
    count = text.removesuffix("+").lstrip("><+~ ")
    if not count.isdigit():
        return None
    return Availability.IN_STOCK if count.strip("0") else Availability.OUT_OF_STOCK


def _by_names(names: str) -> Availability | None:
    if CLASS_OUT.search(names):
        return Availability.OUT_OF_STOCK
    return Availability.IN_STOCK if CLASS_IN.search(names) else None


def _buttons(page: Page) -> Iterator[Candidate[Availability]]:
    # Tiles' buttons stand before the page's own where it has a row of others above.
    own = list(islice(dropwhile(lambda button: in_tile(page, button.node), buy_buttons(page)), 3))
    for button in own:
        if button is not own[0] and own[0].disabled and is_led_by_link(page, button.node):
            continue
        state, score = Availability.IN_STOCK, 1.5
        if is_put_away(page, button.node):
            score = _PUT_AWAY
        elif button.disabled:
            # Often only until a size is chosen.
            state, score = Availability.OUT_OF_STOCK, 0.2 if _is_choosing(page) else _NOTHING_TO_CHOOSE
        elif says_later(button.text):
            state, score = Availability.PRE_ORDER, _BUTTON_LATER
        yield Candidate(value=state, source=Source.BUTTON, score=score, where="button", text=button.text)


def _is_choosing(page: Page) -> bool:
    """Whether something is to be chosen before the product can be bought, by the page's parts or words."""
    start = page.heading.offset if page.heading is not None else 0
    asked = asks_to_choose(page.stream.text[start : start + _PART])
    return asked or page.tree.css_first(_TO_CHOOSE) is not None
