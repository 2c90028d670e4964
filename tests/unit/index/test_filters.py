"""Filters asked for and filters understood."""

from index.filters import canonical, combined
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


def test_equal_filters_are_written_alike_and_others_are_not() -> None:
    one = Filters(
        brands=frozenset({"Acme", "Bolt"}), attributes={"a": frozenset({"1"}), "b": frozenset({"2"})}
    )
    same = Filters(
        brands=frozenset({"Bolt", "Acme"}), attributes={"b": frozenset({"2"}), "a": frozenset({"1"})}
    )
    assert canonical(one) == canonical(same)
    others = [Filters(), Filters(max_total=0), Filters(min_total=0), Filters(brands=frozenset({"Acme"}))]
    assert len({canonical(filters) for filters in (*others, one)}) == 5
