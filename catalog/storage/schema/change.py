"""The change log, the cursors of its readers, and the counters that give out numbers without gaps.

A counter is a row: taking numbers locks it until the transaction ends. Numbers of the change log are taken
as the last act before COMMIT, so they become visible in order, and a reader that has seen number N will
never meet a smaller one later. (A PostgreSQL sequence would not promise that.)
"""

from sqlalchemy import BigInteger, String, Table

from catalog.domain.change import ChangeKind
from catalog.storage.schema.columns import Identity, UtcDateTime, column, enum_of, metadata

change = Table(
    "change",
    metadata,
    column("sequence", Identity, primary_key=True, autoincrement=False),
    column("kind", enum_of(ChangeKind)),
    column("entity_id", String(32)),
    column("at", UtcDateTime),
)

reader_cursor = Table(
    "reader_cursor",
    metadata,
    column("reader", String(64), primary_key=True),
    column("sequence", BigInteger),
    column("updated_at", UtcDateTime),
)

counter = Table(
    "counter",
    metadata,
    column("name", String(32), primary_key=True),
    column("value", BigInteger),
)
