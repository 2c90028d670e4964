"""What an API states: texts, and attributes by name, of which some identify the product."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from catalog.normalise.gtin import parse_gtin
from catalog.normalise.mpn import parse_mpn
from spiders.extraction.words.labels import BY_LABEL, Concept, fold_label

_TAG = re.compile(r"<[^>]+>")
# What plugins call the field that holds a GTIN, where it is no attribute.
_GTIN_FIELDS = ("global_unique_id", "gtin", "ean", "upc", "isbn", "barcode")


@dataclass(slots=True, kw_only=True)
class Stated:
    """``gtin_text`` and ``mpn`` as stated; ``attributes`` are those that are no identifier, no brand and no stock."""

    gtin_text: str | None = None
    mpn: str | None = None
    brand: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)


def read_stated(attributes: Mapping[str, str], fields: Mapping[str, object]) -> Stated:
    """Sort attributes by what their label says in any language; ``fields`` is the whole row of the API."""
    stated = Stated(gtin_text=next((str(fields[name]) for name in _GTIN_FIELDS if fields.get(name)), None))
    for label, value in attributes.items():
        concept = BY_LABEL.get(fold_label(label), (None, 0.0))[0]
        if concept is None:
            stated.attributes[label] = value
        elif concept is Concept.GTIN and parse_gtin(value):
            stated.gtin_text = stated.gtin_text or value
        elif concept is Concept.MPN:
            stated.mpn = stated.mpn or parse_mpn(value)
        elif concept is Concept.BRAND:
            stated.brand = stated.brand or value
    return stated


def plain_text(value: object) -> str | None:
    """Names come with HTML entities and, from some plugins, tags."""
    return " ".join(unescape(_TAG.sub(" ", str(value or ""))).split()) or None
