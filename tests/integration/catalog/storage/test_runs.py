"""Crawl runs, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from catalog.domain.crawl_run import RunState
from catalog.errors import ConflictError, NotFoundError
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_store


@pytest.fixture
def catalog(database: Engine) -> Engine:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.commit()
    return database


def request(catalog: Engine) -> int:
    with UnitOfWork(catalog) as uow:
        run = uow.runs.request("alpha", at=NOON)
        uow.commit()
    return run.id


def test_a_run_goes_from_request_to_end(catalog: Engine) -> None:
    run_id = request(catalog)
    with UnitOfWork(catalog) as uow:
        assert uow.runs.claim(run_id, worker="w1", at=NOON)
        assert uow.runs.beat(run_id, {"pages": 3}, at=NOON + timedelta(seconds=5))
        assert uow.runs.finish(
            run_id, RunState.SUCCEEDED, counts={"pages": 4}, at=NOON + timedelta(seconds=9)
        )
        run = uow.runs.get(run_id)
        assert (run.state, run.counts, run.claimed_by) == (RunState.SUCCEEDED, {"pages": 4}, "w1")
        assert not uow.runs.beat(run_id, {})
        assert not uow.runs.finish(run_id, RunState.FAILED)


def test_a_store_has_one_run_at_a_time(catalog: Engine) -> None:
    run_id = request(catalog)
    with UnitOfWork(catalog) as uow:
        with pytest.raises(ConflictError, match="alpha"):
            uow.runs.request("alpha")
        uow.runs.finish(run_id, RunState.CANCELLED)
        assert uow.runs.request("alpha").id != run_id


def test_of_many_schedulers_one_gets_the_run(catalog: Engine) -> None:
    run_id = request(catalog)

    def claim(worker: int) -> bool:
        with UnitOfWork(catalog) as uow:
            won = uow.runs.claim(run_id, worker=f"w{worker}")
            uow.commit()
        return won

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(claim, range(8))) == 1


def test_a_run_whose_heartbeat_stopped_is_lost(catalog: Engine) -> None:
    run_id = request(catalog)
    with UnitOfWork(catalog) as uow:
        uow.runs.claim(run_id, worker="w1", at=NOON)
        assert uow.runs.lose_silent(NOON - timedelta(minutes=1)) == []
        assert uow.runs.lose_silent(NOON + timedelta(minutes=1)) == [run_id]
        assert [run.id for run in uow.runs.in_state([RunState.LOST])] == [run_id]


def test_a_run_that_died_before_the_clock_was_set_back_does_not_block_its_store(catalog: Engine) -> None:
    run_id = request(catalog)
    silent_since = NOON - timedelta(minutes=1)
    with UnitOfWork(catalog) as uow:
        uow.runs.claim(run_id, worker="w1", at=NOON + timedelta(seconds=59))
        assert uow.runs.lose_silent(silent_since, at=NOON) == []
        uow.runs.beat(run_id, {}, at=NOON + timedelta(hours=3))
        assert uow.runs.lose_silent(silent_since, at=NOON) == [run_id]


def test_an_unknown_run_is_said_to_be_unknown(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow, pytest.raises(NotFoundError, match="99"):
        uow.runs.get(99)
