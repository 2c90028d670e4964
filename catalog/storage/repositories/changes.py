"""The change log and the cursors of those who read it."""

from datetime import datetime

from sqlalchemy import delete, func, select

from catalog.domain.change import Change, ChangeKind
from catalog.storage.repositories.base import Repository, utc_now
from catalog.storage.schema import change, reader_cursor


class ChangeRepository(Repository):
    """``uow.changes``: one log, many readers, each with its cursor."""

    def add(self, kind: ChangeKind, entity_id: int | str, *, at: datetime | None = None) -> None:
        """Note a change; it is written when the unit of work commits, once per kind and entity."""
        self._changes.add(kind, entity_id, at)

    def after(self, sequence: int, *, limit: int = 1_000) -> list[Change]:
        """The next changes in order. What commits later always has greater numbers: no row is ever missed."""
        query = select(change).where(change.c.sequence > sequence).order_by(change.c.sequence).limit(limit)
        return [Change(**row) for row in self._connection.execute(query).mappings()]

    def head(self) -> int:
        """The newest committed sequence; 0 for an empty log."""
        return self._connection.execute(select(func.max(change.c.sequence))).scalar() or 0

    def tail(self) -> int:
        """The oldest sequence still kept; 0 for an empty log. A cursor below ``tail() - 1`` has lost rows."""
        return self._connection.execute(select(func.min(change.c.sequence))).scalar() or 0

    def cursor(self, reader: str) -> int:
        """The last sequence that ``reader`` has dealt with; 0 for a new reader."""
        query = select(reader_cursor.c.sequence).where(reader_cursor.c.reader == reader)
        return self._connection.execute(query).scalar() or 0

    def cursors(self) -> dict[str, int]:
        """Every reader's cursor."""
        rows = self._connection.execute(select(reader_cursor.c.reader, reader_cursor.c.sequence))
        return {row[0]: row[1] for row in rows}

    def advance(self, reader: str, sequence: int, *, at: datetime | None = None) -> None:
        """Move ``reader``'s cursor forward to ``sequence``; never moves it back."""
        fresh = self._insert(reader_cursor).values(
            reader=reader, sequence=sequence, updated_at=at or utc_now()
        )
        self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=[reader_cursor.c.reader],
                set_={"sequence": fresh.excluded.sequence, "updated_at": fresh.excluded.updated_at},
                where=reader_cursor.c.sequence < fresh.excluded.sequence,
            )
        )

    def prune(self, before: datetime) -> int:
        """Delete changes older than ``before`` that every reader has dealt with; returns how many.

        The newest stays, as it tells how far the log is.
        """
        read_by_all = min([*self.cursors().values(), self.head() - 1]) if self.cursors() else 0
        old = delete(change).where(change.c.at < before, change.c.sequence <= read_by_all)
        return self._connection.execute(old).rowcount
