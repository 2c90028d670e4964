"""What ``pricemesh schedule --once`` makes of runs that a killed scheduler left."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.domain.crawl_run import RunState
from catalog.domain.store import Platform
from catalog.storage import UnitOfWork, create_catalog_engine
from commands.db import command as db
from commands.schedule import command as schedule
from tests.builders import a_store

FEED = "id\ttitle\tlink\tprice\nA1\tAnvil\thttp://127.0.0.1:9/a1\t12.50 EUR\n"


def test_a_run_that_a_killed_scheduler_left_pending_is_done_and_matched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path / "var"))
    runner = CliRunner()
    assert runner.invoke(db, ["upgrade"]).exit_code == 0
    feed = tmp_path / "feed.tsv"
    feed.write_text(FEED)
    shop = replace(a_store("alpha"), platform=Platform.MERCHANT_FEED, options={"feed": str(feed)})
    database = create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")
    with UnitOfWork(database) as uow:
        uow.stores.save(shop)
        left = uow.runs.request("alpha")
        uow.commit()
    result = runner.invoke(schedule, ["--once"])
    assert result.exit_code == 0, result.output
    with UnitOfWork(database, read_only=True) as uow:
        assert uow.runs.get(left.id).state is RunState.SUCCEEDED
        assert [offer.product_id is not None for offer in uow.offers.page()] == [True]
