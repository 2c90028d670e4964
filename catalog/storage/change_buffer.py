"""Changes of a unit of work, written as the last act before its commit.

So the counter's row, which makes sequence numbers visible in order, is locked for the shortest time.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from catalog.domain.change import ChangeKind
from catalog.storage.counters import take
from catalog.storage.schema import change


class ChangeBuffer:
    """Collects changes; a second one of the same kind and entity is dropped."""

    def __init__(self) -> None:
        self._pending: dict[tuple[ChangeKind, str], datetime] = {}

    def add(self, kind: ChangeKind, entity_id: int | str, at: datetime | None = None) -> None:
        """Note that ``entity_id`` changed at ``at`` (default: now)."""
        self._pending[kind, str(entity_id)] = at or datetime.now(UTC)

    def flush(self, connection: Connection) -> None:
        """Write what was collected, in order."""
        if not self._pending:
            return
        first = take(connection, "change", len(self._pending))
        rows = [
            {"sequence": first + index, "kind": kind, "entity_id": entity_id, "at": at}
            for index, ((kind, entity_id), at) in enumerate(self._pending.items())
        ]
        connection.execute(insert(change), rows)
        self.clear()

    def clear(self) -> None:
        """Forget what was collected."""
        self._pending.clear()
