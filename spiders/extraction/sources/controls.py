"""Amounts that stand in things to choose from: labels of radio buttons, buttons, rows of quantities."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors, spaced_text
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.sources.purchase import buys
from spiders.extraction.sources.visible_prices import VisiblePrice

_LABEL, _BUTTON = tag_ids(["label"]), tag_ids(["button"])
_CONTROLS = _LABEL | _BUTTON
# An amount stands at most so many boxes deep in a label or button.
_DEPTH = 5
_MAX_PENALTY, _CHOSEN = 1.5, 0.5
# "10+", "11 - 20", "ab 10 Stück", "10 or more": the amount behind it is paid from so many on.
_QUANTITY = re.compile(
    r"(?:^|[\s(])(?P<from>ab|from|à partir de|dès|desde|da|od|vanaf|från|fra|>=?|≥|buy|qty)?\s*(?P<number>\d{1,6})"
    r"(?P<more>\s*(?:\+|[-–]\s*(?P<to>\d{1,6})(?!\d)))?"
    r"(?P<unit>\s*(?:or more|und mehr|et plus|o más|e oltre|and up|"
    r"stück|stk|st|pcs|pieces|units|szt|ks|db|шт|個|个)\.?)?\s*[:=]?\s*(?:je|à|a)?\s*$",
    re.I,
)
_FROM_MORE, _LEAD, _MOST_PIECES = 2.0, 40, 1_000_000
# Of the rows of a table, as of sizes, packs and seats, the first one's is the price that a shop means; so the more
# where numbers of pieces lead to the amounts.
_LATER_ROW, _LATER_TIER = 0.5, 2.0
_CELLS, _TABLES = tag_ids(["td"]), tag_ids(["table"])
# An amount stands in its cell or in a box or two; of less odds it is a former one, or about something else.
_CELL_DEPTH, _HOPELESS = 3, -2.0


def are_choices(page: Page, prices: list[VisiblePrice]) -> list[bool]:
    """For each amount whether it stands in something to choose from."""
    return [
        price.region.choice or (not price.region.others and in_control(page.stream.nodes[price.place]))
        for price in prices
    ]


def choice_odds(prices: list[VisiblePrice], chosen: list[bool]) -> Iterator[float]:
    """For each amount the log-odds that it wins or loses by being one of several choices, or of a larger number.

    Of some amounts to choose from at most one is the price shown: each has the odds of one in so many, and the one
    that stands outside of them too is what was chosen.
    """
    options = {price.amount for price, inside in zip(prices, chosen, strict=True) if inside}
    several = len(options) > 1
    penalty = min(math.log(len(options)), _MAX_PENALTY) if several else 0.0
    for price, inside in zip(prices, chosen, strict=True):
        odds = -penalty if inside else _CHOSEN * (several and price.amount in options)
        yield odds - _FROM_MORE * _is_for_more(price.lead)


def row_odds(page: Page, prices: list[VisiblePrice], scores: list[float]) -> Iterator[float]:
    """For each amount what it loses by standing in a later row than another of its table, in elements of one name.

    Those that are not likely by their ``scores`` are not looked at.
    """
    named = [
        price.region.names[:3] if score > _HOPELESS else None
        for price, score in zip(prices, scores, strict=True)
    ]
    times = Counter(named)
    seen: set[tuple[int, object]] = set()
    for price, names in zip(prices, named, strict=True):
        several = names is not None and times[names] > 1
        key = (_table_around(page.stream.nodes[price.place]) if several else 0, names)
        later = key[0] and key in seen
        yield -(_LATER_TIER if price.lead.isdecimal() else _LATER_ROW) if later else 0.0
        seen.add(key)


def _table_around(text: LexborNode) -> int:
    """The identity of the table in whose cell a text stands, 0 for none."""
    node = cell_around(text)
    while node is not None and node.tag_id not in _TABLES:
        node = node.parent
    return 0 if node is None else node.mem_id


def cell_around(text: LexborNode) -> LexborNode | None:
    """The cell of a table that a text stands in."""
    node = text.parent
    for _ in range(_CELL_DEPTH):
        if node is None or node.tag_id in _CELLS:
            return node
        node = node.parent
    return None


def in_control(text: LexborNode) -> bool:
    """Whether a text stands in a label or a button, but for one that buys."""
    control = next((box for box in ancestors(text, _DEPTH) if box.tag_id in _CONTROLS), None)
    return control is not None and (control.tag_id in _LABEL or not buys(spaced_text(control)))


def _is_for_more(lead: str) -> bool:
    """Whether an amount is paid from two pieces on."""
    found = _QUANTITY.search(lead[-_LEAD:]) if any(map(str.isdigit, lead)) else None
    if found is None or not (found["more"] or found["unit"]):
        return False
    # "Model 4711-2300" is no range.
    return 1 < int(found["number"]) < int(found["to"] or _MOST_PIECES)
