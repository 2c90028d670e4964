"""Sitemaps that name products where they are no longer."""

import pytest

from spiders.frontier.moved import MovedList

SHOP = "https://shop.example"
STEPS = [f"{name}-{n}" for n, name in enumerate(["anvil", "drill", "easel", "iron", "jigsaw"] * 6)]


def _list(old: str = "/{}.html") -> MovedList:
    moved = MovedList()
    moved.name(SHOP + old.format(step) for step in STEPS)
    return moved


def _tried_after(moved: MovedList, found: list[str], *, is_stale: bool = True) -> list[str]:
    return [url for each in found for url in moved.found(each, is_stale=is_stale)]


@pytest.mark.parametrize("new", ["/product/{}", "/shop/{}.php", "/p/{}/"])
def test_the_others_are_tried_as_three_were_found(new: str) -> None:
    live = [SHOP + new.format(step) for step in STEPS]
    tried = _tried_after(_list(), live[:3])
    assert tried and set(tried) < set(live[3:])


def test_each_stands_for_an_address_of_the_list() -> None:
    moved = _list()
    tried = _tried_after(moved, [f"{SHOP}/product/{step}" for step in STEPS[:3]])
    assert (tried[0], moved.stands_for(tried[0])) == (f"{SHOP}/product/{STEPS[3]}", f"{SHOP}/{STEPS[3]}.html")
    assert not moved.stands_for(f"{SHOP}/product/{STEPS[0]}")


def test_what_lives_leads_on_to_all_and_nothing_is_tried_twice() -> None:
    moved = _list()
    asked = [f"{SHOP}/product/{step}" for step in STEPS[:3]]
    for url in asked:
        asked += moved.found(url, is_stale=True)
    assert sorted(asked) == sorted(f"{SHOP}/product/{step}" for step in STEPS)


def test_a_list_of_what_is_no_longer_sold_ends_soon() -> None:
    moved = _list()
    tried = _tried_after(moved, [f"{SHOP}/product/{step}" for step in STEPS[:3]])
    assert len(tried) < 10
    assert not _tried_after(moved, [f"{SHOP}/product/other-{n}" for n in range(9)])


def test_nothing_is_tried_while_the_list_is_not_stale() -> None:
    assert not _tried_after(_list(), [f"{SHOP}/product/{step}" for step in STEPS[:9]], is_stale=False)


def test_products_that_are_where_the_list_says_confirm_no_other_way() -> None:
    assert not _tried_after(_list("/product/{}"), [f"{SHOP}/product/{step}" for step in STEPS[:9]])


def test_products_under_their_categories_show_no_one_way() -> None:
    assert not _tried_after(_list(), [f"{SHOP}/part-{n % 3}/{step}" for n, step in enumerate(STEPS[:9])])
