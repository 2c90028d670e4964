"""Rows of one shape, each with words and an amount: ways of delivery, forms, sizes. Where one of them is marked as
chosen, its amount is meant; where they tell of delivery, none is; and a dearer amount that stands outside of them is
likelier than any."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors, spaced_text
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.words import names as words_of
from spiders.extraction.words.labels import is_price_label
from spiders.extraction.words.price_hints import Hint, hints

# Choices of a product; more are a list of others.
_MOST_ROWS = 24
_ROWS = tag_ids(words_of("li tr div label form fieldset p section article button tbody"))
# A row is a box of a few boxes, and has few words.
_DEPTH, _LONGEST = 5, 160
# An amount that may be the price, by the elements and words around it; in rows where one is, others are read too.
_POSSIBLE, _HOPELESS = -1.0, -5.0
# As much as words say that name another kind of amount; a button that is chosen says as much as a name like "price".
_UNCHOSEN, _CHOSEN, _OF_DELIVERY, _OUTDONE = 1.5, 1.0, 2.0, 1.5
# Rows of a price block: what it was, what it is, its taxes.
_OF_PRICE = frozenset({Hint.WAS, Hint.SAVING, Hint.NOW, Hint.SALE, Hint.NET, Hint.GROSS})
# What leads to the number of a row.
_BEFORE = re.compile(r"[\d:€$£]")
# What is chosen in advance may be for those who subscribe, or something else.
_OF_SOME = frozenset({Hint.CONDITIONAL, Hint.MONTHLY, Hint.EXTRA, Hint.SHIPPING})
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"(?:^|[\s_-])(?:is-?)?(?:selected|checked|active|chosen|current)(?=$|[\s_-])", re.I)
_MARKED = "input[checked], [aria-checked=true], [aria-selected=true]"
_LEAST_WORD = 3


def option_odds(page: Page, prices: list[VisiblePrice], scores: list[float]) -> Iterator[float]:
    """For each amount what it wins or loses by standing in a row, in the order of the prices. Hopeless ones by their
    ``scores`` are not looked at."""
    likely = [
        rank
        for rank, price in enumerate(prices)
        if scores[rank] >= _HOPELESS and not (price.region.others or price.region.frame)
    ]
    odds = [0.0] * len(prices)
    for rows in _groups(page, prices, likely):
        inside = _inside(page, rows, prices, likely) if len(rows) <= _MOST_ROWS else {}
        chosen, other = _odds_in(
            page, rows, [(scores[rank], prices[rank].amount, rank in inside) for rank in likely]
        )
        for rank, row in inside.items():
            odds[rank] += chosen[1] if row == chosen[0] else other
    return iter(odds)


def _odds_in(
    page: Page, rows: dict[int, LexborNode], amounts: list[tuple[float, Decimal, bool]]
) -> tuple[tuple[int, float], float]:
    """The row that is chosen (0 for none) with what its amounts win, and what those of the others win or lose.

    ``amounts``: score, value, and whether it stands in one of the rows.
    """
    said = {identity: _words(row) for identity, row in rows.items()}
    delivery = 2 * sum(Hint.SHIPPING in hints(words) for words in said.values()) > len(rows)
    chosen = [] if delivery else [identity for identity, row in rows.items() if _is_marked(page, row)]
    if len(chosen) == 1 and not hints(said[chosen[0]]) & _OF_SOME:
        return (chosen[0], _CHOSEN), -_UNCHOSEN
    likely = any(score >= _POSSIBLE and inside for score, _, inside in amounts)
    of_price = not delivery and any(map(_tells_price, said.values()))
    if not likely or of_price or not all(said.values()):
        return (0, 0.0), 0.0
    dearest = max(amount for _, amount, inside in amounts if inside)
    outdone = any(score >= _POSSIBLE and amount >= dearest for score, amount, inside in amounts if not inside)
    return (0, 0.0), -_OF_DELIVERY if delivery else -_OUTDONE * outdone


def _groups(page: Page, prices: list[VisiblePrice], likely: list[int]) -> Iterable[dict[int, LexborNode]]:
    """The rows that neighbouring amounts stand in, by their identities; those of one box together."""
    groups: dict[int, dict[int, LexborNode]] = {}
    for one, other in pairwise(likely):
        if prices[one].region.names[:1] == prices[other].region.names[:1]:
            for around, row in _rows_of(page, prices[one].place, prices[other].place):
                groups.setdefault(around, {})[row.mem_id] = row
    return groups.values()


def _inside(
    page: Page, rows: dict[int, LexborNode], prices: list[VisiblePrice], likely: list[int]
) -> dict[int, int]:
    """The ranks of the amounts that stand in rows, with the row's identity."""
    found: dict[int, int] = {}
    for rank in likely:
        row = next(
            (
                box.mem_id
                for box in ancestors(page.stream.nodes[prices[rank].place], _DEPTH)
                if box.mem_id in rows
            ),
            0,
        )
        if row:
            found[rank] = row
    return found


def _rows_of(page: Page, one: int, other: int) -> list[tuple[int, LexborNode]]:
    """The rows of two texts, side by side in one box and of one shape, with the identity of that box."""
    below: LexborNode | None = None
    inner = [*ancestors(page.stream.nodes[one], _DEPTH)]
    places = {box.mem_id: depth for depth, box in enumerate(inner)}
    for box in ancestors(page.stream.nodes[other], _DEPTH):
        depth = places.get(box.mem_id)
        if depth is not None:
            if below is None or depth == 0 or not _are_alike(page, inner[depth - 1], below):
                return []
            return [(box.mem_id, inner[depth - 1]), (box.mem_id, below)]
        below = box
    return []


def _are_alike(page: Page, one: LexborNode, other: LexborNode) -> bool:
    if one.tag_id != other.tag_id or one.tag_id not in _ROWS:
        return False
    said = [page.regions.names_of(node) for node in (one, other)]
    mine, its = map(_plain, said)
    return mine == its or not mine.isdisjoint(its) or any(map(_MARK.search, said))


def _plain(names: str) -> set[str]:
    return set(_DIGITS.sub("", _MARK.sub(" ", names)).split())


def _is_marked(page: Page, row: LexborNode) -> bool:
    return _MARK.search(page.regions.names_of(row)) is not None or row.css_first(_MARKED) is not None


def _words(row: LexborNode) -> str:
    """The words of a row; empty where it has none, or too many."""
    said = spaced_text(row)
    lettered = sum(map(str.isalpha, said[:_LONGEST])) > _LEAST_WORD
    return said if len(said) <= _LONGEST and lettered else ""


def _tells_price(words: str) -> bool:
    """Whether a row is one of a price block: its words say so, or what leads to the number is a label for a price."""
    return bool(hints(words) & _OF_PRICE) or is_price_label(_BEFORE.split(words)[0])
