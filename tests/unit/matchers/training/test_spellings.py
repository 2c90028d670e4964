"""How two codes differ, sign by sign."""

import math

from hypothesis import given
from hypothesis import strategies as st

from matchers.features.profile import Profile, profile
from matchers.record import Record
from matchers.training.spellings import Spelling, spelling, spellings

_CODES = st.text(alphabet="ab01", min_size=1, max_size=8)


def _offer(title: str, mpn: str | None = None, brand: str | None = None) -> Profile:
    return profile(Record(id=title, title=title, mpn=mpn, brand=brand))


def _found(left: Profile, right: Profile) -> tuple[Spelling, Spelling]:
    row = spellings(left, right)
    width = len(Spelling._fields)
    return Spelling(*row[:width]), Spelling(*row[width:])


@given(_CODES, _CODES)
def test_sides_change_places_with_the_codes(one: str, other: str) -> None:
    there, back = spelling(one, other), spelling(other, one)
    assert there.digits_left + there.letters_left - there.digits_right - there.letters_right == len(
        one
    ) - len(other)
    assert (there.alike, there.start, there.end) == (back.alike, back.start, back.end)


def test_zeros_put_in_are_told_from_a_digit_put_on() -> None:
    zeros, longer = spelling("rp01050106r1m1", "rp0100050106r1m1"), spelling("hdmimm1", "hdmimm10")
    assert zeros.in_order == longer.in_order == 1
    assert (zeros.digits_left, zeros.digits_right) == (0, 2)
    assert zeros.same_without_zeros == 1
    assert (longer.start, longer.digits_right, longer.letters_right) == (1, 1, 0)


def test_a_brand_before_the_part_number_is_no_part_of_it() -> None:
    _, stated = _found(
        _offer("notebook sleeve", mpn="HP NU561AA", brand="HP"),
        _offer("sleeve onyx", mpn="NU561AA #ABA", brand="HP"),
    )
    assert (stated.start, stated.letters_left, stated.letters_right) == (1, 0, 3)


def test_the_codes_most_alike_are_compared_also_where_one_side_states_none() -> None:
    nearest, stated = _found(_offer("acme kettle kx100b and mug zq900"), _offer("acme kettle", mpn="KX100"))
    assert (nearest.shorter, nearest.letters_left, nearest.start) == (5, 1, 1)
    assert math.isnan(stated.alike)
    assert all(map(math.isnan, spellings(_offer("green chair"), _offer("red chair"))))
