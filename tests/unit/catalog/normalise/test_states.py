"""Availability in the codes of schema.org and feeds; condition also in the words of nine languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.normalise.availability import parse_availability
from catalog.normalise.condition import parse_condition, title_condition

AVAILABILITY = {
    Availability.IN_STOCK: (
        "https://schema.org/InStock|http://schema.org/LimitedAvailability|schema:InStock|in_stock|instock|In stock"
        "|MadeToOrder|low stock"
    ),
    Availability.OUT_OF_STOCK: "https://schema.org/OutOfStock/|SoldOut|out of stock|out_of_stock|Sold out|unavailable",
    Availability.PRE_ORDER: "https://schema.org/PreOrder|PreSale|preorder|pre-order",
    Availability.BACK_ORDER: "https://schema.org/BackOrder|onbackorder|backorder",
    Availability.DISCONTINUED: "https://schema.org/Discontinued",
}
CONDITION = {
    Condition.NEW: "https://schema.org/NewCondition|schema:NewCondition|new|Brand new|Neu|Neuf|Nuovo|Nieuw",
    Condition.USED: "https://schema.org/UsedCondition|used|Pre-owned|Gebraucht|wie neu|D'occasion|Usato|Begagnad",
    Condition.REFURBISHED: "RefurbishedCondition|Certified refurbished|Generalüberholt|Reconditionné|Ricondizionato",
    Condition.DAMAGED: "DamagedCondition|damaged|For parts or not working|Defekt",
}


@pytest.mark.parametrize(
    ("text", "state"), [(text, state) for state, texts in AVAILABILITY.items() for text in texts.split("|")]
)
def test_availability_is_read(text: str, state: Availability) -> None:
    assert parse_availability(text) is state


@pytest.mark.parametrize(
    ("text", "condition"), [(text, state) for state, texts in CONDITION.items() for text in texts.split("|")]
)
def test_condition_is_read(text: str, condition: Condition) -> None:
    assert parse_condition(text) is condition


@pytest.mark.parametrize("text", [None, "", "hello", "12.99 €", "Add to basket"])
def test_what_names_no_state_is_none(text: str | None) -> None:
    assert parse_availability(text) is None
    assert parse_condition(text) is None


@given(st.text(max_size=400))
def test_reading_never_raises(text: str) -> None:
    assert parse_availability(text) in {None, *Availability}
    assert parse_condition(text) in {None, *Condition}


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("Refurbished: Canon scanner A4", Condition.REFURBISHED),
        ("Canon PIXMA printer - refurbished grade A", Condition.REFURBISHED),
        ("Apple iPhone 8 64 GB generalüberholt", Condition.REFURBISHED),
        ("Sony WH-1000XM5 (used - very good)", Condition.USED),
        ("Used: Nikon D90", Condition.USED),
        ("Nikon D90 - for parts or repair", Condition.DAMAGED),
        ("Nikon D90, defekt, an Bastler", Condition.DAMAGED),
        ("Nikon D90 EMPTY BOX ONLY", Condition.DAMAGED),
        ("Organiser for parts and tools", None),
        ("Defektoskop Acme", None),
        ("Brush used for cleaning", None),
        ("New Balance 574", None),
        ("Neue Tischlampe", None),
    ],
)
def test_a_title_states_a_condition_only_beyond_doubt(title: str, condition: Condition | None) -> None:
    assert title_condition(title) is condition
