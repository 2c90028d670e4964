"""Partner stores."""

from sqlalchemy import Boolean, String, Table, Text

from catalog.domain.store import Platform
from catalog.storage.schema.columns import (
    Amount,
    UtcDateTime,
    column,
    enum_of,
    json_column,
    metadata,
    money_columns,
)

store = Table(
    "store",
    metadata,
    column("id", String(64), primary_key=True),
    column("name", Text),
    column("base_url", Text),
    column("country", String(2)),
    column("currency", String(3)),
    column("platform", enum_of(Platform)),
    column("schedule", String(128), null=True),
    column("enabled", Boolean),
    *money_columns("shipping"),
    column("shipping_free_from_amount", Amount, null=True),
    json_column("options", dict),
    column("created_at", UtcDateTime),
    column("updated_at", UtcDateTime),
)
