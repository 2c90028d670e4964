"""Links between rows agree with a plain dictionary, whatever is connected and forgotten."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.memory import links
from matchers.memory.links import Links

ROWS = 6
PAIRS = st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)).filter(lambda pair: pair[0] != pair[1])
STEPS = st.lists(
    st.one_of(
        st.tuples(PAIRS, st.sampled_from([0.001, 0.25, 0.75, 0.999, -0.9, -0.97])), st.integers(0, ROWS - 1)
    ),
    max_size=25,
)

# what a rule merges, then what a rule keeps apart, then the highest score; what a rule asks about is below nought and
# ranks as what is as likely as not
ORDER = [0.25, -0.9, -0.97, 0.75, 0.001, 0.999]


def rows(*numbers: int) -> np.ndarray:
    return np.asarray(numbers, dtype=np.int32)


def of(kept: Links) -> dict[tuple[int, int], float]:
    near, far, chances = kept.around(np.arange(ROWS, dtype=np.int32))
    return dict(zip(zip(near.tolist(), far.tolist(), strict=True), chances.tolist(), strict=True))


@pytest.mark.parametrize("few", [-1, 3, 1_000], ids=["sorted each time", "sorted at times", "looked up"])
@given(steps=STEPS)
def test_links_are_those_that_were_connected_and_not_forgotten(few: int, steps: list[Any]) -> None:
    expected: dict[tuple[int, int], float] = {}
    kept = Links.empty()
    kept.grow(ROWS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "_FEW", few)
        for step in steps:
            if isinstance(step, int):
                others = sorted(other for one, other in expected if one == step)
                assert kept.forget(rows(step)).tolist() == others
                expected = {pair: chance for pair, chance in expected.items() if step not in pair}
                continue
            (one, other), chance = step
            kept.connect(rows(one), rows(other), np.asarray([chance], dtype=np.float32))
            for pair in ((one, other), (other, one)):
                expected[pair] = max(chance, expected.get(pair, chance), key=ORDER.index)
    assert of(kept) == pytest.approx(expected)
    assert of(Links(**kept.arrays())) == pytest.approx(expected)  # type: ignore[arg-type]


def test_known_pairs_are_told_from_others() -> None:
    kept = Links.empty()
    kept.grow(ROWS)
    kept.connect(rows(0), rows(2), np.asarray([0.5], dtype=np.float32))
    assert kept.known(rows(0, 2, 0), rows(2, 0, 1)).tolist() == [True, True, False]
