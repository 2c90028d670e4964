"""Public ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.public_id import public_id
from catalog.errors import InvalidValueError


@given(st.integers(min_value=0, max_value=2**35 - 1), st.integers(min_value=0, max_value=2**35 - 1))
def test_different_numbers_have_different_ids(one: int, other: int) -> None:
    assert (public_id(one) == public_id(other)) == (one == other)


def test_neighbours_do_not_look_alike() -> None:
    ids = [public_id(number) for number in range(1, 1001)]
    assert len({id_[:2] for id_ in ids}) > 500


@pytest.mark.parametrize("number", [-1, 2**35])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(InvalidValueError, match=str(number)):
        public_id(number)
