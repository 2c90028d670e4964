"""``pricemesh match``: run, explain, judge, and what a judgement does to the next run."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.ingest import ingest
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from pricemesh import cli
from tests.builders import a_listing, a_store


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two stores that sell the same headphones; the address of the catalog."""
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path))
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    url = f"sqlite:///{tmp_path / 'catalog.db'}"
    database = create_catalog_engine(url)
    migrate.upgrade(database)
    names = {"name": "Sony WH-1000XM5 wireless headphones", "mpn": "WH-1000XM5", "gtin": "04548736132610"}
    with UnitOfWork(database) as uow:
        for store_id in ("alpha", "beta"):
            uow.stores.save(a_store(store_id))
        ingest(uow, [a_listing("1", store_id=store_id, **names) for store_id in ("alpha", "beta")])
        uow.commit()
    database.dispose()
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["match", *arguments], catch_exceptions=False)


def products(url: str) -> set[str | None]:
    database = create_catalog_engine(url)
    with UnitOfWork(database, read_only=True) as uow:
        found = {offer.product_id for offer in uow.offers.page()}
    database.dispose()
    return found


def test_offers_are_matched_explained_and_kept_apart_by_a_word(catalogue: str) -> None:
    counts = json.loads(run("run", "--json").stdout)
    assert (counts["matched"]["offers"], counts["matched"]["new_products"]) == (2, 1)
    assert len(products(catalogue)) == 1

    explained = run("explain", "1", "2")
    assert explained.exit_code == 0
    assert "GTIN" in explained.stdout

    assert run("judge", "1", "2", "different", "--reason", "another edition").exit_code == 0
    run("run")
    assert len(products(catalogue)) == 2
    assert "another edition" in run("explain", "1", "2").stdout

    run("judge", "1", "2", "undo")
    run("run")
    assert len(products(catalogue)) == 1


def test_a_product_is_explained_in_words_and_as_json(catalogue: str) -> None:
    run("run")
    (product,) = products(catalogue)
    told = run("explain", str(product)).stdout
    assert "2 offers of 2 stores" in told
    assert "both have the GTIN 04548736132610" in told
    report = json.loads(run("explain", str(product), "--json").stdout)
    assert (report["product_id"], report["offers"], len(report["ties"])) == (product, [1, 2], 1)


@pytest.mark.parametrize("named", [("1", "2", "3"), ("1",)])
def test_what_can_be_explained_is_said(catalogue: str, named: tuple[str, ...]) -> None:
    failed = CliRunner().invoke(cli, ["match", "explain", *named])
    assert (failed.exit_code, "two offers" in failed.stderr) == (2, True)


def test_nothing_waits_for_a_person_where_everything_is_clear(catalogue: str) -> None:
    run("run")
    assert run("review", "--json").stdout.strip() == ""


def test_a_word_that_contradicts_others_is_refused_and_not_kept(catalogue: str) -> None:
    database = create_catalog_engine(catalogue)
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store("gamma"))
        ingest(uow, [a_listing("1", store_id="gamma", name="Sony headphones")])
        uow.commit()
    database.dispose()
    run("judge", "1", "2", "same")
    run("judge", "2", "3", "same")
    failed = CliRunner().invoke(cli, ["match", "judge", "1", "3", "different"])
    assert "1 and 3 are one product by what was said of 1 and 2, 2 and 3" in str(failed.exception)
    run("run")
    assert len(products(catalogue)) == 1
    run("judge", "2", "3", "undo")
    assert run("judge", "1", "3", "different").exit_code == 0


def test_a_wrong_setting_costs_nothing_of_what_is_remembered(
    catalogue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("run")
    monkeypatch.setenv("PRICEMESH_MERGED_VARIANTS", "phones=colr")
    assert CliRunner().invoke(cli, ["match", "run"]).exit_code == 1
    monkeypatch.delenv("PRICEMESH_MERGED_VARIANTS")
    assert json.loads(run("run", "--json").stdout)["matched"]["offers"] == 0


def test_a_word_taken_back_is_said_so(catalogue: str) -> None:
    run("judge", "1", "2", "different")
    assert "taken back" in run("judge", "1", "2", "undo").stdout
