"""Engines for SQLite (WAL) and PostgreSQL that behave alike: real transactions, foreign keys, our errors."""

from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from catalog.errors import ConfigurationError
from catalog.storage.translation import translate_errors

# How long a writer waits for another one on SQLite. Ingest holds the lock well under a second a batch;
# half a minute covers a slow disk and several queued writers.
BUSY_TIMEOUT_MS = 30_000
# Negative: KiB of page cache for each connection. 64 MB keeps the indices of a million offers warm.
_CACHE_KIB = -64_000


def create_catalog_engine(url: str, *, named: str = "PRICEMESH_DATABASE_URL") -> Engine:
    """Make an engine; nothing is opened yet. Raises ConfigurationError for a URL of another database.

    ``named``: where the URL comes from, for errors.
    """
    parsed = _parse(url, named)
    options: dict[str, Any] = {"json_serializer": _dump_json, "json_deserializer": orjson.loads}
    if parsed.get_backend_name() == "postgresql":
        options["pool_pre_ping"] = True
    try:
        engine = create_engine(parsed, **options)
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"{parsed.drivername} needs the package {error.name}: pip install 'pricemesh[postgres]'"
        ) from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    translate_errors(engine, named)
    return engine


def sqlite_path(engine: Engine) -> Path | None:
    """The file of an SQLite catalog; None for PostgreSQL and for a database in memory."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        return None
    return Path(database)


def _parse(url: str, named: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:  # ValueError: a port that is no number
        raise ConfigurationError(f"{named} is not a database URL: {error}. {_EXAMPLES}") from error
    if backend == "postgresql" and parsed.drivername == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in _DRIVERS:
        raise ConfigurationError(f"{named} names {parsed.drivername!r}, which is not supported. {_EXAMPLES}")
    return parsed


_DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
_EXAMPLES = "Right are sqlite:///var/catalog.db and postgresql+psycopg://user:password@host/name."


def _dump_json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # Python's driver opens transactions late and not for reads; switched off, _begin_sqlite does it.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",  # safe in WAL: a power cut may lose the last commits, never the file
        "foreign_keys = ON",
        f"cache_size = {_CACHE_KIB}",
        "temp_store = MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE: a transaction that reads and then writes would otherwise fail at once when another wrote
    # in between, without waiting for busy_timeout.
    reading = connection.get_execution_options().get("pricemesh_read_only", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
