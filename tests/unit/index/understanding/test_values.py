"""Brands, amounts, condition and stock become filters where the filter loses nothing."""

import pytest

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.titles.attributes import colours
from index.document import OfferDocument, ProductDocument
from index.query import Filters
from index.understanding.colours import named_colours
from index.understanding.known import Known
from index.understanding.reading import Reading, read_query
from index.understanding.state import read_state
from tests.vocabularies import CountedVocabulary


def _read(text: str, *documents: ProductDocument) -> Reading:
    vocabulary = CountedVocabulary(documents)
    return read_query(text, Known.of(vocabulary), vocabulary)


def _tools(count: int) -> list[ProductDocument]:
    return [
        ProductDocument(product_id=f"m{n}", name=f"Makita drill {n}", brand="Makita") for n in range(count)
    ]


def test_a_brand_is_a_filter_where_its_name_means_its_products() -> None:
    assert _read("makita drill", *_tools(5)).filters == Filters(brands=frozenset({"Makita"}))


def test_a_brand_is_no_filter_where_others_make_things_for_it() -> None:
    bands = [ProductDocument(product_id=f"b{n}", name="Band for Makita", brand="Other") for n in range(5)]
    assert _read("makita drill", *_tools(5), *bands).filters == Filters()


def test_a_brand_is_no_filter_beside_another_whose_name_means_less_of_its_products() -> None:
    bags = [ProductDocument(product_id=f"g{n}", name=f"Corvo bag {n}", brand="Corvo") for n in range(5)]
    racks = [ProductDocument(product_id=f"r{n}", name=f"Rack with Corvo {n}", brand="Rack") for n in range(3)]
    one = ProductDocument(product_id="x", name="Corvo case for Makita drill", brand="Corvo")
    catalogue = [*_tools(20), *bags, *racks, one]
    assert _read("corvo case for makita drill", *catalogue).filters == Filters()
    assert _read("case for makita drill", *catalogue).filters == Filters(brands=frozenset({"Makita"}))


def test_two_brands_that_mean_their_products_are_both_a_filter() -> None:
    bags = [ProductDocument(product_id=f"g{n}", name=f"Corvo bag {n}", brand="Corvo") for n in range(5)]
    wanted = _read("makita or corvo bag", *_tools(5), *bags).filters
    assert wanted == Filters(brands=frozenset({"Makita", "Corvo"}))


def test_a_brand_alone_is_no_filter() -> None:
    assert _read("makita", *_tools(5)).filters == Filters()


def test_an_amount_is_a_filter_where_products_carry_it_as_an_attribute() -> None:
    disks = [
        ProductDocument(product_id=f"d{n}", name="Disk 500GB", attributes={"storage": "500 GB"})
        for n in range(4)
    ]
    assert _read("disk 500gb", *disks).filters.attributes == {"storage": frozenset({"500 GB"})}


def test_condition_and_stock_are_read_in_several_languages() -> None:
    wish = read_state("iphone generalüberholt auf lager")
    assert wish.rest == "iphone"
    assert wish.conditions == {Condition.REFURBISHED.value}
    assert wish.availability == {Availability.IN_STOCK.value}


def test_a_query_that_is_only_a_condition_shows_all_of_it() -> None:
    wish = read_state("Refurbished")
    assert wish.rest == ""
    assert wish.conditions == {Condition.REFURBISHED.value}


def _shoes(count: int, colour: str, name: str = "Shoe") -> list[ProductDocument]:
    return [
        ProductDocument(product_id=f"{colour}{n}", name=f"{name} {n} {colour}", attributes={"colour": colour})
        for n in range(count)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "black shoe",
        "shoe schwarz",
        "schwarze shoe",
        "Schwarzer Shoe",
        "shoe noire",
        "shoes noirs",
        "zwarte shoe",
        "shoe negras",
        "shoe nere",
        "czarne shoe",
        "černá shoe",
    ],
)
def test_a_colour_in_any_of_the_languages_is_a_filter(text: str) -> None:
    reading = _read(text, *_shoes(5, "Black"), *_shoes(5, "Red"))
    assert reading.filters.attributes == {"colour": frozenset({"Black"})}


@pytest.mark.parametrize("text", ["biały shoe", "bialy shoe", "weiße shoe", "weisser shoe", "BLANCHES shoe"])
def test_a_colour_is_read_with_and_without_its_accents(text: str) -> None:
    reading = _read(text, *_shoes(5, "White"))
    assert reading.filters.attributes == {"colour": frozenset({"White"})}
    assert reading.rest == "shoe"


def test_every_form_of_a_colour_is_one_of_a_known_colour() -> None:
    assert set(named_colours().values()) == set(colours().values())


def test_all_values_of_one_colour_pass_its_filter() -> None:
    reading = _read("shoe black", *_shoes(5, "Black"), *_shoes(5, "schwarz"))
    assert reading.filters.attributes == {"colour": frozenset({"Black", "schwarz"})}


def test_a_colour_is_no_filter_where_the_word_mostly_means_something_else() -> None:
    juice = [ProductDocument(product_id=f"j{n}", name=f"Orange juice {n}") for n in range(5)]
    assert _read("orange juice", *_shoes(5, "Orange"), *juice).filters == Filters()


def test_two_colours_are_no_filter() -> None:
    assert _read("black red shoe", *_shoes(5, "Black"), *_shoes(5, "Red")).filters == Filters()


def _offered(store_id: str, count: int, name: str = "Radio") -> list[ProductDocument]:
    offer = OfferDocument(
        offer_id=1, store_id=store_id, price=1, total=1, availability="InStock", condition="New"
    )
    return [
        ProductDocument(product_id=f"{store_id}{n}", name=f"{name} {n}", offers=(offer,))
        for n in range(count)
    ]


@pytest.mark.parametrize(
    "text", ["radio mediamarkt", "media markt radio", "radio media-markt.de", "Radio MediaMarkt"]
)
def test_a_store_is_a_filter_and_no_word(text: str) -> None:
    reading = _read(text, *_offered("media-markt.de", 5), *_offered("north", 5))
    assert reading.filters == Filters(stores=frozenset({"media-markt.de"}))
    assert reading.rest.lower() == "radio"


def test_a_store_alone_shows_what_it_offers() -> None:
    assert _read("mediamarkt", *_offered("mediamarkt", 5)) == Reading(
        rest="", filters=Filters(stores=frozenset({"mediamarkt"}))
    )


def test_a_word_that_products_mention_is_no_store() -> None:
    assert _read("north face", *_offered("north", 5, name="North jacket")).filters == Filters()
