"""Neighbours are those of a brute-force search, whatever was added, replaced, removed and saved."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.vectors.embedder import Vectors
from index.vectors.faiss_index import FaissNeighbours

_DIMENSIONS = 16


def _vectors(count: int, seed: int = 0) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, _DIMENSIONS)).astype(np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def test_an_empty_index_has_no_neighbours() -> None:
    ordinals, cosines = FaissNeighbours(_DIMENSIONS).search(_vectors(1)[0], 5)
    assert len(ordinals) == len(cosines) == 0


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=30))
@settings(max_examples=60, deadline=None)
def test_it_holds_what_was_added_last_and_not_removed(steps: list[tuple[bool, int]]) -> None:
    index, held = FaissNeighbours(_DIMENSIONS), {}
    for place, (add, ordinal) in enumerate(steps):
        if add:
            held[ordinal] = _vectors(1, seed=place)[0]
            index.add(np.array([ordinal]), held[ordinal][None])
        else:
            held.pop(ordinal, None)
            index.remove(np.array([ordinal]))
    query = _vectors(1, seed=999)[0]
    ordinals, cosines = index.search(query, 5)
    truth = sorted(held, key=lambda ordinal: -float(held[ordinal] @ query))[:5]
    assert ordinals.tolist() == truth
    assert np.allclose(cosines, [held[ordinal] @ query for ordinal in truth], atol=1e-5)


def test_a_vector_too_far_is_no_neighbour() -> None:
    index = FaissNeighbours(_DIMENSIONS, nearest=0.9)
    vectors = _vectors(2)
    index.add(np.array([3, 8]), vectors)
    assert index.search(vectors[1], 2)[0].tolist() == [8]


def test_cosines_of_unknown_ordinals_are_not_numbers() -> None:
    index = FaissNeighbours(_DIMENSIONS)
    vectors = _vectors(1)
    index.add(np.array([2]), vectors)
    cosines = index.cosines(vectors[0], np.array([2, 0, 77]))
    assert cosines[0] == pytest.approx(1, abs=1e-5)
    assert np.isnan(cosines[1:]).all()


def test_many_vectors_in_cells_keep_nearly_all_neighbours() -> None:
    vectors = _vectors(4000)
    exact = FaissNeighbours(_DIMENSIONS)
    cells = FaissNeighbours(_DIMENSIONS, cells_from=2000)
    for index in (exact, cells):
        index.add(np.arange(4000), vectors)
        index.remove(np.array([7]))
    found = sum(
        len(set(exact.search(query, 10)[0]) & set(cells.search(query, 10)[0]))
        for query in _vectors(20, seed=1)
    )
    assert found >= 100
    assert 7 not in cells.search(vectors[7], 10)[0]
    assert len(cells) == 3999


@pytest.mark.parametrize("cells_from", [10, 10_000])
def test_what_is_saved_is_loaded(tmp_path: Path, cells_from: int) -> None:
    index = FaissNeighbours(_DIMENSIONS, cells_from=cells_from)
    vectors = _vectors(400)
    index.add(np.arange(400), vectors)
    index.save(tmp_path / "vectors.faiss")
    loaded = FaissNeighbours.load(tmp_path / "vectors.faiss", cells_from=cells_from)
    assert loaded.search(vectors[5], 3)[0].tolist() == index.search(vectors[5], 3)[0].tolist()
    loaded.remove(np.array([5]))
    assert len(loaded) == 399
