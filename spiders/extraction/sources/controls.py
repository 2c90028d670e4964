"""Amounts that stand in things to choose from: labels of radio buttons, buttons, rows of quantities."""

import math
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.extraction.page import Page
from spiders.extraction.sources.purchase import buys
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.tag_ids import tag_ids

_LABEL, _BUTTON = tag_ids(["label"]), tag_ids(["button"])
_CONTROLS = _LABEL | _BUTTON
# An amount stands at most so many boxes deep in a label or button.
_DEPTH = 5
_MAX_PENALTY = 1.5
# "10+", "11 - 20", "ab 10 Stück", "10 or more": the amount behind it is paid from so many on.
_QUANTITY = re.compile(
    r"(?:^|[\s(])(?:ab|from|à partir de|dès|desde|da|od|vanaf|från|fra|>=?|≥|buy|qty)?\s*(?P<number>\d{1,6})\s*"
    r"(?:\+|[-–]\s*\d{1,6}|(?:or more|und mehr|et plus|o más|e oltre|and up|stück|stk|st|pcs|pieces|units|szt|ks|db|"
    r"шт|個|个)\.?\s*(?:\+)?)\s*[:=]?\s*(?:je|à|a)?\s*[^\w\s]?\s*$",
    re.I,
)
_FROM_MORE = 2.0


def choices_of(page: Page, prices: list[VisiblePrice]) -> Iterator[float]:
    """For each amount the log-odds that it loses for being that of one choice among several, or of a larger number.

    Of some amounts to choose from at most one is the price shown: each has the odds of one in so many.
    """
    inside = [
        price.region.choice or (not price.region.others and _in_control(page.stream.nodes[price.place]))
        for price in prices
    ]
    several = len({price.amount for price, chosen in zip(prices, inside, strict=True) if chosen})
    penalty = min(math.log(several), _MAX_PENALTY) if several > 1 else 0.0
    for price, chosen in zip(prices, inside, strict=True):
        yield penalty * chosen + _FROM_MORE * _is_for_more(price.lead)


def _in_control(text: LexborNode) -> bool:
    """Whether a text stands in a label or a button, but for one that buys."""
    node = text.parent
    for _ in range(_DEPTH):
        if node is None:
            return False
        if node.tag_id in _CONTROLS:
            return node.tag_id in _LABEL or not buys(" ".join(node.text(deep=True, separator=" ").split()))
        node = node.parent
    return False


def _is_for_more(lead: str) -> bool:
    """Whether an amount is paid from two pieces on."""
    found = _QUANTITY.search(lead[-40:]) if any(map(str.isdigit, lead)) else None
    return found is not None and int(found["number"]) > 1
