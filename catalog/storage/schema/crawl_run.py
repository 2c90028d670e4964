"""Crawl runs. At most one run of a store is pending or running: the partial unique index holds it."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, text

from catalog.domain.crawl_run import RunState
from catalog.storage.schema.columns import UtcDateTime, column, enum_of, id_column, json_column, metadata

_ACTIVE = text("state IN ('pending', 'running')")

crawl_run = Table(
    "crawl_run",
    metadata,
    id_column(),
    Column("store_id", String(64), ForeignKey("store.id", ondelete="CASCADE"), nullable=False, index=True),
    column("state", enum_of(RunState), index=True),
    column("requested_at", UtcDateTime),
    column("started_at", UtcDateTime, null=True),
    column("heartbeat_at", UtcDateTime, null=True),
    column("finished_at", UtcDateTime, null=True),
    column("claimed_by", String(128), null=True),
    json_column("counts", dict),
    column("error", Text, null=True),
    Index(
        "uq_crawl_run_active_store",
        "store_id",
        unique=True,
        sqlite_where=_ACTIVE,
        postgresql_where=_ACTIVE,
    ),
)
