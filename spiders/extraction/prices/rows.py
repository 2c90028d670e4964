"""Pages that sell several things in rows of their own: tickets, sizes, the parts of a set, each with its price."""

from decimal import Decimal

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.page import Page
from spiders.extraction.prices.neighbours import is_former
from spiders.extraction.prices.settled import visible_prices

# A row is a box of a few boxes.
_DEPTH = 5


def amounts_beside(page: Page, text: LexborNode, *, price: Decimal, within_own: bool = True) -> set[Decimal]:
    """The amounts in the innermost box around a text that has any; none where the page's price is not shown.

    ``within_own``: whether the boxes that are around the heading too are asked.
    """
    shown = [each for each in visible_prices(page) if not (each.region.others or is_former(each))]
    if not any(each.amount == price for each in shown):
        return set()
    around = [(each.amount, _boxes(page.stream.nodes[each.place])) for each in shown]
    boxes_around = [box for box in _boxes(text) if within_own or box not in page.regions.own]
    besides = ({amount for amount, boxes in around if box in boxes} for box in boxes_around)
    return next(filter(None, besides), set())


def _boxes(text: LexborNode) -> list[int]:
    """The identities of the boxes around a text, the inner first."""
    return [box.mem_id for box in ancestors(text, _DEPTH)]
