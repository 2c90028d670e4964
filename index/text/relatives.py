"""Other forms of a word that the catalogue has: plurals and cases of the main European languages."""

from functools import cache, lru_cache

import Stemmer

from index.plan import Vocabulary

_LANGUAGES = ("english", "german", "french", "spanish", "italian", "dutch", "portuguese", "swedish")
# A shorter stem joins words that have nothing to do with each other.
_SHORTEST_STEM = 4
# Endings are at most so much longer than the stem: -ements, -ungen, -zioni.
_LONGEST_ENDING = 5
# Forms of one word are few; the rest of what starts alike are compounds and other words.
_LIMIT = 24


def relatives(word: str, vocabulary: Vocabulary) -> list[str]:
    """Words of the catalogue with the same stem in one of the languages, the most frequent first."""
    if len(word) < _SHORTEST_STEM or not word.isalpha():
        return []
    found: dict[str, None] = {}
    stems = [_stem(language, word) for language in _LANGUAGES]
    shortest = min(stems, key=len)
    if len(shortest) < _SHORTEST_STEM:
        shortest = word[:_SHORTEST_STEM]
    for other, _ in vocabulary.starting_with(shortest, _LIMIT):
        if other == word or len(other) > len(shortest) + _LONGEST_ENDING or not other.isalpha():
            continue
        if any(
            len(stem) >= _SHORTEST_STEM and _stem(language, other) == stem
            for language, stem in zip(_LANGUAGES, stems, strict=True)
        ):
            found[other] = None
    return list(found)


@lru_cache(maxsize=100_000)
def _stem(language: str, word: str) -> str:
    stem: str = _stemmer(language).stemWord(word)
    return stem


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
