"""Offers that a store no longer shows, on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from catalog.domain.change import ChangeKind
from catalog.domain.crawl_run import RunState
from catalog.ingest import Withdrawal, ingest, mark_checked, withdraw_unseen
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_store

DAY = timedelta(days=1)
KEYS = [f"k{i}" for i in range(10)]


@pytest.fixture
def catalog(database: Engine) -> Engine:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.commit()
    return database


def crawl(
    catalog: Engine,
    day: int,
    keys: list[str],
    *,
    failed: tuple[str, ...] = (),
    state: RunState = RunState.SUCCEEDED,
) -> Withdrawal:
    """A run on a day that shows ``keys``."""
    at: datetime = NOON + day * DAY
    with UnitOfWork(catalog) as uow:
        run = uow.runs.request("alpha", at=at)
        uow.runs.claim(run.id, worker="w", at=at)
        ingest(uow, [a_listing(key, seen_at=at) for key in keys], run_id=run.id, now=at)
        mark_checked(uow, "alpha", [a_listing(key).url for key in failed], run_id=run.id, now=at)
        uow.runs.finish(run.id, state, at=at)
        result = withdraw_unseen(uow, "alpha", run.id, now=at)
        assert withdraw_unseen(uow, "alpha", run.id, now=at).offer_ids == ()
        uow.commit()
    return result


def shown(catalog: Engine) -> list[str]:
    with UnitOfWork(catalog, read_only=True) as uow:
        return [offer.listing.item_key for offer in uow.offers.page()]


def test_an_offer_is_withdrawn_after_three_complete_runs_without_it(catalog: Engine) -> None:
    crawl(catalog, 0, KEYS)
    assert [crawl(catalog, day, KEYS[1:]).offer_ids for day in (1, 2, 3)] == [(), (), (1,)]
    assert shown(catalog) == KEYS[1:]
    with UnitOfWork(catalog, read_only=True) as uow:
        assert uow.changes.after(0)[-1].kind == ChangeKind.OFFER_WITHDRAWN
        assert uow.offers.get(1).withdrawn_at == NOON + 3 * DAY


def test_an_offer_seen_in_between_starts_over(catalog: Engine) -> None:
    crawl(catalog, 0, KEYS)
    for day, keys in enumerate([KEYS[1:], KEYS[1:], KEYS, KEYS[1:], KEYS[1:]], start=1):
        assert crawl(catalog, day, keys).offer_ids == ()


def test_a_run_that_met_too_little_says_nothing_about_the_rest(catalog: Engine) -> None:
    crawl(catalog, 0, KEYS)
    results = [crawl(catalog, day, KEYS[:6]) for day in (1, 2, 3, 4)]
    assert {(result.counted, result.coverage) for result in results} == {(False, 0.6)}
    assert shown(catalog) == KEYS


@pytest.mark.parametrize("state", [RunState.FAILED, RunState.CANCELLED, RunState.LOST])
def test_a_run_that_did_not_end_well_counts_nothing(catalog: Engine, state: RunState) -> None:
    crawl(catalog, 0, KEYS)
    for day in (1, 2, 3, 4):
        assert not crawl(catalog, day, KEYS[1:], state=state).counted
    assert shown(catalog) == KEYS


def test_an_offer_whose_page_failed_is_not_unseen(catalog: Engine) -> None:
    crawl(catalog, 0, KEYS)
    for day in (1, 2, 3, 4):
        assert crawl(catalog, day, KEYS[1:], failed=("k0",)).offer_ids == ()
    assert shown(catalog) == KEYS


def test_many_new_offers_do_not_hide_that_old_ones_were_not_met(catalog: Engine) -> None:
    crawl(catalog, 0, KEYS)
    new = [f"n{i}" for i in range(100)]
    assert crawl(catalog, 1, new).coverage == 0


def test_a_withdrawn_offer_that_is_seen_again_is_back_and_told(catalog: Engine) -> None:
    for day, keys in enumerate([KEYS, KEYS[1:], KEYS[1:], KEYS[1:]]):
        crawl(catalog, day, keys)
    crawl(catalog, 4, KEYS)
    assert shown(catalog) == KEYS
    with UnitOfWork(catalog, read_only=True) as uow:
        last = uow.changes.after(0)[-1]
    assert (last.kind, last.entity_id) == (ChangeKind.OFFER_CONTENT_CHANGED, "1")
