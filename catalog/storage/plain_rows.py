"""Rows of a table as either database keeps them, in bulk: JSON as its text, money as its whole number.

What is read on one database can be written on the other without being understood, and compared with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import JSON, BigInteger, Connection, Enum, Row, String, Table, Text, cast, insert, select
from sqlalchemy import column as plain_column
from sqlalchemy import table as plain_table
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import TypeEngine

from catalog.storage.place import place_of
from catalog.storage.schema.columns import Amount
from catalog.storage.translation import from_postgres

Batch = Sequence[Row[Any]]

# Rows of one round trip; ten times as many gained nothing.
_BATCH = 5_000


def read_rows(table: Table, connection: Connection) -> Iterator[Batch]:
    """All rows, in batches and in no order."""
    plain = _plain(table)
    columns = [cast(each, Text) if _is_json(table, each.name) else each for each in plain.columns]
    query = select(*columns).execution_options(stream_results=True, yield_per=_BATCH)
    yield from connection.execute(query).partitions()


def write_rows(table: Table, connection: Connection, batches: Iterable[Batch]) -> None:
    """Insert rows that ``read_rows`` gave. Raises InvalidValueError for one that PostgreSQL refuses."""
    if connection.dialect.name == "postgresql":
        _copy_in(table, connection, batches)
        return
    plain = _plain(table)
    names = [each.name for each in plain.columns]
    for batch in batches:
        connection.execute(insert(plain), [dict(zip(names, row, strict=True)) for row in batch])


def _copy_in(table: Table, connection: Connection, batches: Iterable[Batch]) -> None:
    """COPY is many times as fast as INSERT, and one statement: a product may redirect to one that comes after it."""
    import psycopg

    names = ", ".join(each.name for each in table.columns)
    command = f"COPY {table.name} ({names}) FROM STDIN"
    try:
        raw = connection.connection.driver_connection
        assert isinstance(raw, psycopg.Connection)
        with raw.cursor() as cursor, cursor.copy(command) as stream:
            for row in chain.from_iterable(batches):
                stream.write_row(row)
    except psycopg.Error as error:  # past SQLAlchemy, which would have it translated
        translated = from_postgres(error, place_of(connection.engine.url))
        if translated is None:
            raise
        raise translated from error


def _plain(table: Table) -> TableClause:
    return plain_table(table.name, *(plain_column(each.name, _kept_as(each.type)) for each in table.columns))


def _kept_as(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    if isinstance(kind, Amount):
        return BigInteger()
    return String() if isinstance(kind, JSON | Enum) else kind


def _is_json(table: Table, name: str) -> bool:
    return isinstance(table.columns[name].type, JSON)
