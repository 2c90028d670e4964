"""Numbers without gaps: a counter row is locked from the taking to the end of the transaction."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from catalog.storage.schema import counter


def take(connection: Connection, name: str, count: int) -> int:
    """Take ``count`` numbers of counter ``name``; returns the first. Counters start at 1."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    fresh = dialect.insert(counter).values(name=name, value=count)
    statement = fresh.on_conflict_do_update(
        index_elements=[counter.c.name], set_={"value": counter.c.value + fresh.excluded.value}
    ).returning(counter.c.value)
    last: int = connection.execute(statement).scalar_one()
    return last - count + 1
