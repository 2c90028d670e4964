"""Rows by label agree with a plain dictionary, whatever moves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.memory import partition
from matchers.memory.partition import Partition

ROWS = 8
MOVES = st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(-1, 3)), max_size=30)


def rows(*numbers: int) -> np.ndarray:
    return np.asarray(numbers, dtype=np.int32)


@pytest.mark.parametrize("few", [0, 3, 1_000], ids=["sorted each time", "sorted at times", "looked up"])
@given(moves=MOVES)
def test_members_are_the_rows_whose_label_it_is(few: int, moves: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(partition, "_FEW", few)
        kept = Partition(np.full(ROWS, -1, dtype=np.int32), nothing=-1)
        expected = dict.fromkeys(range(ROWS), -1)
        for row, label in moves:
            expected[row] = label
            if label < 0:
                kept.clear(rows(row))
            else:
                kept.move(rows(row), rows(label))
    for label in range(4):
        members = sorted(kept.members(rows(label)).tolist())
        assert members == [row for row, one in expected.items() if one == label]
    together = sorted(kept.members(rows(0, 1, 2, 3)).tolist())
    assert together == [row for row, one in expected.items() if one >= 0]


def test_rows_that_are_added_have_no_label() -> None:
    kept = Partition(rows(5, 5), nothing=-1)
    kept.grow(4)
    kept.move(rows(3), rows(5))
    assert sorted(kept.members(rows(5)).tolist()) == [0, 1, 3]
    assert kept.labels.tolist() == [5, 5, -1, 5]


def test_nothing_is_no_label_to_ask_for() -> None:
    assert Partition(rows(-1, 2), nothing=-1).members(rows(-1)).tolist() == []
