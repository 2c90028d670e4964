"""Batch services over a fresh catalog."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from catalog.exchange import shipped_exchange_rates
from catalog.settings import Settings
from scheduler.services import BatchServices


@pytest.fixture
def services(database: Engine, tmp_path: Path) -> BatchServices:
    """On SQLite and on PostgreSQL."""
    settings = Settings(var_dir=tmp_path / "var", currency="EUR", database_url=_url(database))
    return BatchServices(settings=settings, database=database, rates=shipped_exchange_rates())


def _url(database: Engine) -> str:
    return database.url.render_as_string(hide_password=False)
