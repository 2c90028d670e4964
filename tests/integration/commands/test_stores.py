"""What commands say of the stores of a catalog: of none, of one with a long id, and of files that are not there."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.domain.store import ShippingRule
from catalog.errors import ConfigurationError
from catalog.ingest import ingest
from catalog.storage import UnitOfWork, create_catalog_engine
from commands.crawl import command as crawl
from commands.db import command as db
from commands.feed import command as feed
from commands.schedule import command as schedule
from commands.store import command as store
from fixtures.server import serve_stores
from spiders.stores import dump_store
from tests.builders import a_listing, a_store, eur


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path / "var"))
    runner = CliRunner()
    assert runner.invoke(db, ["upgrade"]).exit_code == 0
    return runner


def test_lists_of_stores_say_how_to_add_one(runner: CliRunner) -> None:
    for command, arguments in ((store, ["list"]), (schedule, ["--list"])):
        result = runner.invoke(command, arguments)
        assert (result.exit_code, result.output) == (0, "no stores yet: pricemesh store add URL\n")


def test_lists_for_programs_are_empty(runner: CliRunner) -> None:
    assert runner.invoke(store, ["list", "--json"]).output == ""
    assert runner.invoke(schedule, ["--list", "--json"]).output.strip() == "[]"


def test_a_crawl_of_no_store_is_said_to_be_none(runner: CliRunner) -> None:
    result = runner.invoke(schedule, ["--once"])
    assert result.exit_code == 0
    assert "no enabled store" in result.stderr


def test_a_store_file_that_is_not_there_is_not_taken_for_a_host(runner: CliRunner) -> None:
    result = runner.invoke(store, ["add", "gone.toml"])
    assert result.exit_code == 2
    assert "there is no file gone.toml" in result.output


def test_the_list_shows_ids_whole_and_names_as_they_are(runner: CliRunner, tmp_path: Path) -> None:
    slug = "the-store-of-a-shop-with-a-very-long-name-indeed"
    with UnitOfWork(create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")) as uow:
        uow.stores.save(replace(a_store(slug), name="[red]Sale[/red]"))
        uow.commit()
    listed = runner.invoke(store, ["list"]).output
    assert slug in listed
    assert "[red]Sale[/red]" in listed
    assert slug in runner.invoke(schedule, ["--list"]).output


@pytest.mark.parametrize("schedule", ["hourly", "every 0h", "99 * * * *", ""])
def test_a_schedule_that_is_none_is_refused_with_its_file(
    runner: CliRunner, tmp_path: Path, schedule: str
) -> None:
    path = tmp_path / "alpha.toml"
    path.write_text(dump_store(replace(a_store("alpha"), schedule=schedule)))
    result = runner.invoke(store, ["add", str(path)])
    assert isinstance(result.exception, ConfigurationError)
    assert str(result.exception).startswith(f"{path}: schedule must be 'every 6h' or a cron line")
    assert runner.invoke(store, ["list", "--json"]).output == ""


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--schedule", "hourly", "schedule must be"),
        ("--id", "My Shop", "id must be a slug"),
        ("--currency", "EURO", "currency must be an ISO 4217 code"),
        ("--country", "Germany", "country must be two letters"),
    ],
)
def test_a_wrong_option_is_told_before_the_shop_is_asked(
    runner: CliRunner, option: str, value: str, words: str
) -> None:
    result = runner.invoke(store, ["add", "http://127.0.0.1:1", "--yes", option, value])
    assert isinstance(result.exception, ConfigurationError)
    assert words in str(result.exception)


def test_a_crawl_of_a_store_that_is_removed_is_cancelled(runner: CliRunner, tmp_path: Path) -> None:
    database = create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store("alpha"))
        uow.stores.save(a_store("beta"))
        run, other = uow.runs.request("alpha"), uow.runs.request("beta")
        uow.commit()
    assert runner.invoke(store, ["remove", "alpha", "--yes"]).exit_code == 0
    with UnitOfWork(database, read_only=True) as uow:
        assert (uow.runs.get(run.id).state, uow.runs.get(other.id).state) == ("cancelled", "pending")


def test_a_changed_shipping_rule_is_news_of_each_offer_of_the_store(
    runner: CliRunner, tmp_path: Path
) -> None:
    database = create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")
    with UnitOfWork(database) as uow:
        for store_id in ("alpha", "beta"):
            uow.stores.save(a_store(store_id))
            ingest(uow, [a_listing("1", store_id=store_id)])
        uow.commit()
    path = tmp_path / "alpha.toml"
    fee = ShippingRule(cost=eur("4.90"))
    for known in (2, 3, 3):  # the same file again tells nothing
        with UnitOfWork(database, read_only=True) as uow:
            assert uow.changes.head() == known
        path.write_text(dump_store(a_store("alpha", shipping=fee)))
        assert runner.invoke(store, ["add", str(path)]).exit_code == 0


def test_a_shop_that_is_a_store_already_is_not_added_as_a_second_one(
    runner: CliRunner, tmp_path: Path
) -> None:
    with serve_stores() as stores:
        shop = next(iter(stores)).base_url
        with UnitOfWork(create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")) as uow:
            uow.stores.save(replace(a_store("alpha"), base_url=shop))
            uow.commit()
        result = runner.invoke(store, ["add", shop, "--yes", "--id", "beta"])
    assert isinstance(result.exception, ConfigurationError)
    assert "is store 'alpha' already" in str(result.exception)


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show", "alpha"]])
def test_a_store_whose_prices_cannot_be_compared_is_told(
    runner: CliRunner, tmp_path: Path, arguments: list[str]
) -> None:
    path = tmp_path / "alpha.toml"
    path.write_text(dump_store(replace(a_store("alpha"), currency="XAF")))
    assert "no exchange rate for XAF (alpha)" in runner.invoke(store, ["add", str(path)]).stderr
    told = runner.invoke(store, arguments)
    assert told.exit_code == 0
    assert "no exchange rate for XAF (alpha)" in told.stderr
    assert "PRICEMESH_EXCHANGE_RATES" in told.stderr
    assert "XAF (alpha)" not in told.stdout
    path.write_text(dump_store(a_store("alpha")))
    assert runner.invoke(store, ["add", str(path)]).stderr == ""


def test_a_feed_and_a_crawl_tell_of_a_currency_without_a_rate(runner: CliRunner, tmp_path: Path) -> None:
    # nothing listens at port 1
    shop = replace(a_store("alpha"), base_url="http://127.0.0.1:1", currency="XAF")
    with UnitOfWork(create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db")) as uow:
        uow.stores.save(shop)
        uow.commit()
    for command, arguments in ((crawl, ["alpha"]), (feed, ["--out", str(tmp_path / "feed.xml")])):
        assert "no exchange rate for XAF (alpha)" in runner.invoke(command, arguments).stderr
