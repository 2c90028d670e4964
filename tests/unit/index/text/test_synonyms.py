"""The synonyms' file: two kinds of rules, and errors that name the line."""

from pathlib import Path

import pytest

from catalog.errors import ConfigurationError
from index.text.synonyms import Synonyms, load_synonyms


def test_names_in_a_row_mean_each_other() -> None:
    synonyms = Synonyms(["TVs, television  # both"])
    assert synonyms.others(["tv"]) == [("television",)]
    assert synonyms.others(["television"]) == [("tv",)]


def test_an_arrow_works_one_way() -> None:
    synonyms = Synonyms(["ua => under armour"])
    assert synonyms.others(["ua"]) == [("under", "armour")]
    assert not synonyms.others(["under", "armour"])


@pytest.mark.parametrize("line", ["alone", "a =>", "=> b", ", ,"])
def test_a_wrong_line_is_named(line: str) -> None:
    with pytest.raises(ConfigurationError, match="line 2"):
        Synonyms(["# comment", line])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        load_synonyms(tmp_path / "nowhere.txt")


def test_the_file_that_ships_is_right() -> None:
    assert load_synonyms().others(["television"])
