"""Whether colours are products is read off what single stores list."""

from itertools import product

from matchers.grouping.colours import without_merged_colours
from matchers.record import Record

MODELS = [f"acme phone {number} 64gb" for number in range(1, 9)]
COLOURS = ("black", "silver", "blue")


def offers(stores: dict[str, tuple[str, ...]]) -> list[Record]:
    """Each store lists every model in its colours."""
    return [
        Record(
            id=f"{store} {model} {colour}",
            title=f"{model} {colour}",
            store_id=store,
        )
        for (store, colours), model in product(stores.items(), MODELS)
        for colour in colours
    ]


MERGED = {"a": ("black",), "b": ("silver",), "c": ("blue",)}
APART = {"a": COLOURS}


def test_colours_go_where_no_store_lists_two_of_one_thing() -> None:
    found = without_merged_colours(offers(MERGED))
    assert {record.title for record in found} == set(MODELS)


def test_colours_stay_where_one_store_lists_a_thing_in_each() -> None:
    records = offers(APART)
    assert without_merged_colours(records) == records


def test_words_that_only_stand_before_a_colour_go_with_it() -> None:
    stores = {"a": ("midnight black",), "b": ("space grey",), "c": ("blue",)}
    assert {record.title for record in without_merged_colours(offers(stores))} == set(MODELS)


def test_a_few_offers_decide_nothing() -> None:
    records = offers(MERGED)[:3]
    assert without_merged_colours(records) == records
