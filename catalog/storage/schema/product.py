"""Canonical products, their GTINs, and groups of variants.

Rows of ``product`` are never deleted: a merged one keeps ``redirect_to``, an emptied one ``removed_at``,
so that a public id can never come to mean something else.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table, Text

from catalog.storage.schema.columns import UtcDateTime, column, json_column, metadata

product_group = Table(
    "product_group",
    metadata,
    column("id", String(16), primary_key=True),
    column("name", Text),
    json_column("axes", list),
)

product = Table(
    "product",
    metadata,
    column("id", String(16), primary_key=True),
    column("name", Text),
    column("brand", Text, null=True),
    column("mpn", Text, null=True),
    json_column("gtins", list),
    json_column("category", list),
    column("description", Text, null=True),
    json_column("image_urls", list),
    column("rating", Float, null=True),
    column("review_count", Integer, null=True),
    json_column("attributes", dict),
    json_column("field_sources", dict),
    Column("group_id", String(16), ForeignKey("product_group.id"), nullable=True, index=True),
    Column("redirect_to", String(16), ForeignKey("product.id"), nullable=True, index=True),
    column("content_hash", String(32)),
    column("created_at", UtcDateTime),
    column("updated_at", UtcDateTime),
    column("removed_at", UtcDateTime, null=True),
)

product_gtin = Table(
    "product_gtin",
    metadata,
    column("gtin", String(14), primary_key=True),
    Column("product_id", String(16), ForeignKey("product.id"), primary_key=True, index=True),
)

# Which products may be variants of one item; rewritten with the golden record, read only by matching.
product_variant_key = Table(
    "product_variant_key",
    metadata,
    column("key", String(32), primary_key=True),
    Column("product_id", String(16), ForeignKey("product.id"), primary_key=True, index=True),
    # "" for a key that a store gives: a primary key has no nulls
    column("variant", String(200), primary_key=True),
    column("numbered", Boolean),
)
