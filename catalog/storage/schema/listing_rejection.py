"""Listings that ingest refused, with the rule they broke: for the operator, never published."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from catalog.storage.schema.columns import Identity, UtcDateTime, column, id_column, metadata

listing_rejection = Table(
    "listing_rejection",
    metadata,
    id_column(),
    Column("store_id", String(64), ForeignKey("store.id", ondelete="CASCADE"), nullable=False),
    column("run_id", Identity, null=True),
    column("url", Text),
    column("rule", String(64)),
    column("detail", Text),
    column("at", UtcDateTime),
    Index("ix_listing_rejection_store_id_run_id", "store_id", "run_id"),
)
