"""``pricemesh match learn``: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.errors import InsufficientDataError
from catalog.ingest import ingest
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from commands.match_learn import REFUSED
from pricemesh import cli
from tests.builders import a_store
from tests.demo_records import THREE, demo_listings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty catalog; its folder."""
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path))
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    database = create_catalog_engine(f"sqlite:///{tmp_path / 'catalog.db'}")
    migrate.upgrade(database)
    database.dispose()
    return tmp_path


def _fill(folder: Path) -> None:
    database = create_catalog_engine(f"sqlite:///{folder / 'catalog.db'}")
    with UnitOfWork(database) as uow:
        for store_id in THREE:
            uow.stores.save(a_store(store_id))
        ingest(uow, demo_listings(THREE))
        uow.commit()
    database.dispose()


def _learn(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["match", "learn", *arguments], catch_exceptions=False)


def test_learning_reports_is_refused_when_no_better_and_can_be_forgotten(folder: Path) -> None:
    _fill(folder)
    learned = _learn("--json")
    report = json.loads(learned.stdout)
    assert (learned.exit_code, report["accepted"], report["number"]) == (0, True, 1)
    assert report["held_out"]["learned"]["f1"] > report["held_out"]["in_use"]["f1"]
    assert report["pairs"]["gtin match"] > 100

    again = _learn()
    assert again.exit_code == REFUSED
    assert "Refused" in again.stdout

    assert json.loads(_learn("--forget", "--json").stdout) == {"forgotten": 1}
    assert "nothing was learned" in _learn("--forget").stdout


def test_an_empty_catalogue_teaches_nothing_and_says_so(folder: Path) -> None:
    with pytest.raises(InsufficientDataError, match="confirmed matches"):
        _learn()
