"""Words near a typed one are those that an edit distance names, however they are found."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.text.known_words import KnownWords

_words = st.text(alphabet="abcdeé", min_size=4, max_size=9)


@given(known=st.lists(_words, unique=True, max_size=40), word=_words, distance=st.integers(1, 2))
def test_it_finds_what_comparing_each_word_finds(known: list[str], word: str, distance: int) -> None:
    found = KnownWords((other, 5) for other in known).near(word, distance)
    expected = {(other, slips, 5) for other in known if (slips := OSA.distance(word, other)) <= distance}
    assert set(found) == expected


def test_numbers_short_words_and_words_of_one_product_are_no_corrections() -> None:
    words = KnownWords([("phone", 3), ("phon", 1), ("ph1ne", 9), ("pho", 9)])
    assert [found[0] for found in words.near("phome", 1)] == ["phone"]
    assert len(words) == 1


def test_a_word_counted_twice_keeps_its_greater_frequency() -> None:
    assert KnownWords([("phone", 3), ("phone", 7), ("phone", 2)]).near("phome", 1) == [("phone", 1, 7)]
