"""The tantivy schema: one document per product, one that says what the commit reflects, and tombstones.

``kind``: ``product``, ``gone`` or ``state``. ``ordinal``: the product's row in the columns, its own for ever.
``version``: number of the commit that wrote the document, so that readers find what is new. ``typed``: the
plain words of the name, for completions; ``prior``: their order, in millionths.
"""

from collections.abc import Iterable

import tantivy

from index.layout import text_field

PRODUCT = "product"
GONE = "gone"
STATE = "state"


def build_schema(text_fields: Iterable[str]) -> tantivy.Schema:
    """Words come analysed, so the tokenizer only splits at spaces; frequencies are kept, positions are not."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_unsigned_field("ordinal", indexed=True, fast=True, stored=True)
    builder.add_unsigned_field("version", indexed=True, fast=True)
    builder.add_unsigned_field("prior", fast=True)
    builder.add_text_field("typed", tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("body", stored=True)
    builder.add_bytes_field("vector", stored=True)
    builder.add_bytes_field("fingerprint", stored=True)
    for name in text_fields:
        builder.add_text_field(text_field(name), tokenizer_name="whitespace", index_option="freq")
    return builder.build()
