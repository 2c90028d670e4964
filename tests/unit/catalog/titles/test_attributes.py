"""What titles and stores say becomes attributes under one name and one spelling."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from catalog.titles import read_title
from catalog.titles.attributes import colours, display_attributes
from catalog.titles.formats import metres, storage
from catalog.titles.stated import names, stated_attributes
from catalog.titles.text import fold

_CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("attributes.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", _CASES["title"], ids=lambda case: case["title"])
def test_a_title_shows_only_what_it_leaves_no_doubt_about(case: dict[str, Any]) -> None:
    assert display_attributes(read_title(case["title"])) == case["shown"]


@pytest.mark.parametrize("case", _CASES["stated"], ids=lambda case: " ".join(case["given"]))
def test_what_a_store_states_gets_the_catalogues_name_and_spelling(case: dict[str, Any]) -> None:
    assert stated_attributes(case["given"]) == case["shown"]


def test_stated_attributes_that_are_read_again_stay_the_same() -> None:
    for case in _CASES["stated"]:
        assert stated_attributes(case["shown"]) == case["shown"]


@pytest.mark.parametrize("table", [colours, names])
def test_tables_hold_folded_spellings_only(table: Any) -> None:
    assert all(fold(spelling) == spelling for spelling in table())


def test_capacities_read_as_people_write_them() -> None:
    assert [storage(each) for each in (0.25, 0.512, 256, 1000, 1024, 1500, 2048)] == [
        "256 MB", "512 MB", "256 GB", "1 TB", "1 TB", "1.5 TB", "2 TB",
    ]  # fmt: skip


def test_lengths_tell_short_cables_apart() -> None:
    assert [metres(each) for each in (150, 200, 1829, 20000)] == ["0.15 m", "0.2 m", "1.8 m", "20 m"]
