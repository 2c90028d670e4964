"""Runs are started a few at a time, and one whose worker died is not left running."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from catalog.domain.crawl_run import RunState
from catalog.errors import ConflictError, NotFoundError
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.dispatch import Dispatcher
from scheduler.heartbeat import LOST_AFTER
from scheduler.services import BatchServices
from spiders.crawl import CrawlOptions
from tests.builders import a_store


class FakeExecutor:
    """Remembers what was started; the test says when a worker ends."""

    def __init__(self) -> None:
        self.started: list[int] = []
        self.ended: dict[int, str] = {}

    def start(self, run_id: int, *, options: CrawlOptions, days_ago: int = 0) -> str:
        self.started.append(run_id)
        return f"here:{run_id}"

    def reap(self) -> Mapping[int, str]:
        ended, self.ended = self.ended, {}
        return ended

    def stop(self) -> None:
        self.started.clear()


def _stores(services: BatchServices, *ids: str) -> None:
    with UnitOfWork(services.database) as uow:
        for id_ in ids:
            uow.stores.save(a_store(id_))
        uow.commit()


def _state(services: BatchServices, run_id: int) -> tuple[RunState, str | None]:
    with UnitOfWork(services.database, read_only=True) as uow:
        run = uow.runs.get(run_id)
    return run.state, run.error


def _finish(services: BatchServices, run_id: int) -> None:
    with UnitOfWork(services.database) as uow:
        uow.runs.finish(run_id, RunState.SUCCEEDED)
        uow.commit()


def test_no_more_runs_are_started_than_may_go_at_once(services: BatchServices) -> None:
    _stores(services, "alpha", "beta", "gamma")
    executor = FakeExecutor()
    dispatcher = Dispatcher(services, executor, parallel=2)
    runs = [dispatcher.request(id_) for id_ in ("alpha", "beta", "gamma")]
    dispatcher.step()
    dispatcher.step()
    assert executor.started == runs[:2]
    _finish(services, runs[0])
    executor.ended = {runs[0]: ""}
    dispatcher.step()
    assert executor.started == runs


def test_a_store_that_is_being_crawled_is_not_crawled_twice(services: BatchServices) -> None:
    _stores(services, "alpha")
    dispatcher = Dispatcher(services, FakeExecutor())
    dispatcher.request("alpha")
    with pytest.raises(ConflictError, match="alpha"):
        dispatcher.request("alpha")


def test_an_unknown_store_cannot_be_crawled(services: BatchServices) -> None:
    with pytest.raises(NotFoundError, match="store list"):
        Dispatcher(services, FakeExecutor()).request("nobody")


def test_a_worker_that_died_leaves_a_failed_run_with_its_last_words(services: BatchServices) -> None:
    _stores(services, "alpha")
    executor = FakeExecutor()
    dispatcher = Dispatcher(services, executor)
    run_id = dispatcher.request("alpha")
    dispatcher.step()
    executor.ended = {run_id: "Segmentation fault"}
    dispatcher.step()
    state, error = _state(services, run_id)
    assert state is RunState.FAILED
    assert error is not None and "Segmentation fault" in error


def test_a_run_without_a_heartbeat_is_lost_and_its_store_can_be_crawled_again(
    services: BatchServices,
) -> None:
    _stores(services, "alpha")
    dispatcher = Dispatcher(services, FakeExecutor())
    run_id = dispatcher.request("alpha")
    with UnitOfWork(services.database) as uow:
        long_ago = datetime.now(UTC) - timedelta(seconds=2 * LOST_AFTER)
        uow.runs.claim(run_id, worker="elsewhere:1", at=long_ago)
        uow.commit()
    assert dispatcher.request("alpha") > run_id
    assert _state(services, run_id)[0] is RunState.LOST


def test_a_run_that_another_scheduler_claimed_first_is_left_to_it(services: BatchServices) -> None:
    """Both started a worker for it; the one that came second ended without a claim."""
    _stores(services, "alpha")
    executor = FakeExecutor()
    dispatcher = Dispatcher(services, executor)
    run_id = dispatcher.request("alpha")
    dispatcher.step()
    with UnitOfWork(services.database) as uow:
        uow.runs.claim(run_id, worker="elsewhere:1")
        uow.commit()
    executor.ended = {run_id: "is running, so it cannot be started"}
    dispatcher.step()
    assert _state(services, run_id)[0] is RunState.RUNNING


def test_a_run_that_nobody_started_is_taken_over_by_who_asks_for_that_store(services: BatchServices) -> None:
    _stores(services, "alpha")
    executor = FakeExecutor()
    left = Dispatcher(services, FakeExecutor()).request("alpha")
    own = Dispatcher(services, executor, own_only=True)
    assert own.request("alpha") == left
    own.step()
    assert executor.started == [left]


def test_runs_of_others_are_left_to_others_where_asked(services: BatchServices) -> None:
    _stores(services, "alpha", "beta")
    executor = FakeExecutor()
    Dispatcher(services, FakeExecutor()).request("alpha")
    own = Dispatcher(services, executor, own_only=True)
    run_id = own.request("beta")
    own.step()
    assert executor.started == [run_id]
