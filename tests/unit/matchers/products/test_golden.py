"""The golden record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.products.golden import GoldenSource, golden_record

OFFERS = [
    GoldenSource(
        offer_id=1,
        title="Acme Z100 blender red",
        brand="Acme",
        gtin="00000000000017",
        attributes={"colour": "red"},
    ),
    GoldenSource(
        offer_id=2, title="ACME Z100 blender", brand="ACME", gtin="00000000000017", description="a blender"
    ),
    GoldenSource(
        offer_id=3,
        title="Z100!!! best price free delivery blender mixer now",
        brand="Acme",
        gtin="00000000000024",
    ),
]


@given(order=st.permutations(OFFERS))
def test_the_order_of_the_offers_plays_no_part(order: list[GoldenSource]) -> None:
    assert golden_record(order) == golden_record(OFFERS)


def test_every_field_names_an_offer_that_has_the_value() -> None:
    golden = golden_record(OFFERS)
    by_id = {offer.offer_id: offer for offer in OFFERS}
    assert by_id[golden.sources["brand"]].brand == golden.brand
    assert by_id[golden.sources["name"]].title == golden.name
    assert by_id[golden.sources["attributes.colour"]].attributes["colour"] == golden.attributes["colour"]


def test_the_most_frequent_value_wins_and_all_gtins_are_kept() -> None:
    golden = golden_record(OFFERS)
    assert golden.brand == "Acme"
    assert golden.gtins == ("00000000000017", "00000000000024")


def test_the_name_is_neither_the_barest_nor_the_most_decorated() -> None:
    assert golden_record(OFFERS).name != OFFERS[2].title


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Acme Z100 blender red Fast Shipping", "Acme Z100 blender, red"),
        ("Acme Z100 Acme blender Z100 red", "Acme blender Z100 red"),
        ("Z100 blender", "Acme Z100 blender red"),
        ("Acme Z100 blender for A1, B2, C3, D4, E5", "Acme Z100 blender"),
    ],
)
def test_of_two_titles_the_one_that_says_what_the_fields_say_is_the_name(worse: str, better: str) -> None:
    stated = {"colour": "red", "goes_with": "A1, B2, C3, D4, E5"}
    offers = [
        GoldenSource(offer_id=at, title=title, brand="Acme", mpn="Z100", attributes=stated)
        for at, title in enumerate((worse, better))
    ]
    assert golden_record(offers).name == better


def test_a_name_in_another_language_is_not_confirmed_by_its_own_category() -> None:
    english, french = ("Printing", "Photo Paper"), ("Impression", "Papier photo")
    titles = {
        "Papier photo Acme MP-101 - 170 g/m², 10 feuilles, brillant": french,
        "Acme MP-101 Photo Paper, 170 g/m²": english,
        "Acme MP-101 170 g/m² Photo Paper": english,
    }
    offers = [
        GoldenSource(offer_id=at, title=title, brand="Acme", mpn="MP-101", category=category)
        for at, (title, category) in enumerate(titles.items())
    ]
    assert "Photo Paper" in golden_record(offers).name
    assert "Photo Paper" in golden_record(offers[:2]).name


def test_no_offers_make_no_record() -> None:
    with pytest.raises(ValueError, match="at least one offer"):
        golden_record([])


def test_a_deeper_category_breaks_a_tie_but_is_outvoted() -> None:
    flat, deep = ("Laptop",), ("Computers", "Laptops")
    one, two = (GoldenSource(offer_id=n, title="HP 2730p", category=c) for n, c in ((1, flat), (2, deep)))
    assert golden_record([one, two]).category == deep
    third = GoldenSource(offer_id=3, title="HP 2730p", category=flat)
    assert golden_record([one, two, third]).category == flat
