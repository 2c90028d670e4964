"""Amounts that a browser shows though no text has them: values of inputs that nobody may change, names for those who do
not see, and pictures of a price.

Asked only where nothing else tells a price, as each look costs a search of the tree.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.prices.amounts import AMOUNT, SPACES, to_decimal
from spiders.extraction.sources.tiles import in_tile
from spiders.extraction.words.currencies import currency_of_text
from spiders.extraction.words.price_hints import Hint, hints

_PLACES = (
    ("input[readonly], input[disabled]", "value"),
    ("[aria-label]", "aria-label"),
    ("img[alt]", "alt"),
)
# "Price: € 12,90" and no more than that: a word or two, then one amount with its currency.
_WORDS = rf"(?:(?P<words>[^\W\d_][^\d:]{{0,24}}):[{SPACES}]*)?"
_SIGNED = re.compile(
    rf"{_WORDS}(?P<before>[^\d]{{0,4}}?)[{SPACES}]*(?P<number>{AMOUNT})[{SPACES}]*(?P<behind>[^\d]{{0,4}})"
)
_MOST, _LONGEST = 200, 40


class UnseenAmount(NamedTuple):
    """``currency`` is as written; ``where`` names the attribute."""

    amount: Decimal
    currency: str
    where: str
    text: str


@once_per_page
def unseen_amounts(page: Page) -> list[UnseenAmount]:
    """Those of the page's own product that may be its price, in page order for each kind. Kept on the page."""
    return list(_found(page))


def _found(page: Page) -> Iterator[UnseenAmount]:
    for selector, attribute in _PLACES:
        for node in page.tree.css(selector)[:_MOST]:
            said = " ".join((node.attributes.get(attribute) or "").split())
            amount = _amount(said, attribute) if 0 < len(said) <= _LONGEST else None
            if amount is not None and not _is_foreign(page, node):
                yield amount


def _amount(said: str, attribute: str) -> UnseenAmount | None:
    found = _SIGNED.fullmatch(said)
    if found is None or hints(found["words"] or "") - {Hint.NOW, Hint.SALE}:
        return None
    written = next((sign for side in ("before", "behind") if (sign := found[side].strip())), "")
    currency = currency_of_text(written) if written else None
    amount = to_decimal(found["number"], currency=currency) if currency is not None else None
    return None if amount is None else UnseenAmount(amount, written, attribute, said)


def _is_foreign(page: Page, node: LexborNode) -> bool:
    region = page.regions.around(node)
    foreign = region.others or region.frame or region.choice or region.struck or region.linked
    return foreign or in_tile(page, node)
