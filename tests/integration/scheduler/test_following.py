"""Matching and indexing follow the change log with everything that ships plugged in."""

import errno
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from filelock import FileLock

from catalog.errors import ServiceUnavailableError
from catalog.exchange import shipped_exchange_rates
from catalog.ingest import ingest
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine
from catalog.storage.migrate import upgrade
from catalog.storage.unit_of_work import UnitOfWork
from index.feeder import FeedCounts
from matchers.engine import MatchingEngine
from scheduler.following import open_follower
from scheduler.matching import MatchCounts
from scheduler.services import BatchServices
from tests.builders import a_listing, a_store


@pytest.mark.parametrize("by_meaning", [False, True])
def test_offers_become_products_in_the_index_and_a_second_pass_is_idle(
    services: BatchServices, by_meaning: bool
) -> None:
    services = replace(
        services, settings=services.settings.model_copy(update={"match_by_meaning": by_meaning})
    )
    names = {"name": "Sony WH-1000XM5 wireless headphones black", "mpn": "WH-1000XM5"}
    with UnitOfWork(services.database) as uow:
        for store_id in ("alpha", "beta"):
            uow.stores.save(a_store(store_id))
        ingest(uow, [a_listing("1", store_id=store_id, **names) for store_id in ("alpha", "beta")])
        uow.commit()
    with open_follower(services) as follower:
        followed = follower.catch_up()
        assert (followed.matched.new_products, followed.indexed.indexed) == (1, 1)
    with open_follower(services) as follower:  # another process: the memory comes from the folder
        followed = follower.catch_up()
        assert (followed.matched.offers, followed.indexed.indexed) == (0, 0)


def test_how_far_matching_and_indexing_are_is_told(services: BatchServices) -> None:
    matched: list[MatchCounts] = []
    indexed: list[FeedCounts] = []
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store("alpha"))
        uow.commit()
    with open_follower(services) as follower:
        for number in range(2):  # the first time the index is made as a whole
            with UnitOfWork(services.database) as uow:
                ingest(uow, [a_listing(str(number), name=f"Acme lamp {number}")])
                uow.commit()
            follower.catch_up(matched.append, indexed.append)
    assert [counts.offers for counts in matched if counts.offers] == [1] * len(matched)
    assert [counts.indexed for counts in indexed] == [1]


def test_a_refresh_leaves_the_index_to_another_process_that_is_at_work(services: BatchServices) -> None:
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store("alpha"))
        ingest(uow, [a_listing("1", category=("Audio",))])
        uow.commit()
    with open_follower(services) as follower:
        follower.catch_up()
        with FileLock(services.settings.var_dir / "follower.lock"):
            follower.refresh()
            assert not (services.settings.var_dir / "categories.json").exists()
        for _ in range(3):  # two pages of the category tree, then the first batch of discounts
            follower.refresh()
        assert (services.settings.var_dir / "categories.json").exists()


def test_a_catalog_that_was_restored_from_a_backup_is_matched_and_indexed_anew(tmp_path: Path) -> None:
    database = create_catalog_engine(f"sqlite:///{tmp_path}/catalog.db")
    upgrade(database)
    settings = Settings(var_dir=tmp_path / "var", currency="EUR", database_url=str(database.url))
    services = BatchServices(settings=settings, database=database, rates=shipped_exchange_rates())
    _take(services, "early")
    with open_follower(services) as follower:
        follower.catch_up()
    backup = tmp_path / "backup.db"
    with (
        closing(sqlite3.connect(str(database.url.database))) as now,
        closing(sqlite3.connect(backup)) as kept,
    ):
        now.backup(kept)
    _take(services, "lost 1", "lost 2", "lost 3")
    with open_follower(services) as follower:
        follower.catch_up()
    restored = replace(services, database=create_catalog_engine(f"sqlite:///{backup}"))
    # the log grows past the lost one
    _take(restored, "new 1", "new 2", "new 3", "new 4", "new 5", "new 6", "new 7")
    with open_follower(restored) as follower:
        followed = follower.catch_up()
        assert (followed.matched.offers, followed.indexed.rebuilt) == (8, True)
        assert follower.catch_up().matched.offers == 0
    with UnitOfWork(restored.database, read_only=True) as uow:
        offers = list(uow.offers.page())
        assert all(offer.product_id for offer in offers)
        assert len({offer.product_id for offer in offers}) == 8
    restored.database.dispose()
    database.dispose()


def test_a_full_disk_is_told_as_one_and_does_not_end_the_scheduler(
    services: BatchServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    _take(services, "one")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "part-1")

    with open_follower(services) as follower:
        with monkeypatch.context() as patch:
            patch.setattr(MatchingEngine, "save", full)
            with pytest.raises(ServiceUnavailableError, match=r"part-1 cannot be .*No space left"):
                follower.catch_up()
        assert follower.catch_up().indexed.indexed == 1


def _take(services: BatchServices, *names: str) -> None:
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store("alpha"))
        ingest(uow, [a_listing(name, name=f"{name} {uuid4().hex}", brand=uuid4().hex) for name in names])
        uow.commit()
