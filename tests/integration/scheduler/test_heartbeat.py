"""A crawl shows that it lives."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from catalog.domain.crawl_run import RunState
from catalog.errors import ServiceUnavailableError
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.heartbeat import Heartbeat
from scheduler.services import BatchServices
from tests.builders import a_store


@pytest.fixture
def run_id(services: BatchServices) -> int:
    """A run that somebody has claimed."""
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store("alpha"))
        run = uow.runs.request("alpha")
        uow.runs.claim(run.id, worker="here:1")
        uow.commit()
    return run.id


def _until(true: Callable[[], bool]) -> bool:
    patience = time.monotonic() + 5
    while not true() and time.monotonic() < patience:
        time.sleep(0.01)
    return true()


def _last_beat(services: BatchServices, run_id: int) -> datetime:
    with UnitOfWork(services.database, read_only=True) as uow:
        beat = uow.runs.get(run_id).heartbeat_at
    assert beat is not None
    return beat


def test_it_goes_on_beating_after_the_database_was_away_for_a_moment(
    services: BatchServices, run_id: int
) -> None:
    away, refused = threading.Event(), threading.Event()

    @event.listens_for(services.database, "begin")
    def begin(_connection: object) -> None:
        if away.is_set() and threading.current_thread().name.startswith("heartbeat"):
            refused.set()
            raise ServiceUnavailableError("the catalog cannot be reached")

    away.set()
    with Heartbeat(services.database, run_id, interval=0.01) as heartbeat:
        assert refused.wait(5)
        away.clear()
        again = datetime.now(UTC)
        assert _until(lambda: _last_beat(services, run_id) > again)
        assert not heartbeat.cancelled


def test_it_tells_that_the_run_was_ended_from_outside(services: BatchServices, run_id: int) -> None:
    with UnitOfWork(services.database) as uow:
        uow.runs.finish(run_id, RunState.CANCELLED)
        uow.commit()
    with Heartbeat(services.database, run_id, interval=0.01) as heartbeat:
        assert _until(lambda: heartbeat.cancelled)
