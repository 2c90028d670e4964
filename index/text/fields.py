"""Which words of a product go into which field, and what a match there is worth."""

import re
from collections.abc import Mapping, Sequence

from index.document import ProductDocument
from index.text.words import fold, pairs, tokens

# Field → weight of its BM25 score; set together with the ranker's weights, see docs/ranking.md.
# ``text`` holds every word once more, so that a rare word counts wherever it stands; the other fields say
# where a match is worth more: in what the product is (``subject``), in its brand,
# in two words that stand together (``pairs``), in its model number.
BOOSTS: Mapping[str, float] = {
    "text": 1.0,
    "subject": 0.1,
    "brand": 0.8,
    "pairs": 0.6,
    "number": 1.0,
}

# What follows says what the product goes with, not what it is: "case for iPhone 7", "mount with arm".
_GOES_WITH = re.compile(
    r"\b(?:for|with|without|compatible|fits?|replacement for|designed for|including|includes?|featuring"
    r"|für|fuer|mit|ohne|pour|avec|sans|para|con|sin|per|senza|voor|met)\b|[|(,–—]| - "
)
# A title that starts with such a word has its subject later; eight characters in, one word has been said.
_SUBJECT_STARTS = 8
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
# Descriptions say most in their first sentences; the rest would make the index larger.
_DESCRIPTION = 2_000


def document_tokens(document: ProductDocument) -> dict[str, Sequence[str]]:
    """Tokens for each field of ``BOOSTS``. Prices and offers are no part of it."""
    return {
        "text": tokens(_everything(document)),
        "subject": tokens(subject(document.name)),
        "brand": tokens(document.brand or ""),
        "pairs": [*pairs(document.name), *pairs(document.brand or "")],
        "number": _numbers(document),
    }


def subject(title: str) -> str:
    """The part of a title that says what the product is, before what it goes with."""
    found = _GOES_WITH.search(title.lower(), _SUBJECT_STARTS)
    return title[: found.start()] if found else title


def compact(number: str) -> str:
    """A model number without its separators: ``DV7-1211 EA`` → ``dv71211ea``."""
    return _NOT_ALPHANUMERIC.sub("", fold(number))


def _everything(document: ProductDocument) -> str:
    parts = [
        document.name,
        *(title for title in document.titles if title != document.name),
        document.brand or "",
        *document.category,
        *document.attributes.values(),
        *document.mpns,
        (document.description or "")[:_DESCRIPTION],
    ]
    return " \n ".join(parts)


def _numbers(document: ProductDocument) -> list[str]:
    numbers = [compact(mpn) for mpn in document.mpns]
    return [*numbers, *(gtin.lstrip("0") for gtin in document.gtins)]
