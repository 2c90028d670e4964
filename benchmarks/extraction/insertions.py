"""Pages with one thing more on them that is not the price, as shops not seen yet may have: which prices get lost.

Amounts are put behind the heading or behind the price, written as the page writes its own; where the price stands is
known from the gold. Only pages are asked that are read right without.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from spiders.extraction.document.decoding import to_utf8
from spiders.extraction.document.page import Page
from spiders.extraction.prices.ranking import ranked_prices

_PRICE, _END, _HEADING = "QQPRICEQQ", "QQENDQQ", "QQHEADINGQQ"
_FROM_DIGIT = re.compile(r"^\D+")


class Place(Enum):
    """Where something is put."""

    TOP = auto()
    HEADING = auto()
    PRICE = auto()


@dataclass(frozen=True, slots=True)
class Insertion:
    """``markup`` with ``{m}`` for an amount of ``factors`` times the price; several factors repeat it."""

    place: Place
    markup: str
    factors: tuple[str, ...]


_TILE = (
    '<div><a href="/other"><img src="/i.jpg"></a><h3><a href="/other">Another thing</a></h3><p>{m}</p></div>'
)
_ROW = "<tr><td>25+</td><td>{m}</td></tr>"
INSERTIONS = {
    "a basket above": Insertion(Place.TOP, '<div><a href="/cart">2</a> <span>{m}</span></div>', ("1.7",)),
    "a tile behind the heading": Insertion(Place.HEADING, _TILE, ("0.6",)),
    "tiles behind the heading": Insertion(Place.HEADING, _TILE, ("0.6", "0.8", "1.4")),
    "sizes as labels": Insertion(Place.HEADING, "<label>Size {m}</label>", ("0.5", "0.8", "1", "1.4")),
    "sizes as buttons": Insertion(Place.HEADING, "<button>Size {m}</button>", ("0.5", "0.8", "1", "1.4")),
    "price of 25": Insertion(Place.PRICE, f"<table>{_ROW}</table>", ("0.8",)),
    "a month before": Insertion(Place.HEADING, "<div>From {m}/mo with financing</div>", ("0.09",)),
    "a month": Insertion(Place.PRICE, "<div>oder 12 x {m}</div>", ("0.09",)),
    "a kilogram before": Insertion(Place.HEADING, "<div>1 kg = {m}</div>", ("0.4",)),
    "a kilogram": Insertion(Place.PRICE, "<div>{m} le kilo</div>", ("0.4",)),
    "for members before": Insertion(Place.HEADING, "<div>Member price {m}</div>", ("0.9",)),
    "for members": Insertion(Place.PRICE, "<div>{m} for members</div>", ("0.9",)),
    "unknown words behind": Insertion(Place.PRICE, "<div>{m} xyzzy plugh</div>", ("0.9",)),
    "with a code": Insertion(Place.PRICE, "<div>{m} with code SAVE10</div>", ("0.9",)),
    "former before": Insertion(Place.HEADING, "<div>List price {m}</div>", ("1.3",)),
    "former": Insertion(Place.PRICE, "<div>{m} RRP</div>", ("1.3",)),
    "without tax": Insertion(Place.PRICE, "<div>{m} + VAT</div>", ("0.83",)),
    "shipping": Insertion(Place.PRICE, "<div>zzgl. {m} Versand</div>", ("0.2",)),
    "used": Insertion(Place.PRICE, "<div>Used from {m}</div>", ("0.8",)),
    "others' offers before": Insertion(Place.HEADING, "<div>New (8) from {m}</div>", ("0.8",)),
    "delivery before": Insertion(Place.HEADING, "<div>Delivery Tue 24.11. – Thu 26.11.2026</div>", ("1",)),
    "a description before": Insertion(Place.HEADING, f"<p>{'Made with care by people. ' * 250}</p>", ("1",)),
    "unknown words before": Insertion(Place.HEADING, "<div>Xyzzy plugh {m}</div>", ("0.2",)),
    "a card before": Insertion(Place.HEADING, "<div>Mit Kundenkarte {m}</div>", ("0.9",)),
    "a gift card": Insertion(Place.PRICE, "<div>Get a {m} gift card with it</div>", ("0.2",)),
    "a warranty": Insertion(Place.PRICE, "<div>2 year protection plan {m}</div>", ("1.6",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page with marks at top of its price and heading, and how it writes the price."""

    html: str
    written: str
    amount: Decimal


def mark(html: bytes, *, url: str, right: set[Decimal]) -> MarkedPage | None:
    """The page with its marks; None where it has no heading or no text that ends with the price."""
    page = Page(to_utf8(html), url=url)
    own = [
        (odds, price)
        for odds, price in ranked_prices(page)
        if price.amount in right and not price.region.others
    ]
    if not own or page.heading is None:
        return None
    price = max(own, key=lambda pair: pair[0])[1]
    node = page.stream.nodes[price.place]
    text = node.text_content or ""
    # A sign behind the number in an element of its own would be parted from it; one before it may be.
    if "".join(_FROM_DIGIT.sub("", price.text).split()) not in "".join(text.split()):
        return None
    node.replace_with(f"{_PRICE}{text}{_END}")
    page.heading.node.insert_after(_HEADING)
    return MarkedPage(page.tree.html or "", price.text, price.amount)


def inserted(page: MarkedPage) -> Iterator[tuple[str, bytes]]:
    """The page without marks, named by nothing, and then with each insertion, named by that."""
    yield "", _unmarked(page.html)
    for name, insertion in INSERTIONS.items():
        amounts = [_written(page, page.amount * Decimal(factor)) for factor in insertion.factors]
        markup = "".join(insertion.markup.format(m=amount) for amount in amounts)
        yield name, _unmarked(_AT[insertion.place](page.html, markup))


def _at_top(html: str, markup: str) -> str:
    return re.sub(r"<body[^>]*>", lambda body: body[0] + markup, html, count=1)


def _at_heading(html: str, markup: str) -> str:
    return html.replace(_HEADING, markup)


def _at_price(html: str, markup: str) -> str:
    return html.replace(_END, f"</span></div>{markup}<div><span>")


_AT: dict[Place, Callable[[str, str], str]] = {
    Place.TOP: _at_top,
    Place.HEADING: _at_heading,
    Place.PRICE: _at_price,
}


def _unmarked(html: str) -> bytes:
    return re.sub(f"{_PRICE}|{_END}|{_HEADING}", "", html).encode()


def _written(page: MarkedPage, amount: Decimal) -> str:
    """An amount as the page writes its price: the same sign, marks and number of decimals."""
    number = re.search(r"\d[\d.,'’\u00a0\u2009\u202f ]*\d|\d", page.written)
    if number is None:
        return page.written
    cents = re.search(r"([.,])\d{2}$", number[0])
    thousands = re.search(r"\d([.,'’\u00a0\u2009\u202f ])\d{3}", number[0])
    whole, _, fraction = str(amount.quantize(Decimal("0.01"))).partition(".")
    grouped = f"{int(whole):,}".replace(",", thousands[1]) if thousands is not None else whole
    return page.written.replace(number[0], grouped + (cents[1] + fraction if cents is not None else ""))
