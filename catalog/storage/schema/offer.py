"""Offers: the newest accepted Listing of each store's item, and how ingest remembers it."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.storage.schema.columns import (
    Identity,
    UtcDateTime,
    column,
    enum_of,
    id_column,
    json_column,
    metadata,
    money_columns,
)

offer = Table(
    "offer",
    metadata,
    id_column(),
    Column("store_id", String(64), ForeignKey("store.id"), nullable=False),
    column("item_key", Text),
    Column("product_id", String(16), ForeignKey("product.id"), nullable=True, index=True),
    column("url", Text),
    column("url_key", String(32), index=True),
    column("name", Text),
    column("brand", Text, null=True),
    *money_columns("price"),
    column("price_text", Text, null=True),
    column("price_seen_at", UtcDateTime, null=True),
    *money_columns("list_price"),
    *money_columns("shipping"),
    column("availability", enum_of(Availability), null=True),
    column("condition", enum_of(Condition), null=True),
    column("sku", Text, null=True),
    column("mpn", Text, null=True),
    column("gtin", String(14), null=True, index=True),
    column("gtin_text", Text, null=True),
    json_column("category", list),
    column("description", Text, null=True),
    column("rating", Float, null=True),
    column("review_count", Integer, null=True),
    json_column("image_urls", list),
    column("group_key", Text, null=True),
    json_column("attributes", dict),
    json_column("sources", dict),
    # hash of the content as the store last showed it, before known values filled its holes
    column("content_hash", String(32)),
    column("first_seen", UtcDateTime),
    column("last_seen", UtcDateTime),
    column("last_checked", UtcDateTime),
    column("last_changed", UtcDateTime),
    *money_columns("quarantined"),
    column("quarantined_at", UtcDateTime, null=True),
    column("quarantined_run_id", Identity, null=True),
    column("withdrawn_at", UtcDateTime, null=True),
    # the last run that asked for the item's page, and the last complete run that did not meet it
    column("last_run_id", Identity, null=True),
    column("missed_run_id", Identity, null=True),
    column("missed_runs", Integer),
    Index("uq_offer_store_id_item_key", "store_id", "item_key", unique=True),
)
