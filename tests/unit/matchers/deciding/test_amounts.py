"""Which numbers and amounts in nearly equal titles a person is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.judgement import Decision
from matchers.deciding.amounts import amounts_differ, numbers_apart, rounded
from matchers.record import Record

OTHER_NUMBER = [
    ("Headlight bulb H4 twin", "Headlight bulb H7 twin"),
    ("Nappies size 4 9-14kg", "Nappies size 5 9-14kg"),
    ("Flight Simulator 2020 PC", "Flight Simulator 2021 PC"),
    # a number that the title has twice
    ("Tent 3 Plus 3 Person", "Tent 4 Plus 3 Person"),
    ("Engine oil 5W-30 1l", "Engine oil 5W-40 1l"),
    ("Tyre 205/55 R16", "Tyre 195/65 R16"),
    ("Router AX50 AX3000", "Router AX50 AX3000X"),
    ("Polo shirt navy M", "Polo shirt navy L"),
    ("Polo shirt navy L", "Polo shirt navy XL"),
    # so many of it
    ("Body wash 450ml", "2 x Body wash 450ml"),
    ("Body wash 450ml", "Body wash 450ml x3"),
    ("Body wash 450ml", "3x Body wash 450ml"),
]

SAME_NUMBER = [
    ("Body wash 0.5l", "Body wash 500ml"),
    ("Pivo 0,5L", "PIVO 0.5 L"),
    ("Fridge 177 wide", "Fridge 177.5 wide"),
    ("Body wash 450ml", "1 x Body wash 450ml"),
    ("Body wash 450ml", "Body wash"),
    ("Lamp 4 arms white", "Lamp white"),
    # an amount instead of another fact
    ("Washer 60cm black", "Washer 1400rpm black"),
    ("Washer slimline black", "Washer 45cm black"),
    ("Wash 1 2 3 4 5 6 7 8 9", "Wash 11 12 13 14 15 16 17 18 19"),
]

OTHER_AMOUNT = [
    ("Sander 240W Black & Decker", "Black & Decker KA2000 sander 192 watts"),
    ("Drill 18V bare", "Cordless drill 12 volt body"),
    ("Camera 12MP zoom", "Camera 16 megapixels"),
]


def record(key: str, title: str) -> Record:
    return Record(id=key, title=title)


@pytest.mark.parametrize(("left", "right"), OTHER_NUMBER)
def test_another_number_in_its_place_is_asked_about(left: str, right: str) -> None:
    for verdict in (
        numbers_apart(record("a", left), record("b", right)),
        numbers_apart(record("a", right), record("b", left)),
    ):
        assert verdict is not None
        assert verdict.decision is Decision.UNSURE


@pytest.mark.parametrize(("left", "right"), SAME_NUMBER)
def test_one_number_more_or_another_spelling_is_trusted(left: str, right: str) -> None:
    assert numbers_apart(record("a", left), record("b", right)) is None
    assert numbers_apart(record("a", right), record("b", left)) is None


@pytest.mark.parametrize(("left", "right"), OTHER_AMOUNT)
def test_amounts_of_which_a_product_has_one_are_asked_about(left: str, right: str) -> None:
    assert amounts_differ(record("a", left), record("b", right))
    assert amounts_differ(record("a", right), record("b", left))


def test_amounts_of_which_a_product_has_several_are_trusted() -> None:
    assert amounts_differ(record("a", "Fridge 60cm 130 l"), record("b", "Fridge 185cm 410 l")) is None


def test_amounts_in_other_units_are_one() -> None:
    assert amounts_differ(record("a", "Bank 10000mAh"), record("b", "Bank 10Ah")) is None


def test_years_are_not_rounded() -> None:
    assert not rounded(2019, 2020)
    assert rounded(177, 177.5)


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["{}", "h{}", "{}w", "{}cm", "size {}", "no. {}"]),
)
def test_titles_that_differ_in_one_number_are_doubted_just_where_it_is_another(
    one: int, other: int, form: str
) -> None:
    left, right = (record(key, f"Acme lamp {form.format(n)} white") for key, n in (("a", one), ("b", other)))
    assert (numbers_apart(left, right) is not None) == (one != other)
