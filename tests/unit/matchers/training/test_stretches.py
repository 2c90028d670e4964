"""Codes that share a piece."""

import math

from hypothesis import given
from hypothesis import strategies as st

from matchers.features.profile import profile
from matchers.record import Record
from matchers.training.stretches import longest_stretch, stretches

_CODES = st.text(alphabet="ab12", max_size=8)


@given(_CODES, _CODES)
def test_the_longest_stretch_is_that_of_all_pieces(one: str, other: str) -> None:
    pieces = {one[start:end] for start in range(len(one)) for end in range(start, len(one) + 1)}
    assert longest_stretch(one, other) == max((len(piece) for piece in pieces if piece in other), default=0)


def test_part_numbers_in_two_spellings_share_their_digits() -> None:
    left = profile(Record(id="1", title="edge 16gb card", mpn="PE222604"))
    right = profile(Record(id="2", title="16gb secure digital card", mpn="EDGDM-222604-PE"))
    found = stretches(left, right)
    assert found.digits == found.part_numbers == 6
    assert found.part_numbers_share == 6 / 8


def test_nothing_is_said_of_codes_that_are_not_there() -> None:
    found = stretches(
        profile(Record(id="1", title="green garden chair")), profile(Record(id="2", title="chair x4711"))
    )
    assert math.isnan(found.longest) and math.isnan(found.part_numbers)
    assert math.isnan(found.left_most) and found.right_most < 1
