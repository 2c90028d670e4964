"""Amounts with a currency in the visible text, each with the facts that tell what kind of price it is."""

import re
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborNode

from spiders.extraction.amounts import AMOUNT, SPACES, to_decimal
from spiders.extraction.text_stream import BREAK, TextStream
from spiders.extraction.words.currencies import CURRENCY
from spiders.extraction.words.regions import FRAME, OTHERS

# Between a sign and its number, also when they stand in neighbouring elements.
_GAP = rf"[{SPACES}\t\n\r{BREAK}]{{0,12}}"
_CURRENCY = re.compile(CURRENCY, re.I)
# Cents in an element of their own (12 <sup>99</sup>), with or without the mark.
_CENTS = rf"(?:{_GAP}[.,]{_GAP}\d{{2}}(?!\d)|{BREAK}[\s]{{0,4}}\d{{2}}(?!\d)(?=[\s{BREAK}]))?"
_NUMBER = rf"{AMOUNT}(?:{_CENTS})(?:[.,][-–—]{{1,2}})?"
_AFTER = re.compile(rf"{_GAP}[-–—:]?{_GAP}({_NUMBER})")
_BEFORE = re.compile(rf"({_NUMBER}){_GAP}$")
# How far a number may stand before its currency, with gaps and cents between them.
_REACH = 48
# A page's own price stands among the first amounts; a listing has hundreds.
_MAX_PRICES = 160
_WINDOW = 60
_MAX_ANCESTORS = 9
_OLD_TAGS = frozenset({"del", "s", "strike"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STRUCK = re.compile(r"line-through", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisiblePrice:
    """``classes`` are the class and id names around it, inner first, one string per element.

    ``before`` and ``after`` are up to 60 characters of the text around, BREAK between elements.
    """

    amount: Decimal
    written_currency: str
    text: str
    offset: int
    index: int
    node: LexborNode
    classes: tuple[str, ...]
    struck: bool
    hidden: bool
    linked: bool
    others: bool
    frame: bool
    option: bool
    before: str
    after: str


def read_visible_prices(stream: TextStream) -> list[VisiblePrice]:
    """In page order; an amount between two signs (``€ 5 €``) is found once."""
    found: list[VisiblePrice] = []
    taken: set[int] = set()
    text = stream.text
    for match in _CURRENCY.finditer(text):
        span = _number_at(text, match, taken)
        if span is None:
            continue
        taken.add(span[0])
        amount = to_decimal(_joined(text[span[0] : span[1]]))
        if amount is not None:
            found.append(_describe(stream, amount, match[0], span, match))
        if len(found) >= _MAX_PRICES:
            break
    return found


def _number_at(text: str, match: re.Match[str], taken: set[int]) -> tuple[int, int] | None:
    """The number after the sign, else the one before it. A number before may already belong to another sign."""
    after = _AFTER.match(text, match.end(), match.end() + _REACH)
    start = max(match.start() - _REACH, 0)
    before = _BEFORE.search(text[start : match.start()])
    before_span = (start + before.start(1), start + before.end(1)) if before else None
    if before_span is not None and before_span[0] in taken:
        before_span = None
    if after is None or after.start(1) in taken:
        return before_span
    if before_span is None:
        return after.span(1)
    # Both: the nearer one, and on a tie the side without an element between.
    gap_after, gap_before = after.start(1) - match.end(), match.start() - before_span[1]
    return before_span if gap_before <= gap_after else after.span(1)


def _joined(number: str) -> str:
    """``12␟99`` is 12.99; ``12␟,␟99`` and ``12,␟99`` too."""
    number = number.rstrip("-–—").rstrip(".,") if number[-1] in "-–—" else number
    if BREAK in number:
        parts = [part.strip() for part in re.split(rf"[{BREAK}]+", number)]
        whole, cents = parts[0].rstrip(".,"), parts[-1].lstrip(".,")
        whole = re.sub(rf"[.,'’{SPACES}]", "", whole)
        return f"{whole}.{cents}"
    return re.sub(r"\s+([.,])\s*", r"\1", number)


def _describe(
    stream: TextStream, amount: Decimal, currency: str, span: tuple[int, int], match: re.Match[str]
) -> VisiblePrice:
    start, end = min(span[0], match.start()), max(span[1], match.end())
    index = stream.index_at(span[0])
    node = stream.nodes[index]
    around = surroundings(node)
    text = stream.text
    return VisiblePrice(
        amount=amount,
        written_currency=currency,
        text=text[start:end].replace(BREAK, ""),
        offset=span[0],
        index=index,
        node=node,
        before=text[max(start - _WINDOW, 0) : start],
        after=text[end : end + _WINDOW],
        **around,  # type: ignore[arg-type]
    )


def surroundings(node: LexborNode) -> dict[str, object]:
    """The facts of the elements around a text node, as keywords of VisiblePrice."""
    classes: list[str] = []
    struck = hidden = linked = option = others = frame = False
    parent, level = node.parent, 0
    while parent is not None and level < 24:
        tag = parent.tag or ""
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        if level < _MAX_ANCESTORS:
            classes.append(names)
        struck = struck or tag in _OLD_TAGS
        style = attributes.get("style")
        if style:
            struck = struck or bool(_STRUCK.search(style))
            hidden = hidden or bool(_HIDDEN.search(style))
        linked = linked or (tag == "a" and level < 6)
        option = option or tag in ("option", "select")
        if tag not in ("body", "html", "main"):
            others = others or tag == "aside" or bool(names and level and OTHERS.search(names))
            frame = frame or tag in ("nav", "footer") or bool(names and FRAME.search(names))
        parent, level = parent.parent, level + 1
    return {
        "classes": tuple(classes), "struck": struck, "hidden": hidden, "linked": linked,
        "others": others, "frame": frame, "option": option,
    }  # fmt: skip
