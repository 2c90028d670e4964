"""A whole catalog from one database into another, empty one: every row with its number, in one transaction.

The copy is there whole or not at all, and is compared with the original, rows and content, before it counts. As the
change log comes with its numbers and its readers' cursors, whoever follows it goes on where it was.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table, func, select, text

from catalog.errors import ConflictError
from catalog.storage import migrate
from catalog.storage.place import place_of
from catalog.storage.plain_rows import Batch, read_rows, write_rows
from catalog.storage.schema import metadata

# What is being done with which table, and how many rows more it was done with.
Progress = Callable[[str, int], None]


@dataclass(slots=True)
class _Content:
    """How many rows there are, and the sum of their hashes, which no order changes."""

    rows: int = 0
    sum: int = 0

    def add(self, batch: Batch) -> None:
        self.rows += len(batch)
        self.sum += sum(map(hash, batch))


def copy_catalog(source: Engine, target: Engine, on_rows: Progress) -> dict[str, int]:
    """Copy ``source`` as of now into ``target``, whose tables are made; returns the rows of each table.

    ``on_rows`` hears of every row twice: copied and compared. Raises ConflictError where the target holds rows or the
    copy differs, InvalidValueError for a row that the target refuses, and what a unit of work raises where the source
    is not ready; the target stays empty then.
    """
    migrate.require_current(source)
    migrate.upgrade(target)
    with _snapshot(source) as reading, target.begin() as writing:
        _prepare(writing)
        copied = {table: _copy(table, reading, writing, on_rows) for table in metadata.sorted_tables}
        for table, content in copied.items():
            _compare(table, content, writing, on_rows)
        _finish(writing)
    return {table.name: content.rows for table, content in copied.items()}


def count_rows(source: Engine) -> int:
    """The rows of all tables. Raises what a unit of work raises where the catalog is not ready."""
    migrate.require_current(source)
    with _snapshot(source) as connection:
        counts = (select(func.count()).select_from(table) for table in metadata.sorted_tables)
        return sum(connection.execute(query).scalar_one() for query in counts)


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """Every query sees the catalog of one moment; on SQLite each transaction does."""
    options = {"isolation_level": "REPEATABLE READ"} if _is_postgres(engine) else {}
    with engine.connect() as connection:
        yield connection.execution_options(pricemesh_read_only=True, postgresql_readonly=True, **options)


def _prepare(target: Connection) -> None:
    if _is_postgres(target):  # nobody writes meanwhile; on SQLite the transaction itself sees to it
        target.execute(text(f"LOCK TABLE {_names()} IN EXCLUSIVE MODE"))
    else:  # a product may redirect to one that is copied after it
        target.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in metadata.sorted_tables:
        if target.execute(select(table).limit(1)).first() is not None:
            raise ConflictError(
                f"{_place(target)} is not empty, the table {table.name} has rows: name a new database"
            )


def _copy(table: Table, source: Connection, target: Connection, on_rows: Progress) -> _Content:
    content = _Content()

    def counted() -> Iterator[Batch]:
        for batch in read_rows(table, source):
            content.add(batch)
            yield batch
            on_rows(f"copying {table.name}", len(batch))

    write_rows(table, target, counted())
    return content


def _compare(table: Table, copied: _Content, target: Connection, on_rows: Progress) -> None:
    found = _Content()
    for batch in read_rows(table, target):
        found.add(batch)
        on_rows(f"comparing {table.name}", len(batch))
    if found != copied:
        raise ConflictError(
            f"the table {table.name} is another in {_place(target)}: {copied.rows:,} rows were copied, {found.rows:,} "
            "are there, or their content differs. Nothing was kept"
        )


def _finish(target: Connection) -> None:
    """What PostgreSQL would else learn late or never: the last numbers given out, and how large the tables are."""
    if not _is_postgres(target):
        return
    for table in metadata.sorted_tables:
        number = table.autoincrement_column
        if number is not None and (last := target.execute(select(func.max(number))).scalar()):
            sequence = func.pg_get_serial_sequence(table.name, number.name)
            target.execute(select(func.setval(sequence, last)))
    target.execute(text(f"ANALYZE {_names()}"))


def _is_postgres(database: Engine | Connection) -> bool:
    return database.dialect.name == "postgresql"


def _names() -> str:
    return ", ".join(table.name for table in metadata.sorted_tables)


def _place(target: Connection) -> str:
    return place_of(target.engine.url)
