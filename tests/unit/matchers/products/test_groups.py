"""Products that share a key are variants, unless something speaks against it; groups keep their ids."""

from collections.abc import Callable
from itertools import count

from catalog.domain.variant_key import VariantKey
from matchers.products.groups import MOST_OF_A_STORE, GroupMember, changed_groups, variant_groups
from matchers.products.variant_keys import VariantSource, variant_keys


def _new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"g{next(numbers)}"


def _member(product_id: str, title: str, *, group_key: str | None = None, **more: str) -> GroupMember:
    brand = more.get("brand", "Acme")
    source = VariantSource(store_id="alpha", title=title, brand=brand, group_key=group_key)
    return GroupMember(
        **{"product_id": product_id, "name": title, "brand": brand, "keys": variant_keys([source]), **more}  # type: ignore[arg-type]
    )


def _groups(*members: GroupMember) -> list[tuple[str, ...]]:
    return [group.products for group in variant_groups(members, new_id=_new_id())]


def test_the_stores_word_makes_variants_of_other_models() -> None:
    one, other = _member("p1", "Acme A1", group_key="7"), _member("p2", "Acme B2", group_key="7")
    assert _groups(one, other, _member("p3", "Acme C3", group_key="8")) == [("p1", "p2")]


def test_a_group_of_two_brands_is_a_shelf() -> None:
    one = _member("p1", "Acme A1", group_key="7")
    assert _groups(one, _member("p2", "Bosch B2", group_key="7", brand="Bosch")) == []


def test_a_key_that_too_many_products_share_counts_for_nothing() -> None:
    many = [_member(f"p{n}", f"Acme A{n}", group_key="7") for n in range(MOST_OF_A_STORE + 1)]
    assert _groups(*many) == []


def test_titles_that_place_two_products_alike_are_the_same_item_unmatched_and_no_variants() -> None:
    same = _member("p1", "Acme Lamp X40 black"), _member("p2", "Lamp X40 Acme black")
    assert _groups(*same) == []
    assert _groups(*same, _member("p3", "Acme Lamp X40 white")) == [("p1", "p2", "p3")]


def test_part_numbers_that_differ_speak_against_titles_without_a_model() -> None:
    one = _member("p1", "Acme Desktop Drive Black", mpn="WD1003FZEX")
    assert _groups(one, _member("p2", "Acme Desktop Drive Blue", mpn="ST2000DM008")) == []
    assert _groups(one, _member("p2", "Acme Desktop Drive Blue", mpn="WD1003FZBU")) == [("p1", "p2")]


def test_groups_of_two_stores_join_where_they_share_a_product() -> None:
    keys = VariantKey("a" * 32), VariantKey("b" * 32)
    members = [
        GroupMember(product_id="p1", name="one", keys=keys[:1]),
        GroupMember(product_id="p2", name="two", keys=keys),
        GroupMember(product_id="p3", name="three", keys=keys[1:]),
    ]
    assert _groups(*members) == [("p1", "p2", "p3")]


def test_a_group_keeps_its_id_when_products_join_and_the_larger_part_keeps_it_when_it_splits() -> None:
    lamps = [
        _member(f"p{n}", f"Acme Lamp X40 {colour}", group_id="g7") for n, colour in enumerate(("red", "blue"))
    ]
    (grown,) = variant_groups([*lamps, _member("p9", "Acme Lamp X40 green")], new_id=_new_id())
    assert grown.id == "g7"
    others = [
        _member(f"q{n}", f"Acme Lamp Y50 {c}", group_id="g7") for n, c in enumerate(("red", "blue", "green"))
    ]
    ids = {group.products[0]: group.id for group in variant_groups([*lamps, *others], new_id=_new_id())}
    assert ids == {"q0": "g7", "p0": "g1"}


def test_a_product_that_is_alone_now_leaves_its_group() -> None:
    alone = _member("p1", "Acme Lamp X40 red", group_id="g7")
    assert changed_groups([alone], variant_groups([alone], new_id=_new_id())) == {"p1": None}


def test_a_group_is_named_for_what_its_products_share_and_says_in_what_they_differ() -> None:
    (group,) = variant_groups(
        [
            GroupMember(
                product_id=f"p{n}", name=f"Acme Lamp X40, {c}", keys=[VariantKey("a" * 32)], attributes=told
            )
            for n, (c, told) in enumerate(
                {"Red": {"colour": "Red", "power": "5 W"}, "Blue": {"colour": "Blue", "power": "6 W"}}.items()
            )
        ],
        new_id=_new_id(),
    )
    assert (group.name, group.axes) == ("Acme Lamp X40", ("colour",))
