"""Runs of rows and dictionaries of codes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.embedded.arrays import Dictionary, Ragged

runs = st.dictionaries(st.integers(0, 40), st.lists(st.integers(-9, 9), max_size=5), min_size=1)


def put(ragged: Ragged, wanted: dict[int, list[int]]) -> None:
    ordinals = np.array(list(wanted), dtype=np.int64)
    counts = np.array([len(run) for run in wanted.values()], dtype=np.int64)
    rows = np.array([value for run in wanted.values() for value in run], dtype=np.int64)
    ragged.put(ordinals, counts, rows)


def run(ragged: Ragged, ordinal: int) -> list[int]:
    rows, _ = ragged.rows(np.array([ordinal]))
    return list(ragged.values[rows])


@given(st.lists(runs, min_size=1, max_size=6))
def test_the_newest_run_of_each_ordinal_is_read(puts: list[dict[int, list[int]]]) -> None:
    ragged, expected = Ragged(np.int64), {}
    for wanted in puts:
        put(ragged, wanted)
        expected |= wanted
    assert {ordinal: run(ragged, ordinal) for ordinal in expected} == expected
    rows, counts = ragged.rows(np.array(list(expected)))
    assert list(ragged.values[rows]) == [value for many in expected.values() for value in many]
    assert list(counts) == [len(many) for many in expected.values()]


def test_replaced_rows_do_not_fill_the_memory() -> None:
    ragged = Ragged(np.int64)
    for number in range(2_000):
        put(ragged, {0: [number] * 10, 1: [7]})
    assert len(ragged.values) < 5_000
    assert (run(ragged, 0), run(ragged, 1)) == ([1_999] * 10, [7])


@given(st.lists(runs, min_size=1, max_size=3))
def test_what_was_saved_is_restored(puts: list[dict[int, list[int]]]) -> None:
    ragged, copy = Ragged(np.int64), Ragged(np.int64)
    for wanted in puts:
        put(ragged, wanted)
    copy.restore(ragged.arrays())
    put(copy, {50: [1, 2]})
    for ordinal in {ordinal for wanted in puts for ordinal in wanted}:
        assert run(copy, ordinal) == run(ragged, ordinal)
    assert run(copy, 50) == [1, 2]


def test_codes_are_given_in_order_and_stay() -> None:
    dictionary = Dictionary(["a"])
    assert [dictionary.code(value) for value in ("b", "a", "b", "c")] == [1, 0, 1, 2]
    assert (dictionary.find("c"), dictionary.find("z")) == (2, -1)
    assert list(dictionary.mask(["c", "z"])) == [False, False, True, False]
