"""Matching and indexing follow the change log with everything that ships plugged in."""

from dataclasses import replace

import pytest
from filelock import FileLock

from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.following import open_follower
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
