"""The strict mapping of an index version, and a document as its source.

Only what core Elasticsearch has: prices are integers in minor units, completions are prefixes of words.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from index.codec import encode
from index.cursor import tie_key
from index.document import ProductDocument
from index.facets import PRICE_STEPS, category_value, price_value
from index.fingerprint import text_fingerprint
from index.layout import text_field
from index.offers import price_key
from index.plain_words import words
from index.plan import TextAnalysis
from index.ranker import prior

Source = dict[str, Any]

# To be raised with every change of the mapping: an index of another one asks for a rebuild.
VERSION = 2

_KEYWORD = {"type": "keyword"}
_STORED = {"type": "object", "enabled": False}
_WORDS = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
# Before the id of a product that is in no group of variants; no group's id starts with it.
_ALONE = "\x1f"
# Of a vector's numbers as text: more than a byte tells apart, and a third of what a float32 is written with.
_DECIMALS = 5
# Completions start with the first letter; past ten letters hardly any word is still open.
_PREFIXES = {"min_chars": 1, "max_chars": 10}


def is_alone(group: str) -> bool:
    """True for the group of a product that has no variants."""
    return group.startswith(_ALONE)


def build_mapping(text_fields: Iterable[str], dimensions: int) -> Source:
    """Properties of an index; an unknown field is refused. ``dimensions`` 0: no vectors."""
    text = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    properties: Source = {
        "product_id": _KEYWORD,
        "tie": {"type": "long"},
        "prior": {"type": "float"},
        "brand": _KEYWORD,
        "categories": _KEYWORD,
        "group": _KEYWORD,
        "variant_of": _KEYWORD,
        "rating": {"type": "double"},
        "created": {"type": "double"},
        "discount": {"type": "integer"},
        "drop": {"type": "long"},
        "stores": {"type": "integer"},
        "pairs": _KEYWORD,
        "attributes": {"type": "nested", "properties": {"name": _KEYWORD, "value": _KEYWORD}},
        "offers": {"type": "nested", "properties": _offer_properties()},
        "typed": {**_WORDS, "index_prefixes": _PREFIXES},
        "named": {**_WORDS, "index_prefixes": _PREFIXES},
        "popularity": {"type": "float"},
        "offer_count": {"type": "integer"},
        "fingerprint": {"type": "keyword", "index": False, "doc_values": False},
        "document": _STORED,
        **{text_field(name): text for name in text_fields},
    }
    if dimensions:
        properties["vector"] = {
            "type": "dense_vector",
            "dims": dimensions,
            "similarity": "dot_product",
            # 8 and 9 have different defaults; a byte a number loses nothing that the judged queries show.
            "index_options": {"type": "int8_hnsw"},
        }
    return {"dynamic": "strict", "properties": properties}


def _offer_properties() -> Source:
    return {
        "store": _KEYWORD,
        "availability": _KEYWORD,
        "condition": _KEYWORD,
        "total": {"type": "long"},
        "step": _KEYWORD,
        "key": {"type": "long"},
        "unavailable": {"type": "byte"},
    }


def build_source(
    document: ProductDocument, analysis: TextAnalysis, vector: NDArray[np.float32] | None
) -> Source:
    """What is indexed for a document; ``document`` itself is kept unindexed beside it."""
    tokens = analysis.tokens(document)
    source: Source = {
        "product_id": document.product_id,
        "tie": tie_key(document.product_id),
        "prior": prior(document.popularity, len(document.offers)),
        "brand": document.brand,
        "categories": [
            category_value(document.category[: depth + 1]) for depth in range(len(document.category))
        ],
        # To collapse by, each product has a group; to count groups, only those that have one.
        "group": document.group_id or f"{_ALONE}{document.product_id}",
        "variant_of": document.group_id,
        "rating": document.rating,
        "created": document.created_at.timestamp() if document.created_at else None,
        "discount": document.discount_percent,
        "drop": document.price_drop,
        "stores": len({offer.store_id for offer in document.offers}),
        "pairs": [f"{name}\x1f{value}" for name, value in document.attributes.items()],
        "attributes": [{"name": name, "value": value} for name, value in document.attributes.items()],
        "offers": _offers(document),
        "typed": " ".join(words(f"{document.brand or ''} {document.name}")),
        "named": " ".join(words(" ".join((document.brand or "", *document.category)))),
        "popularity": document.popularity,
        "offer_count": len(document.offers),
        "fingerprint": text_fingerprint(document).hex(),
        "document": orjson.loads(encode(document)),
        **{text_field(name): " ".join(many) for name, many in tokens.items()},
    }
    if vector is not None:
        source["vector"] = np.round(vector.astype(np.float64), _DECIMALS).tolist()
    return source


def _offers(document: ProductDocument) -> list[Source]:
    steps = np.searchsorted(PRICE_STEPS, [offer.total for offer in document.offers], side="right") - 1
    return [
        {
            "store": offer.store_id,
            "availability": offer.availability,
            "condition": offer.condition,
            "total": offer.total,
            "step": price_value(int(step)),
            "key": price_key(offer),
            "unavailable": int(price_key(offer) != offer.total),
        }
        for offer, step in zip(document.offers, steps, strict=True)
    ]
