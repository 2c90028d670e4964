"""Documents as bytes and back, the same for both engines."""

from datetime import datetime
from typing import Any

import orjson

from index.document import OfferDocument, ProductDocument

_TUPLES = ("mpns", "gtins", "category", "titles")


def encode(document: ProductDocument) -> bytes:
    """JSON of the document, fields named as in the class."""
    return orjson.dumps(document)


def decode(body: bytes | str) -> ProductDocument:
    """The inverse of ``encode``."""
    return from_fields(orjson.loads(body))


def from_fields(fields: dict[str, Any]) -> ProductDocument:
    """A document from its JSON fields."""
    for name in _TUPLES:
        fields[name] = tuple(fields[name])
    fields["offers"] = tuple(OfferDocument(**offer) for offer in fields["offers"])
    if fields["created_at"] is not None:
        fields["created_at"] = datetime.fromisoformat(fields["created_at"])
    return ProductDocument(**fields)
