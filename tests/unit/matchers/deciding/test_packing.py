"""Boxed and bare parts are told apart by what their titles say."""

import numpy as np
import pytest

from matchers.deciding.packing import packings_differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("intel core i5 7400 boxed", "intel core i5 7400 tray", True),
        ("intel bx80677i57400 core i5", "intel core i5 7400 oem", True),
        ("amd yd2400c5fbbox ryzen 5", "amd ryzen 5 2400g bulk", True),
        ("intel core i5 7400 boxed", "intel core i5 7400 processor", False),
        ("intel core i5 7400 box", "intel core i5 7400 retail", False),
        ("tray or box", "oem", False),
        ("fridge with icebox", "fridge with tray", False),
    ],
)
def test_only_what_both_titles_say_sets_them_apart(one: str, other: str, *, differ: bool) -> None:
    found = packings_differ([one, other], np.asarray([0, 1]), np.asarray([1, 0]))
    assert found.tolist() == [differ, differ]
