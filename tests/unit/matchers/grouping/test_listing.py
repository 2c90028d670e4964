"""Whether stores list products once is told by the codes that offers name, or by likely pairs."""

import numpy as np
import pytest

from matchers.grouping.listing import likely_pairs_list_once, stores_list_once
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


def test_where_few_offers_name_a_code_codes_do_not_tell() -> None:
    named = [
        Record(id=f"n{at}", title=f"milk fresh farm {at % 7} days", store_id=str(at)) for at in range(100)
    ]
    assert stores_list_once([*named, *offers(stores=2, each=1)[:4]]) is None


@pytest.mark.parametrize(
    ("of_one_store", "others", "once"), [(10, 90, True), (60, 40, False), (3, 27, False), (0, 0, False)]
)
def test_likely_pairs_tell_once_where_few_of_many_are_of_one_store(
    of_one_store: int, others: int, *, once: bool
) -> None:
    assert likely_pairs_list_once(np.asarray([True] * of_one_store + [False] * others)) == once
