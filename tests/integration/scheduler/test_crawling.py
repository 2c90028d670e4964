"""Real crawls of demo stores in processes of their own, into the catalog."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from catalog.domain.crawl_run import CrawlRun, RunState
from catalog.domain.store import Platform, Store
from catalog.storage.unit_of_work import UnitOfWork
from fixtures.server import DemoStores, serve_stores
from scheduler.crawling import RunCancelledError, RunExecution
from scheduler.dispatch import Dispatcher
from scheduler.executor import SubprocessExecutor
from scheduler.heartbeat import Heartbeat
from scheduler.services import BatchServices
from spiders.stores import load_store
from tests.builders import a_listing, a_store


@pytest.fixture(scope="module")
def stores() -> Iterator[DemoStores]:
    """The demo stores on free ports."""
    with serve_stores() as running:
        yield running


def _shopify(stores: DemoStores) -> Store:
    """The store that is read through an API, so that a crawl is short."""
    found = next(one for one in stores if load_store(one.definition).platform is Platform.SHOPIFY)
    return replace(load_store(found.definition), base_url=found.base_url)


def _executor(services: BatchServices) -> SubprocessExecutor:
    environment = {
        **os.environ,
        "PRICEMESH_VAR_DIR": str(services.settings.var_dir),
        "PRICEMESH_DATABASE_URL": services.settings.catalog_url,
    }
    return SubprocessExecutor(services.settings, environment)


def _save(services: BatchServices, store: Store) -> None:
    with UnitOfWork(services.database) as uow:
        uow.stores.save(store)
        uow.commit()


def _crawl(services: BatchServices, store: Store) -> CrawlRun:
    _save(services, store)
    executor = _executor(services)
    dispatcher = Dispatcher(services, executor)
    try:
        (run,) = dispatcher.wait([dispatcher.request(store.id)])
    finally:
        executor.stop()
    return run


def _offers(services: BatchServices) -> int:
    with UnitOfWork(services.database, read_only=True) as uow:
        return sum(uow.statistics.offers_by_store().values())


def _head(services: BatchServices) -> int:
    with UnitOfWork(services.database, read_only=True) as uow:
        return uow.changes.head()


def test_a_second_crawl_of_the_same_day_changes_nothing(services: BatchServices, stores: DemoStores) -> None:
    store = _shopify(stores)
    stores.set_day(0)
    first = _crawl(services, store)
    assert first.state is RunState.SUCCEEDED, first.error
    assert first.counts["new"] == _offers(services) > 100
    before = _head(services)
    second = _crawl(services, store)
    assert (second.counts["new"], second.counts["changed"]) == (0, 0)
    assert second.counts["unchanged"] == first.counts["new"]
    assert _head(services) == before


def test_a_store_that_is_away_fails_with_the_reason_and_keeps_its_offers(
    services: BatchServices, stores: DemoStores
) -> None:
    store = _shopify(stores)
    _crawl(services, store)
    known, before = _offers(services), _head(services)
    run = _crawl(services, replace(store, base_url="http://127.0.0.1:9"))
    assert run.state is RunState.FAILED
    assert run.error
    assert (_offers(services), _head(services)) == (known, before)


def test_a_crawl_that_is_ended_is_cancelled_and_what_it_had_read_stays(
    services: BatchServices, stores: DemoStores
) -> None:
    found = next(one for one in stores if one.id == "bytehaus")
    store = replace(load_store(found.definition), base_url=found.base_url)
    _save(services, store)
    executor = _executor(services)
    dispatcher = Dispatcher(services, executor)
    run_id = dispatcher.request(store.id)

    def end_it_soon(runs: list[CrawlRun]) -> None:
        if runs[0].counts.get("new", 0):
            executor.stop()

    (run,) = dispatcher.wait([run_id], end_it_soon)
    assert run.state is RunState.CANCELLED
    assert 0 < _offers(services) < 509
    assert dispatcher.request(store.id) > run_id


def test_a_store_with_a_wrong_option_fails_and_says_which(services: BatchServices) -> None:
    run = _crawl(services, a_store("feedless", platform=Platform.MERCHANT_FEED))
    assert run.state is RunState.FAILED
    assert run.error is not None and "feed" in run.error


def test_what_is_read_of_a_store_that_was_removed_meanwhile_does_not_come_back(
    services: BatchServices,
) -> None:
    """The worker learns of it by the row, also between two heartbeats."""
    _save(services, a_store("alpha"))
    with UnitOfWork(services.database) as uow:
        run = uow.runs.request("alpha")
        uow.runs.claim(run.id, worker="here:1")
        uow.commit()
    execution = RunExecution(services, run.id)
    with Heartbeat(services.database, run.id) as execution._heartbeat:
        execution._keep([a_listing("1")])
        assert _offers(services) == 1
        with UnitOfWork(services.database) as uow:
            uow.runs.finish(run.id, RunState.CANCELLED, error="the store was removed")
            uow.commit()
        with pytest.raises(RunCancelledError):
            execution._keep([a_listing("2")])
    assert _offers(services) == 1
    assert execution._counts()["new"] == 1
