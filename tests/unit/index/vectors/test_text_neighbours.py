"""The matcher's neighbours: nearest titles, replaced and forgotten as told."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.vectors.embedder import Vectors
from index.vectors.text_neighbours import TextNeighbours
from matchers.blocking.neighbours import NeighbourFinder
from matchers.record import Record


class LetterEmbedder:
    """Counts letters: titles with the same letters are near."""

    name = "letters"
    dimensions = 26

    def embed(self, texts: Sequence[str]) -> Vectors:
        counts = np.array(
            [[text.lower().count(chr(97 + place)) + 0.01 for place in range(26)] for text in texts],
            dtype=np.float32,
        )
        unit: Vectors = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return unit


@pytest.fixture
def finder() -> NeighbourFinder:
    found = TextNeighbours(LetterEmbedder())
    found.add([Record(id="a", title="aaa"), Record(id="ab", title="aab"), Record(id="z", title="zzz")])
    return found


def test_the_nearest_come_first(finder: NeighbourFinder) -> None:
    assert finder.neighbours([Record(id="new", title="aa")], 2) == [["a", "ab"]]


def test_a_record_added_again_is_replaced(finder: NeighbourFinder) -> None:
    finder.add([Record(id="a", title="zz")])
    assert set(finder.neighbours([Record(id="new", title="zzzz")], 2)[0]) == {"a", "z"}


def test_a_forgotten_record_is_no_neighbour(finder: NeighbourFinder) -> None:
    finder.remove(["a", "never seen"])
    assert finder.neighbours([Record(id="new", title="aa")], 3) == [["ab", "z"]]


def test_the_brand_counts_where_the_title_lacks_it(finder: NeighbourFinder) -> None:
    assert finder.neighbours([Record(id="new", title="a", brand="zzzzzz")], 1) == [["z"]]
