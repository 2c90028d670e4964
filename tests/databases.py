"""A pytest plugin: fresh catalogs, on SQLite and on PostgreSQL, each a cheap copy of one that was upgraded once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from catalog.storage import create_catalog_engine, migrate


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Engine:
    """An empty catalog; the test runs once on SQLite and once on PostgreSQL."""
    engine = request.getfixturevalue(f"{request.param}_database")
    assert isinstance(engine, Engine)
    return engine


@pytest.fixture
def sqlite_database(_sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An empty catalog in a file, for tests that need no second database."""
    path = tmp_path / "catalog.db"
    shutil.copyfile(_sqlite_template, path)
    engine = create_catalog_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def postgres_database(_postgres_template: str, postgres_url: str) -> Iterator[Engine]:
    """An empty catalog on the PostgreSQL for tests; the test has the marker ``postgres``."""
    name = f"pricemesh_{uuid4().hex}"
    _administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {_postgres_template}")
    engine = create_catalog_engine(_address(postgres_url, name))
    yield engine
    engine.dispose()
    _administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("catalog") / "template.db"
    engine = create_catalog_engine(f"sqlite:///{path}")
    migrate.upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def _postgres_template(postgres_url: str) -> Iterator[str]:
    name = f"pricemesh_template_{os.getpid()}_{uuid4().hex[:8]}"
    _administer(postgres_url, f"CREATE DATABASE {name}")
    engine = create_catalog_engine(_address(postgres_url, name))
    migrate.upgrade(engine)
    engine.dispose()
    yield name
    _administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


def _address(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


def _administer(url: str, statement: str) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
