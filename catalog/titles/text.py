"""Folds a title to one spelling and cuts it into chunks."""

import re
import unicodedata

# A chunk is a run without blanks whose inner punctuation may belong to a code, a size or a number
# (wh-1000xm5/b, 10x20, 1,5); quotes after a digit are inches.
_CHUNK = re.compile(r"\d+(?:[.,]\d+)?\s?(?:''|[\"”″])|\w+(?:(?:[-/.,×*+'’]|')\w+)*\+?|[&%°™®]")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "„": '"', "–": "-", "—": "-", "‑": "-"}
)
# Letters that Unicode does not decompose, as shops spell them without diacritics.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})

# Marks that make another letter, not an accent: without them a bag (バッグ) is a hack (ハック).
_VOICING = "\u3099\u309a"


def fold(text: str) -> str:
    """Lower case, no diacritics, plain quotes and dashes: "Kávovar – 1,5 l" → "kavovar - 1,5 l"."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_QUOTES).translate(_LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter) or letter in _VOICING)
    return unicodedata.normalize("NFC", bare)


def chunks(folded: str) -> list[str]:
    """The chunks of a folded text, in order."""
    return _CHUNK.findall(folded)


def compact(folded: str) -> str:
    """Letters and digits only: "wh-1000 xm5/b" → "wh1000xm5b"."""
    if folded.isalnum():
        return folded
    return "".join(filter(str.isalnum, folded))
