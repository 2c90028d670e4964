"""Short numbers of a series are read with their letter, and set two titles apart where both name one."""

import numpy as np
import pytest

from matchers.grouping.series import series, series_differ


def test_numbers_stand_with_their_letter_and_units_are_none() -> None:
    assert series("Canon EOS 80D Z6 65w 16g") == {("d", False): {80}, ("z", True): {6}}
    assert series("f/3.5 a10/a100 ue43nu7100 b4.5 gx80") == {}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("nikon z6 24 70mm", "nikon z7 24 70mm", True),
        ("canon eos 7d body", "canon eos 80d body", True),
        ("nikon coolpix a10", "nikon a100 silver", True),
        ("samsung galaxy j5", "samsung galaxy j5 2017 4g", False),
        ("samsung galaxy j5", "samsung galaxy s9", False),
        ("intel i7 8700k l3 12mb", "intel core i7 8700k", False),
        ("microwave 800w 20l", "microwave 900w 23l", False),
    ],
)
def test_only_titles_that_both_name_one_are_set_apart(one: str, other: str, *, differ: bool) -> None:
    found = series_differ([one, other], np.asarray([0, 1]), np.asarray([1, 0]))
    assert found.tolist() == [differ, differ]
