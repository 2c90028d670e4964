"""Rows of one shape with an amount each: what is chosen, what tells of delivery, and what stands beside them."""

import pytest

from spiders.extraction import extract

_HEAD = "<title>Oak Chair - Shop</title><h1>Oak Chair</h1>"
_BUY = "<button>Add to basket</button>"


def _price(markup: str) -> str | None:
    price = extract(f"{_HEAD}{markup}{_BUY}", url="https://shop.example.co.uk/oak-chair").price
    return None if price is None else str(price)


@pytest.mark.parametrize(
    "row",
    [
        "<div><b>{}</b> <span>{}</span> <b>£{}.00</b></div>",
        "<tr><td>{}</td><td>{}</td><td>£{}.00</td></tr>",
        "<li><input type=radio name=d checked><span>{}</span> <span>{}</span> <b>£{}.00</b></li>",
    ],
)
def test_ways_of_delivery_before_the_price_are_not_the_price(row: str) -> None:
    ways = [
        ("Standard delivery", "3-5 days", 20),
        ("Express delivery", "next day", 25),
        ("Parcel locker", "2 days", 15),
    ]
    rows = "".join(row.format(*way) for way in ways)
    rows = f"<table>{rows}</table>" if row.startswith("<tr>") else f"<ul>{rows}</ul>"
    assert _price(f"{rows}<p>£39.00</p>") == "39.00"


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ("<li><input type=radio name=s {}><span>{}</span><span>£{}.00</span></li>", "checked"),
        ("<li class='size {}'><span>{}</span><span>£{}.00</span></li>", "is-selected"),
        ("<div role=radio aria-checked={}><span>{}</span><span>£{}.00</span></div>", "true"),
        ("<label><input type=radio name=s {}><span>{}</span><span>£{}.00</span></label>", "checked"),
    ],
)
@pytest.mark.parametrize("chosen", ["Small", "Large", "Huge"])
def test_the_row_that_is_chosen_has_the_price(row: str, mark: str, chosen: str) -> None:
    sizes = {"Small": 20, "Large": 30, "Huge": 40}
    shown = "".join(row.format(mark if size == chosen else "", size, cost) for size, cost in sizes.items())
    assert _price(f"<ul>{shown}</ul>") == f"{sizes[chosen]}.00"


def test_a_row_chosen_in_advance_for_those_who_subscribe_is_not_preferred() -> None:
    rows = (
        "<li><input type=radio name=s><span>Once</span><span>£20.00</span></li>"
        "<li><input type=radio name=s checked><span>Subscribe</span><span>£18.00</span></li>"
    )
    assert _price(f"<ul>{rows}</ul>") == "20.00"


def test_a_dearer_amount_outside_of_rows_of_unknown_words_is_likelier() -> None:
    rows = "".join(
        f"<li><span>Xyzzy {name}</span><b>£{cost}.00</b></li>" for name, cost in [("a", 25), ("b", 30)]
    )
    assert _price(f"<ul>{rows}</ul><p>£39.00</p>") == "39.00"


def test_rows_of_a_price_block_are_none_to_choose_from() -> None:
    rows = "<tr><td>List price</td><td>£49.00</td></tr><tr><td>Our price</td><td>£39.00</td></tr>"
    assert _price(f"<table>{rows}</table>") == "39.00"
