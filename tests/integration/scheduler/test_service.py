"""The scheduler's loop: what is due is requested, new schedules are taken over, failures do not end it."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from catalog.domain.crawl_run import RunState
from catalog.errors import ServiceUnavailableError
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.dispatch import Dispatcher
from scheduler.service import SchedulerService
from scheduler.services import BatchServices
from tests.builders import a_store
from tests.integration.scheduler.test_dispatch import FakeExecutor

# Generous: the loop looks once a second.
_PATIENCE = 20.0


class FakeFollower:
    """Counts passes; the first one fails as if the index were away."""

    def __init__(self) -> None:
        self.passes = self.refreshed = 0

    def catch_up(self) -> None:
        self.passes += 1
        if self.passes == 1:
            raise ServiceUnavailableError("the index is away")

    def refresh(self) -> None:
        self.refreshed += 1


def _save(services: BatchServices, store_id: str, schedule: str | None) -> None:
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store(store_id, schedule=schedule))
        uow.commit()


def _until(done: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if done():
            return True
        time.sleep(0.05)
    return False


def test_a_due_store_is_crawled_and_a_failing_part_does_not_end_the_loop(services: BatchServices) -> None:
    _save(services, "often", "every 1s")
    _save(services, "by-hand", None)
    _save(services, "broken", "now and then")
    executor, follower, stop = FakeExecutor(), FakeFollower(), threading.Event()
    service = SchedulerService(services, Dispatcher(services, executor), follower)
    loop = threading.Thread(target=service.run, args=(stop,))
    loop.start()
    try:
        assert _until(lambda: len(executor.started) == 1)
        assert _until(lambda: follower.passes >= 2 and follower.refreshed >= 1)
    finally:
        stop.set()
        loop.join(_PATIENCE)
    with UnitOfWork(services.database, read_only=True) as uow:
        assert {run.store_id for run in uow.runs.newest()} == {"often"}


def test_a_changed_schedule_is_taken_over_and_a_disabled_store_is_dropped(services: BatchServices) -> None:
    _save(services, "alpha", "0 4 * * *")
    _save(services, "beta", "every 6h")
    service = SchedulerService(services, Dispatcher(services, FakeExecutor()), FakeFollower())
    service.reload()
    assert service.planned == {"alpha": "0 4 * * *", "beta": "every 6h"}
    _save(services, "alpha", "0 5 * * *")
    with UnitOfWork(services.database) as uow:
        uow.stores.set_enabled("beta", False)
        uow.commit()
    service.reload()
    assert service.planned == {"alpha": "0 5 * * *"}
    _save(services, "alpha", "now and then")
    service.reload()
    assert service.planned == {}


def test_an_interval_goes_on_from_the_last_crawl_whoever_made_it_and_a_new_store_is_due_at_once(
    services: BatchServices,
) -> None:
    now = datetime.now(UTC)
    for store_id, ago in (("new", None), ("late", 30), ("early", 2)):
        _save(services, store_id, "every 1d")
        if ago is not None:
            _crawled(services, store_id, now - timedelta(hours=ago))
    executor, stop = FakeExecutor(), threading.Event()
    service = SchedulerService(services, Dispatcher(services, executor, parallel=9), FakeFollower())
    loop = threading.Thread(target=service.run, args=(stop,))
    loop.start()
    try:
        assert _until(lambda: len(executor.started) == 2)
    finally:
        stop.set()
        loop.join(_PATIENCE)
    with UnitOfWork(services.database, read_only=True) as uow:
        assert {run.store_id for run in uow.runs.in_state({RunState.PENDING})} == {"new", "late"}


def test_two_schedulers_crawl_a_store_once_an_interval(services: BatchServices) -> None:
    _save(services, "alpha", "every 3s")
    stop = threading.Event()
    executor = FakeExecutor()
    both = [
        SchedulerService(services, Dispatcher(services, executor, parallel=9), FakeFollower())
        for _ in range(2)
    ]
    loops = [threading.Thread(target=service.run, args=(stop,)) for service in both]
    for number, loop in enumerate(loops):
        loop.start()
        time.sleep(1.5 if number == 0 else 0)
    assert _until(lambda: _settle(services) and len(_times(services)) == 4)
    stop.set()
    for loop in loops:
        loop.join(_PATIENCE)
    times = _times(services)
    assert min(later - earlier for earlier, later in pairwise(times)) > timedelta(seconds=2.5)


def _crawled(services: BatchServices, store_id: str, at: datetime) -> None:
    with UnitOfWork(services.database) as uow:
        run = uow.runs.request(store_id, at=at)
        uow.runs.finish(run.id, RunState.SUCCEEDED, at=at)
        uow.commit()


def _settle(services: BatchServices) -> bool:
    """End what was asked for, as short crawls do: a process takes a second to start."""
    begun = datetime.now(UTC) - timedelta(seconds=1)
    with UnitOfWork(services.database) as uow:
        for run in uow.runs.in_state({RunState.PENDING}):
            if run.requested_at < begun:
                uow.runs.finish(run.id, RunState.SUCCEEDED)
        uow.commit()
    return True


def _times(services: BatchServices) -> list[datetime]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return sorted(run.requested_at for run in uow.runs.newest())
