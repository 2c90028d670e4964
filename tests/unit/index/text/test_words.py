"""One analysis for products and queries: whatever is written alike in meaning gives the same tokens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text.units import normalise_units
from index.text.words import pairs, runs, singular, tokens, words


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ('65" TV', "65 inch tvs"),
        ("65-inch tv", "65 Zoll TV"),
        ("500GB SSD", "500 gigabytes ssd"),
        ("½ inch binder", '1/2" binders'),
        ("Women's shoes", "womens shoe"),
        ("Kopfhörer", "KOPFHORER"),
        ("crème brûlée", "Creme Brulee"),
        ("Intel® Core™ i7", "intel core i7"),
        ("1,75 kg", "1.75 kilograms"),
    ],
)
def test_two_ways_to_write_it_give_the_same_tokens(written: str, also_written: str) -> None:
    assert tokens(written) == tokens(also_written)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("batteries", "battery"),
        ("cases", "case"),
        ("watches", "watch"),
        ("glasses", "glass"),
        ("TVs", "tv"),
        ("laptops", "laptop"),
    ],
)
def test_a_plural_becomes_singular(plural: str, one: str) -> None:
    assert tokens(plural) == [one]


@pytest.mark.parametrize("word", ["wireless", "bus", "lens", "series", "gps", "iris", "xs3s", "us"])
def test_a_word_that_only_looks_like_a_plural_stays(word: str) -> None:
    assert singular(word) == word


def test_a_split_model_number_and_a_joined_one_share_a_token() -> None:
    assert set(pairs("Brother TN-2110 toner")) & set(tokens("tn2110"))
    assert set(pairs("smart watch")) & set(tokens("smartwatches"))


def test_an_article_stands_apart_from_its_word() -> None:
    assert words("l’ordinateur dell'auto don't") == ["l", "ordinateur", "dell", "auto", "dont"]


def test_a_number_keeps_its_decimals_and_fractions() -> None:
    assert words("1.75 l, 2-1/2 inch, 802.11") == ["1.75", "l", "2", "1/2", "in", "802.11"]


@pytest.mark.parametrize("text", ["windows 10 to go", "3 m tape", "pack of 4 g clamps"])
def test_a_word_apart_from_the_number_is_no_short_unit(text: str) -> None:
    assert normalise_units(text) == text


def test_letters_and_digits_of_a_model_number_come_apart() -> None:
    assert runs("xr500b") == ["xr", "500", "b"]


@given(st.text(max_size=60))
@settings(deadline=None)
def test_every_token_can_stand_in_a_list_parted_by_spaces(text: str) -> None:
    assert " ".join(tokens(text)).split() == tokens(text)
    assert " ".join(pairs(text)).split() == pairs(text)
