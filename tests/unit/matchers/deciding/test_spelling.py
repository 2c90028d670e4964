"""What two titles say alike is scored in one spelling where the score is not sure."""

from collections.abc import Sequence

import numpy as np
import pytest

from matchers.deciding.packs import pieces
from matchers.deciding.spelling import looked_again, respelled
from matchers.options import MatchingOptions
from matchers.record import Record

OPTIONS = MatchingOptions()

ONE_SPELLING = [
    ("Shampoo 500ml", "Shampoo 0.5 L", "Shampoo 500ml"),
    ("Coffee 1kg", "Coffee 1000 g", "Coffee 1kg"),
    ("Whisky 70cl", "Whisky 700 ml", "Whisky 70cl"),
    ("SSD 1TB", "SSD 1000GB", "SSD 1TB"),
    ("TV 55 inch", 'TV 55"', "TV 55 inch"),
    ("TV 55 inch", "TV 140 cm", "TV 55 inch"),
    ("Pan 28cm", "Pan 280mm", "Pan 28cm"),
    ("Cola 24 x 330ml", "Cola 24x0.33 l", "Cola 24 x 330ml"),
    ("Heads 4-pack", "Heads pack of 4", "Heads 4-pack"),
    ("Wasser 1,5 l", "Wasser 1500ml still", "Wasser 1,5 l still"),
]

NOTHING_ALIKE = [
    ("Shampoo 500ml", "Shampoo 400ml"),
    ("Shampoo 500ml", "Shampoo 500 ML"),
    ("Shampoo 500ml", "Shampoo"),
    ("Cola 24 x 330ml", "Cola 330 ml"),
    ("Heads 4-pack", "Heads pack of 6"),
    # an amount of another kind, and numbers of models
    ("Rice 500g", "Rice 500ml"),
    ("Ryzen 5600X", "Ryzen 5603X"),
    # close, in one unit
    ("Desk 100cm", "Desk 100.5cm"),
]


def record(key: str, title: str) -> Record:
    return Record(id=key, title=title)


@pytest.mark.parametrize(("left", "right", "title"), ONE_SPELLING)
def test_the_right_title_takes_the_spelling_of_the_left(left: str, right: str, title: str) -> None:
    found = respelled(record("a", left), record("b", right))
    assert found is not None
    assert found.title == title
    assert found.id != "b"


@pytest.mark.parametrize(("left", "right"), NOTHING_ALIKE)
def test_other_amounts_and_equal_spellings_stay(left: str, right: str) -> None:
    assert respelled(record("a", left), record("b", right)) is None


def test_only_pairs_that_the_score_is_not_sure_of_are_looked_at_again() -> None:
    pairs = [(record(f"a{at}", "Shampoo 500ml"), record(f"b{at}", "Shampoo 0.5 L")) for at in range(4)]
    asked: list[tuple[Record, Record]] = []

    def score(again: Sequence[tuple[Record, Record]]) -> list[float]:
        asked.extend(again)
        return [0.95, 0.4]

    found = looked_again(pairs, np.asarray([0.3, 0.6, 0.8, 0.92]), score, OPTIONS)
    assert [right.title for _, right in asked] == ["Shampoo 500ml", "Shampoo 500ml"]
    # the better of both counts
    assert found.tolist() == [0.3, 0.95, 0.8, 0.92]


def test_nothing_is_asked_where_nothing_is_spelled_otherwise() -> None:
    def score(again: Sequence[tuple[Record, Record]]) -> list[float]:
        raise AssertionError("no pair to score")

    pairs = [(record("a", "Shampoo"), record("b", "Shampoo new"))]
    assert looked_again(pairs, np.asarray([0.6]), score, OPTIONS).tolist() == [0.6]


@pytest.mark.parametrize(
    "title", ["Cola 24 x 330ml", "Cola 24x330ml", "Cola 24x330 ml", "Cola 330 ml pack of 24"]
)
def test_packs_of_amounts_are_read_with_and_without_blanks(title: str) -> None:
    assert pieces(title) == 24


@pytest.mark.parametrize("title", ["Drill 2 x 1.5Ah", "Screws 4 x 40mm", "Memory 2 x 8GB"])
def test_sizes_and_parts_are_no_packs(title: str) -> None:
    assert pieces(title) == 1
