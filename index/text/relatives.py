"""Other forms of a word that the catalogue has: plurals and cases of the main European languages."""

from functools import cache, lru_cache

import Stemmer

from index.plan import Vocabulary

_LANGUAGES = ("english", "german", "french", "spanish", "italian", "dutch", "portuguese", "swedish")
# A shorter stem joins words that have nothing to do with each other.
_SHORTEST_STEM = 4
# Plurals, genders and cases. Trying endings costs as many look-ups as there are endings; reading all words that
# start alike would cost more with each product.
_ENDINGS = (
    "",
    "e",
    "n",
    "en",
    "er",
    "ern",
    "s",
    "es",
    "a",
    "o",
    "as",
    "os",
    "i",
    "x",
    "y",
    "ies",
    "ing",
    "ed",
    "ar",
    "or",
)


def relatives(word: str, vocabulary: Vocabulary) -> list[str]:
    """Words of the catalogue with the same stem in one of the languages."""
    return [other for other in forms(word) if vocabulary.frequency(other)]


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[str, ...]:
    """Other words that a stemmer of one of the languages takes for the same."""
    if len(word) < _SHORTEST_STEM or not word.isalpha():
        return ()
    forms: dict[str, None] = {}
    for language in _LANGUAGES:
        stem = _stem(language, word)
        if len(stem) >= _SHORTEST_STEM:
            forms |= dict.fromkeys(
                form for ending in _ENDINGS if _stem(language, form := stem + ending) == stem and form != word
            )
    return tuple(forms)


@lru_cache(maxsize=100_000)
def _stem(language: str, word: str) -> str:
    stem: str = _stemmer(language).stemWord(word)
    return stem


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(language)
