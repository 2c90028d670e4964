"""Schema versions and what is said when the database is not as it should be."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from catalog.errors import ConfigurationError, ServiceUnavailableError
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from catalog.storage.schema import metadata
from tests.builders import a_store


def test_migrations_and_tables_agree(database: Engine) -> None:
    assert migrate.current(database) == migrate.head()
    assert migrate.check(database) == []


def test_upgrading_twice_is_harmless(database: Engine) -> None:
    migrate.upgrade(database)
    assert migrate.current(database) == migrate.head()


def test_a_table_that_is_gone_is_found_by_the_check(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("DROP TABLE reader_cursor"))
    assert any("reader_cursor" in difference for difference in migrate.check(database))


def test_upgrade_creates_folder_and_file(tmp_path: Path) -> None:
    engine = create_catalog_engine(f"sqlite:///{tmp_path}/new/folder/catalog.db")
    migrate.upgrade(engine)
    with UnitOfWork(engine, read_only=True) as uow:
        assert uow.stores.all() == []


def test_a_folder_that_cannot_be_made_is_told_with_the_setting_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match=r"file cannot be made: .*PRICEMESH_VAR_DIR"):
        migrate.upgrade(create_catalog_engine(f"sqlite:///{tmp_path}/file/catalog.db"))


def test_a_catalog_that_is_not_there_is_not_created_by_reading(tmp_path: Path) -> None:
    engine = create_catalog_engine(f"sqlite:///{tmp_path}/catalog.db")
    with pytest.raises(ServiceUnavailableError, match="pricemesh db upgrade"), UnitOfWork(engine):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_catalog_without_tables_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    path.touch()
    with (
        pytest.raises(ConfigurationError, match="pricemesh db upgrade"),
        UnitOfWork(create_catalog_engine(f"sqlite:///{path}")),
    ):
        pass


def test_a_catalog_of_another_version_names_both(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with (
        pytest.raises(ConfigurationError, match=f"9999.*{migrate.head()}.*install") as caught,
        UnitOfWork(database),
    ):
        pass
    assert "db upgrade" not in str(caught.value)  # it knows no way back
    with pytest.raises(ConfigurationError, match="install the pricemesh that wrote it"):
        migrate.upgrade(database)


def test_two_that_upgrade_one_new_database_at_once_do_not_collide(database: Engine) -> None:
    with database.begin() as connection:
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    engines = [create_catalog_engine(database.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate.upgrade, engines))
    for engine in engines:
        engine.dispose()
    assert migrate.check(database) == []


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    path.write_text("this is a shopping list, and by no means a database" * 100)
    with (
        pytest.raises(ConfigurationError, match="not an SQLite database"),
        UnitOfWork(create_catalog_engine(f"sqlite:///{path}")),
    ):
        pass


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://somebody:secret@127.0.0.1:1/pricemesh",
        "postgresql://somebody@127.0.0.1:1/pricemesh?password=secret",
    ],
)
def test_a_postgres_that_is_away_is_said_to_be_away(url: str) -> None:
    # Port 1 of this machine: nothing listens there.
    engine = create_catalog_engine(url)
    with pytest.raises(ServiceUnavailableError, match="PRICEMESH_DATABASE_URL") as caught, UnitOfWork(engine):
        pass
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("option", ["ssl_mode=require", "connect_timeout=soon"])
def test_an_option_that_postgres_does_not_know_is_named_without_the_password(option: str) -> None:
    engine = create_catalog_engine(f"postgresql://somebody:secret@127.0.0.1:1/pricemesh?{option}")
    with (
        pytest.raises(ConfigurationError, match=f"{option.split('=')[0]}.*libpq") as caught,
        UnitOfWork(engine),
    ):
        pass
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://host/name",
        "oracle://host/name",
        "foo://bar",
        "postgresql://me@host:port/name",
        "postgresql+asyncpg://host/name",
    ],
)
def test_an_address_of_another_database_is_refused_with_examples(url: str) -> None:
    with pytest.raises(ConfigurationError, match="sqlite:///"):
        create_catalog_engine(url)


def test_a_missing_driver_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigurationError, match=r"pricemesh\[postgres\]"):
        create_catalog_engine("postgresql://host/name")


def test_a_writer_that_waits_too_long_is_told_who_is_in_the_way(sqlite_database: Engine) -> None:
    impatient = create_catalog_engine(str(sqlite_database.url))

    @event.listens_for(impatient, "connect")
    def wait_briefly(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 20")

    with UnitOfWork(sqlite_database) as busy:
        busy.stores.save(a_store())
        with UnitOfWork(impatient, read_only=True) as reading:
            assert reading.stores.all() == []
        with (
            pytest.raises(ServiceUnavailableError, match="cannot be written now"),
            UnitOfWork(impatient) as writing,
        ):
            writing.stores.save(a_store("beta"))
    impatient.dispose()


def test_a_table_lost_under_way_names_the_remedy(database: Engine) -> None:
    with UnitOfWork(database, read_only=True):
        pass
    with database.begin() as connection:
        connection.execute(text("DROP TABLE reader_cursor"))
    with pytest.raises(ConfigurationError, match="pricemesh db upgrade"), UnitOfWork(database) as uow:
        uow.changes.cursors()


def test_a_read_only_unit_of_work_cannot_commit(database: Engine) -> None:
    with UnitOfWork(database, read_only=True) as uow, pytest.raises(RuntimeError, match="read-only"):
        uow.commit()
