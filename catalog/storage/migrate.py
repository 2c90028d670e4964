"""Schema versions: bring a database to this version, say which one it has, compare it with the code."""

from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

from catalog.errors import ConfigurationError, ServiceUnavailableError
from catalog.storage.engine import sqlite_path
from catalog.storage.place import place_of
from catalog.storage.schema import metadata
from catalog.storage.translation import UPGRADE

# Names the lock that lets one process upgrade a PostgreSQL database at a time; any number that nobody else uses.
_UPGRADING = 7_426_373
# Engines whose schema was found to be current: one check for the life of an engine.
_READY: WeakSet[Engine] = WeakSet()


@cache
def head() -> str:
    """The schema version of this code."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def is_newer(version: str) -> bool:
    """True for a schema that this code does not know: one of a later version."""
    return version not in {one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()}


def current(engine: Engine) -> str | None:
    """The schema version of the database; None where it has none. Creates nothing."""
    _require_file(engine)
    with engine.connect().execution_options(pricemesh_read_only=True) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Bring the database to ``head()``, creating file and folder of an SQLite one. Safe to repeat.

    Raises ConfigurationError where its folder cannot be made, or a newer pricemesh made it.
    """
    path = sqlite_path(engine)
    if path is not None:
        _make_folder(path.parent)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # SQLite's writers queue by themselves
            connection.execute(select(func.pg_advisory_xact_lock(_UPGRADING)))
        version = MigrationContext.configure(connection).get_current_revision()
        if version is not None and is_newer(version):
            raise ConfigurationError(
                f"the catalog at {_place(engine)} has schema {version}, which this pricemesh with {head()} does not "
                "know: install the pricemesh that wrote it"
            )
        command.upgrade(_config(connection), "head")


def check(engine: Engine) -> list[str]:
    """The differences between the database and the code's tables, in words; empty when they agree."""
    _require_file(engine)
    with engine.connect().execution_options(pricemesh_read_only=True) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return [_describe(difference) for difference in compare_metadata(context, metadata)]


def require_current(engine: Engine) -> None:
    """Raise unless the database is there and has this code's schema.

    ServiceUnavailableError: no such file or server. ConfigurationError: another version; the remedy is said.
    """
    if engine in _READY:
        return
    version = current(engine)
    if version is None:
        raise ConfigurationError(f"the catalog at {_place(engine)} has no tables: {UPGRADE}")
    if version != head():
        remedy = "install the pricemesh that wrote it" if is_newer(version) else UPGRADE
        raise ConfigurationError(
            f"the catalog at {_place(engine)} has schema {version}, this pricemesh needs {head()}: {remedy}"
        )
    _READY.add(engine)


def make_revision(engine: Engine, message: str, *, revision: str) -> Path:
    """For developers: write the migration from the database's schema to the code's."""
    with engine.begin() as connection:
        script = command.revision(_config(connection), message, autogenerate=True, rev_id=revision)
    assert script is not None and not isinstance(script, list)
    return Path(script.path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"the folder {folder} cannot be made: {error.strerror}; set PRICEMESH_VAR_DIR to one that can"
        ) from error


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _require_file(engine: Engine) -> None:
    path = sqlite_path(engine)
    if path is not None and not path.is_file():
        raise ServiceUnavailableError(
            f"there is no catalog at {path}: {UPGRADE}, or set PRICEMESH_DATABASE_URL"
        )


def _place(engine: Engine) -> str:
    return place_of(engine.url)


def _describe(difference: Any) -> str:
    parts = difference if isinstance(difference, tuple) else difference[0]
    return f"{parts[0]}: {' '.join(str(part) for part in parts[1:] if part is not None)}"
