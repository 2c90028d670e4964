"""``pricemesh db``."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.domain.change import ChangeKind
from catalog.domain.crawl_run import RunState
from catalog.errors import ServiceUnavailableError
from catalog.ingest import ingest
from catalog.settings import read_settings
from catalog.storage import UnitOfWork, create_catalog_engine
from catalog.storage.repositories.rejections import Rejection
from commands.db import command
from tests.builders import a_listing, a_store, eur


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path / "var"))
    return CliRunner()


def test_upgrade_then_current_then_check(runner: CliRunner) -> None:
    assert runner.invoke(command, ["upgrade"]).exit_code == 0
    current = runner.invoke(command, ["current", "--json"])
    report = json.loads(current.stdout)
    assert report["version"] == report["needed"]
    assert runner.invoke(command, ["check"]).exit_code == 0


def test_check_fails_when_a_table_is_missing(runner: CliRunner, tmp_path: Path) -> None:
    import sqlite3

    runner.invoke(command, ["upgrade"])
    with sqlite3.connect(tmp_path / "var" / "catalog.db") as connection:
        connection.execute("DROP TABLE reader_cursor")
    result = runner.invoke(command, ["check", "--json"])
    assert result.exit_code == 1
    assert "reader_cursor" in str(json.loads(result.stdout)["differences"])


def test_stats_count_every_table(runner: CliRunner) -> None:
    runner.invoke(command, ["upgrade"])
    report = json.loads(runner.invoke(command, ["stats", "--json"]).stdout)
    assert report["rows"]["offer"] == 0
    assert report["change_head"] == 0
    assert "price observation" in runner.invoke(command, ["stats"]).stdout


def test_stats_of_no_catalog_name_the_remedy(runner: CliRunner) -> None:
    error = runner.invoke(command, ["stats"]).exception
    assert isinstance(error, ServiceUnavailableError)
    assert "pricemesh db upgrade" in str(error)


def test_times_that_lie_ahead_are_told_and_mended(runner: CliRunner) -> None:
    runner.invoke(command, ["upgrade"])
    now = datetime.now(UTC)
    ahead = now + timedelta(days=400)
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url)) as uow:
        uow.stores.save(a_store())
        ingest(uow, [a_listing("early", seen_at=now - timedelta(days=1))])
        ingest(uow, [a_listing("late", seen_at=ahead)], now=ahead)
        ingest(uow, [a_listing("late", seen_at=ahead + timedelta(hours=1), price=eur("90"))], now=ahead)
        uow.runs.request("alpha", at=ahead)
        uow.commit()
    told = runner.invoke(command, ["check"])
    assert told.exit_code == 1
    assert "price_observation.observed_at: 2 rows lie ahead" in told.stdout
    assert "--mend" in told.stdout
    mended = json.loads(runner.invoke(command, ["check", "--mend", "--json"]).stdout)
    assert mended["mended"]
    assert mended["ahead"]["offer.first_seen"] == mended["ahead"]["crawl_run.requested_at"] == 1
    assert runner.invoke(command, ["check"]).exit_code == 0
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url), read_only=True) as uow:
        (late,) = (offer for offer in uow.offers.page() if offer.listing.item_key == "late")
        prices = [point.price for point in uow.observations.of_offers([late.id])[late.id]]
        early = uow.offers.count(), uow.offers.page()[0].last_seen
    assert prices == [eur("100.00"), eur("90.00")], "the order of the history stays"
    assert now <= late.last_seen <= datetime.now(UTC)
    assert early == (2, now - timedelta(days=1))


def _refused(at: datetime) -> Rejection:
    return Rejection(
        store_id="alpha", run_id=None, url="https://alpha.example/1", rule="price", detail="none", at=at
    )


def test_prune_deletes_what_every_reader_has_seen_and_is_old(runner: CliRunner) -> None:
    runner.invoke(command, ["upgrade"])
    today = datetime.now(UTC)
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url)) as uow:
        for days in (200, 100, 10, 0):
            uow.changes.add(ChangeKind.PRODUCT_CHANGED, f"P{days}", at=today - timedelta(days=days))
        uow.commit()
        uow.changes.advance("index", uow.changes.head())
        uow.stores.save(a_store())
        uow.rejections.add([_refused(today - timedelta(days=days)) for days in (200, 10)])
        uow.commit()
    pruned = json.loads(runner.invoke(command, ["prune", "--keep-days", "30", "--json"]).stdout)
    assert pruned == {"changes": 2, "rejections": 1}
    assert "Deleted 0 changes" in runner.invoke(command, ["prune", "--keep-days", "30"]).stdout


def test_copy_tells_how_many_rows_went_where_and_what_to_do_next(runner: CliRunner, tmp_path: Path) -> None:
    runner.invoke(command, ["upgrade"])
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url)) as uow:
        uow.stores.save(a_store())
        run = uow.runs.request("alpha")
        uow.commit()
        told = runner.invoke(command, ["copy", f"sqlite:///{tmp_path}/none.db"])
        assert "alpha: crawled now" in told.stderr
        uow.runs.finish(run.id, RunState.CANCELLED)
        uow.commit()
    told = runner.invoke(command, ["copy", f"sqlite:///{tmp_path}/one.db"])
    assert told.stderr == ""
    assert "Copied 2 rows" in told.stdout
    assert "PRICEMESH_DATABASE_URL" in told.stdout
    report = json.loads(runner.invoke(command, ["copy", f"sqlite:///{tmp_path}/two.db", "--json"]).stdout)
    assert report["target"] == f"sqlite:///{tmp_path}/two.db"
    assert report["rows"]["store"] == 1


def test_copy_says_that_its_url_is_wrong_and_not_the_setting(runner: CliRunner) -> None:
    runner.invoke(command, ["upgrade"])
    for wrong in ("elsewhere", "postgresql://somebody@127.0.0.1:1/pricemesh"):
        message = str(runner.invoke(command, ["copy", wrong]).exception)
        assert "URL" in message
        assert "PRICEMESH_DATABASE_URL" not in message
