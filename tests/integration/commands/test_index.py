"""``pricemesh index``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.ingest.ingest import ingest
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from pricemesh import cli
from tests.builders import a_listing, a_product, a_store


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with one product, in a run-time folder of its own."""
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path))
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    database = create_catalog_engine(f"sqlite:///{tmp_path / 'catalog.db'}")
    migrate.upgrade(database)
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        ingest(uow, [a_listing("k1")])
        uow.commit()
        uow.products.save([a_product("p1")])
        uow.offers.assign({offer.id: "p1" for offer in uow.offers.page()})
        uow.commit()
    database.dispose()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["index", *arguments], catch_exceptions=False)


def test_update_stats_and_rebuild_say_what_is_there(catalogue: Path) -> None:
    updated = json.loads(run("update", "--json").stdout)
    assert (updated["indexed"], updated["products"], updated["rebuilt"]) == (1, 1, True)
    again = json.loads(run("update", "--json").stdout)
    assert (again["changes"], again["indexed"], again["rebuilt"]) == (0, 0, False)
    stats = json.loads(run("stats", "--json").stdout)
    assert (stats["engine"], stats["products"], stats["changes_behind"]) == ("embedded", 1, 0)
    assert "1 products, 0 changes behind" in run("stats").stdout
    assert "Index rebuilt: 1 products indexed" in run("rebuild").stdout
    refreshed = json.loads(run("refresh", "--json").stdout)
    assert (refreshed["indexed"], refreshed["products"]) == (0, 1)


@pytest.mark.parametrize("command", ["update", "rebuild", "refresh", "stats"])
def test_each_command_explains_itself(command: str) -> None:
    assert "--json" in run(command, "--help").stdout
