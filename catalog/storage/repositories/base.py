"""What repositories share: the connection, the buffer of changes, batches and upserts."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from catalog.storage.change_buffer import ChangeBuffer

T = TypeVar("T")

# Parameters of one IN (...): below SQLite's 32,766 and PostgreSQL's 65,535.
BATCH = 5_000


class Repository:
    """Works inside the unit of work's transaction; never commits."""

    def __init__(self, connection: Connection, changes: ChangeBuffer) -> None:
        self._connection = connection
        self._changes = changes

    def _insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An INSERT that knows ON CONFLICT, in the connected database's dialect."""
        if self._connection.dialect.name == "postgresql":
            return postgresql.insert(table)
        return sqlite.insert(table)


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """``items`` in lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)
