"""Text to words: one way for what is indexed and for what is typed.

Invariant: a text gives the same tokens in both places, so both engines only ever compare equal strings.
"""

import re
import unicodedata
from itertools import pairwise

from index.text.units import normalise_units

# a number with its decimals or fraction ("1.75", "1/2"), else letters and digits together ("xr500")
_WORD = re.compile(r"\d+(?:[./]\d+)+(?!\w)|[^\W_]+")
_POSSESSIVE = re.compile(r"['’`´]s\b")
# French and Italian articles stand apart ("l'ordinateur"); any other apostrophe is dropped ("don't")
_ELISION = re.compile(r"\b(l|d|j|n|s|qu|un|dell|all|nell|sull|dall)['’](?=\w)")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_RUNS = re.compile(r"\d+|[^\W\d_]+")
_SINGULAR = frozenset({"series", "species", "lens", "gps", "news", "ios", "canvas", "christmas"})
# Letters of the main European languages that are no letter with an accent; casefold makes ß ss.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
# After these sounds the plural takes "es"
_HISSING = ("sses", "shes", "ches", "xes")


def fold(text: str) -> str:
    """Lower case, without accents and trade marks: ``ß`` is ``ss``, ``ł`` is ``l``. Quotes may mean inches and stay."""
    text = text.replace("®", " ").replace("™", " ").replace("©", " ")
    if text.isascii():
        return text.lower()
    lowered = text.casefold().translate(_LETTERS).replace("½", " 1/2").replace("″", '"')
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).replace("⁄", "/")


def singular(word: str) -> str:
    """The word without the plural's ``s``, still a word: batteries → battery, cases → case, TVs → tv.

    It reads nothing but the last letters, so it serves English, French, Spanish and Portuguese alike; the other
    plurals are found by ``index.text.relatives``. A word with digits stays: a model number has no plural.
    """
    if len(word) < 3 or word[-1] != "s" or word in _SINGULAR or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSING):
        return word[:-2]
    return word if word[-2] in "uis" else word[:-1]


def words(text: str) -> list[str]:
    """Words as written, in order, folded and with their amounts one way; not stemmed."""
    text = _POSSESSIVE.sub("s", normalise_units(fold(text)))
    return _WORD.findall(_APOSTROPHE.sub("", _ELISION.sub(r"\1 ", text)))


def tokens(text: str) -> list[str]:
    """Singular words in order. "Women's 65-inch TVs" → ``women 65 in tv``."""
    return [singular(word) for word in words(text)]


def pairs(text: str) -> list[str]:
    """Each two neighbours written together: what a compound, a phrase and a split model number share.

    "smart watch" → ``smartwatch``, "XR-500 B" → ``xr500 500b``.
    """
    plain = words(text)
    return [singular(left + right) for left, right in pairwise(plain)]


def runs(word: str) -> list[str]:
    """Letters and digits of a model number apart: ``xr500b`` → ``xr 500 b``; one run when nothing changes."""
    return _RUNS.findall(word)
