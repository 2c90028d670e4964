"""Tells whether the text that a product's vector is made of has changed: a new price costs no new vector."""

from hashlib import blake2b

import orjson

from index.document import ProductDocument


def text_fingerprint(document: ProductDocument) -> bytes:
    """12 bytes of all that may go into a vector."""
    text = (
        document.name,
        document.brand,
        document.category,
        document.description,
        document.titles,
        sorted(document.attributes.items()),
    )
    return blake2b(orjson.dumps(text), digest_size=12).digest()
