"""Brands, amounts, condition and stock become filters where the filter loses nothing."""

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from index.document import ProductDocument
from index.query import Filters
from index.understanding.reading import Reading, read_query
from index.understanding.state import read_state
from index.understanding.values import KnownValues
from tests.vocabularies import CountedVocabulary


def _read(text: str, *documents: ProductDocument) -> Reading:
    vocabulary = CountedVocabulary(documents)
    known = KnownValues(vocabulary.brands(), vocabulary.attribute_values())
    return read_query(text, known, vocabulary)


def _tools(count: int) -> list[ProductDocument]:
    return [
        ProductDocument(product_id=f"m{n}", name=f"Makita drill {n}", brand="Makita") for n in range(count)
    ]


def test_a_brand_is_a_filter_where_its_name_means_its_products() -> None:
    assert _read("makita drill", *_tools(5)).filters == Filters(brands=frozenset({"Makita"}))


def test_a_brand_is_no_filter_where_others_make_things_for_it() -> None:
    bands = [ProductDocument(product_id=f"b{n}", name="Band for Makita", brand="Other") for n in range(5)]
    assert _read("makita drill", *_tools(5), *bands).filters == Filters()


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


def test_a_query_that_is_only_a_condition_keeps_its_word() -> None:
    assert read_state("used").rest == "used"
    assert not read_state("used").conditions
