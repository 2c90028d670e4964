"""Filters asked for and filters understood."""

from index.filters import combined
from index.query import Filters


def test_what_was_asked_for_wins_over_what_was_understood() -> None:
    asked = Filters(brands=frozenset({"Acme"}), max_total=0, attributes={"colour": frozenset({"red"})})
    understood = Filters(
        brands=frozenset({"Bolt"}),
        max_total=900,
        min_total=100,
        min_rating=4.0,
        attributes={"colour": frozenset({"blue"}), "storage": frozenset({"64 GB"})},
    )
    assert combined(asked, understood) == Filters(
        brands=frozenset({"Acme"}),
        max_total=0,
        min_total=100,
        min_rating=4.0,
        attributes={"colour": frozenset({"red"}), "storage": frozenset({"64 GB"})},
    )


def test_nothing_understood_changes_nothing() -> None:
    asked = Filters(category=("A",), stores=frozenset({"s"}), min_rating=0.0)
    assert combined(asked, Filters()) == asked
