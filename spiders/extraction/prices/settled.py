"""The amounts of a page up to where its price is settled: where the page's data states what the text shows, what stands
further behind are others' prices."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.prices.neighbours import is_old
from spiders.extraction.prices.said import words_score
from spiders.extraction.sources.stated_prices import stated_prices
from spiders.extraction.sources.visible_prices import VisiblePrice, described, words_around
from spiders.extraction.sources.written_amounts import WrittenAmount, written_amounts
from spiders.extraction.words.price_hints import Hint, hints

# Characters behind the price in which former prices, taxes and conditions of it stand; blocks of prices have some 200.
_BLOCK = 400
# What a second form of the product costs is stated with lower odds: its amount may stand in a list of forms.
_FIRST = 1.2
# A shop tells what delivery costs before what its other products cost.
_NEAREST = 10
# Characters of a label that are looked at.
_LABEL = 40


def visible_prices(page: Page) -> list[VisiblePrice]:
    """In page order; kept on the page."""
    return _parted(page)[0]


def prices_behind(page: Page, about: Hint) -> Iterator[VisiblePrice]:
    """Of the nearest amounts further behind, those that the words beside them say to be ``about`` something."""
    for written in _behind(page):
        label, behind = words_around(page, written)
        first = behind.split(None, 1)
        if about in hints(label[-_LABEL:]) or (first and about in hints(first[0])):
            yield described(page, written)


@once_per_page
def _behind(page: Page) -> list[WrittenAmount]:
    """The nearest amounts behind the price's block. Kept, as they can be read once only."""
    return list(islice(_parted(page)[1], _NEAREST))


@once_per_page
def _parted(page: Page) -> tuple[list[VisiblePrice], Iterator[WrittenAmount]]:
    """Amounts up to the end of the price's block, and those behind it, which are read when asked for."""
    found: list[VisiblePrice] = []
    rest = written_amounts(page)
    heading = page.heading.offset if page.heading is not None and page.heading.is_sure else None
    for written in rest:
        price = described(page, written)
        found.append(price)
        if heading is not None and price.offset >= heading and _settles(page, price):
            for near in rest:
                if near.start > written.end + _BLOCK:
                    return found, chain([near], rest)
                found.append(described(page, near))
    return found, rest


def _settles(page: Page, price: VisiblePrice) -> bool:
    """Whether an amount is the price beyond doubt: data states it, and no word or place speaks against it."""
    region = price.region
    elsewhere = region.others or region.frame or region.linked or region.choice
    if elsewhere or region.struck or region.hidden or price.amount not in _stated(page):
        return False
    return not is_old(price) and words_score(price) >= 0.0


@once_per_page
def _stated(page: Page) -> frozenset[Decimal]:
    """The amounts that data states surely enough. Kept, as each amount of the text is compared with them."""
    return frozenset(told.value for told in stated_prices(page) if told.score >= _FIRST)
