"""The words of a title, and the table of variants."""

import csv
from collections import defaultdict
from importlib.resources import files

from matchers.deciding.wording import Asked, empty_words, numbers_told, variant_table, variants_named, wording


def named(title: str) -> dict[str, set[str]]:
    return {axis: {one.value for one in found} for axis, found in variants_named(title).items()}


def test_a_longer_phrase_hides_those_within_it() -> None:
    assert named("Monitor Full HD") == {"picture": {"fhd"}}
    assert named("Monitor HD") == {"picture": {"hd"}}


def test_a_spelling_of_another_language_names_the_same() -> None:
    assert named("Scheinwerfer links") == named("phare gauche") == {"side": {"left"}}


def test_a_phrase_that_names_nothing_hides_its_words() -> None:
    assert named("Lamp special offer") == {}


def test_words_of_such_phrases_are_empty_where_they_stand_together() -> None:
    assert empty_words("Lamp free shipping") == {"free", "shipping"}
    assert empty_words("Sugar free cola") == frozenset()


def test_words_are_those_of_the_reading() -> None:
    assert wording("Wi-Fi 500 ml").told == ("wi", "fi", "500ml")


def test_numbers_are_told_where_each_title_has_one_that_the_other_lacks() -> None:
    assert numbers_told("Lamp 60cm", "Lamp 600mm")
    assert not numbers_told("Lamp 60cm", "Lamp")
    assert not numbers_told("Lamp 60cm black", "Lamp 60 cm white")


def test_no_spelling_names_two_values_of_an_axis() -> None:
    meanings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    with files("data").joinpath("titles/variants.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            assert row["asked"] in set(Asked)
            assert row["model"] in {"told", "untold"}
            for spelling in row["spellings"].split("|"):
                assert spelling.strip() == spelling != ""
                meanings[row["axis"], spelling].add(row["value"])
    assert {key: values for key, values in meanings.items() if len(values) > 1} == {}


def test_every_phrase_begins_where_it_is_looked_for() -> None:
    table = variant_table()
    assert table.beginnings == set(table.phrases)
    for first, phrases in table.phrases.items():
        assert all(phrase[0] == first and set(phrase) <= table.words for phrase, _ in phrases)
        assert [len(phrase) for phrase, _ in phrases] == sorted((len(p) for p, _ in phrases), reverse=True)
