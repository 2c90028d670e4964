"""Brands: as printed, and as a key that spelling and legal form do not change."""

import re
import unicodedata
from functools import lru_cache

from catalog.normalise.placeholder import is_placeholder

_LABEL = re.compile(r"^\s*(?:brand|marke|marque|marca|merk|hersteller|manufacturer)\s*:\s*", re.IGNORECASE)
_BYLINE = re.compile(r"^\s*(?:by|von|visit the)\s+(?=\S)", re.IGNORECASE)
_STORE = re.compile(r"^(?P<brand>.+?)\s+store$", re.IGNORECASE)
# What marketplaces write where there is no brand.
_NO_BRAND = frozenset(
    {"unbranded", "no brand", "nobrand", "generic", "oem", "ohne marke", "markenlos", "sans marque"}
)
_LEGAL_FORM_WORDS = (
    "inc incorporated ltd limited llc plc corp corporation co company gmbh ag kg ohg ev sa sas sarl spa srl "
    "bv nv oy ab as aps kk sl sro doo zoo"
)
_LEGAL_FORMS = frozenset(_LEGAL_FORM_WORDS.split())
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b|$|\s)")
# Longer ones are sentences.
_LONGEST = 80


def parse_brand(text: str | None) -> str | None:
    """The brand without label and by-line; None for placeholders, "unbranded" and sentences."""
    if not text:
        return None
    cleaned = " ".join(unicodedata.normalize("NFKC", text).split())
    visited = cleaned.casefold().startswith("visit the ")
    cleaned = _BYLINE.sub("", _LABEL.sub("", cleaned)).strip(" .:;,-|")
    store = _STORE.match(cleaned)
    if visited and store:
        cleaned = store["brand"]
    if is_placeholder(cleaned) or cleaned.casefold() in _NO_BRAND or len(cleaned) > _LONGEST:
        return None
    return cleaned


@lru_cache(maxsize=50_000)
def brand_key(text: str | None) -> str | None:
    """Lower-case letters and digits without accents and legal form; None where there is no brand.

    ``Bang & Olufsen A/S``, ``BANG&OLUFSEN`` and ``Bang and Olufsen`` agree.
    """
    brand = parse_brand(text)
    if brand is None:
        return None
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", brand.casefold()) if not unicodedata.combining(c)
    )
    plain = _DOTTED.sub("", plain).replace("a/s", " as ").replace("&", " and ").replace("+", " and ")
    words = ["".join(c for c in word if c.isalnum()) for word in re.split(r"[\s,/]+", plain)]
    words = [word for word in words if word]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return "".join(words) or None
