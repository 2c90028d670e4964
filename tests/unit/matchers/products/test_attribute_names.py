"""Attribute names of many stores, mapped onto each other by the values that they share."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from matchers.products.attribute_names import SharedNames

KNOWN = ("size", "paper", "colour")
SHIELDINGS = ("U/UTP", "S/FTP", "F/UTP", "SF/UTP")


def learned(products: Sequence[Sequence[Mapping[str, str]]]) -> dict[str, str]:
    names = SharedNames(KNOWN)
    for offers in products:
        names.add(offers)
    return names.mapping()


def beside(name: str, other: str, values: Sequence[str], weight: str = "") -> list[list[dict[str, str]]]:
    """A product for each value, which one store states under ``name`` and two under ``other``."""
    return [[{name: value}, {other: value.upper()}, {other: value, "weight": weight}] for value in values]


def test_names_whose_values_agree_are_one_and_the_name_of_most_products_is_kept() -> None:
    alone = [[{"shielding": "U/UTP"}]]
    assert learned([*beside("abschirmung", "shielding", SHIELDINGS), *alone]) == {"abschirmung": "shielding"}


def test_a_name_that_the_catalogue_knows_is_kept_however_few_use_it() -> None:
    alone = [[{"bauform": "ATX"}]] * 9
    assert learned([*beside("bauform", "size", ("ATX", "Mini ATX", "BTX")), *alone]) == {"bauform": "size"}


def test_names_meet_in_one_also_where_two_of_them_never_stand_beside_each_other() -> None:
    shared = [
        *beside("abschirmung", "shielding", SHIELDINGS),
        *beside("blindage", "abschirmung", SHIELDINGS),
        *[[{"shielding": "U/UTP"}]] * 9,
    ]
    assert learned(shared) == {"abschirmung": "shielding", "blindage": "shielding"}


def test_two_values_are_too_few_as_yes_and_no_agree_by_chance() -> None:
    assert learned(beside("bluetooth", "wlan", ("yes", "no", "yes", "yes", "no", "yes"))) == {}


def test_a_name_for_two_things_stays() -> None:
    sizes, papers = ("ATX", "Mini ATX", "BTX"), ("A4", "A3", "A5")
    assert learned([*beside("format", "size", sizes), *beside("format", "paper", papers)]) == {}


def test_values_that_mostly_differ_keep_names_apart() -> None:
    differing = [[{"cells": str(number)}, {"rating": str(number + 1)}] for number in range(9)]
    assert learned([*beside("cells", "rating", ("4", "6", "8")), *differing]) == {}


def test_names_of_one_offer_are_different_things() -> None:
    both = [[{"width": "60 cm", "depth": "60 cm"}]]
    same = beside("width", "depth", ("60 cm", "45 cm", "50 cm"))
    assert learned(same) == {"width": "depth"}
    assert learned([*same, *both]) == {}


NAMES = st.sampled_from(("abschirmung", "shielding", "blindage", "size", "format"))
OFFERS = st.lists(st.dictionaries(NAMES, st.sampled_from(SHIELDINGS), max_size=3), max_size=4)


@given(products=st.lists(OFFERS, max_size=12), data=st.data())
def test_no_order_plays_a_part_and_every_name_is_mapped_at_once(
    products: list[list[dict[str, str]]], data: st.DataObject
) -> None:
    found = learned(products)
    shuffled = [data.draw(st.permutations(offers)) for offers in data.draw(st.permutations(products))]
    assert learned(shuffled) == found
    assert not found.keys() & set(found.values())
    assert not found.keys() & set(KNOWN)
