"""Whether stores list products once is told by the codes that offers name."""

from matchers.grouping.listing import stores_list_once
from matchers.record import Record


def offers(*, stores: int, each: int) -> list[Record]:
    """A hundred products; each of so many stores has so many offers of every one."""
    return [
        Record(
            id=f"{product}-{store}-{again}",
            title=f"acme washer wm{product + 1000}gb",
            store_id=str(store),
        )
        for product in range(100)
        for store in range(stores)
        for again in range(each)
    ]


def test_codes_that_each_store_names_once_tell_that_products_are_listed_once() -> None:
    assert stores_list_once(offers(stores=3, each=1))


def test_codes_that_stores_repeat_tell_that_products_are_listed_often() -> None:
    assert not stores_list_once(offers(stores=2, each=3))


def test_few_codes_decide_nothing() -> None:
    assert not stores_list_once(offers(stores=3, each=1)[:60])


def test_offers_without_a_store_forbid_nothing() -> None:
    assert not stores_list_once([*offers(stores=3, each=1), Record(id="x", title="acme washer wm1000gb")])
