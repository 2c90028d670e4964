"""A known store is asked what changed: offers are checked again though no page is sent twice."""

import os
from datetime import datetime

from catalog.domain.crawl_run import CrawlRun, RunState
from catalog.domain.store import Platform
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.dispatch import Dispatcher
from scheduler.executor import SubprocessExecutor
from scheduler.services import BatchServices
from tests.builders import a_store
from tests.integration.spiders.shop import listing, product_page, serve, tile

NAMES = ["Anvil", "Bellows", "Chisel"]
PAGES = {
    "/": listing("Shop", [tile(f"/{name.lower()}", name) for name in NAMES]),
    **{f"/{name.lower()}": product_page(name, price="19.99", sku=name) for name in NAMES},
}


def _crawl(services: BatchServices, store_id: str) -> CrawlRun:
    environment = {
        **os.environ,
        "PRICEMESH_VAR_DIR": str(services.settings.var_dir),
        "PRICEMESH_DATABASE_URL": services.settings.catalog_url,
    }
    executor = SubprocessExecutor(services.settings, environment)
    try:
        dispatcher = Dispatcher(services, executor)
        (run,) = dispatcher.wait([dispatcher.request(store_id)])
    finally:
        executor.stop()
    return run


def _checked(services: BatchServices) -> list[datetime]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return [offer.last_checked for batch in uow.offers.iterate() for offer in batch]


def test_offers_of_unchanged_pages_are_checked_again_and_none_is_lost(services: BatchServices) -> None:
    with serve(PAGES, validators=True) as shop:
        store = a_store(id="anvils", base_url=shop.base, platform=Platform.STRUCTURED_DATA, options={})
        with UnitOfWork(services.database) as uow:
            uow.stores.save(store)
            uow.commit()
        first = _crawl(services, store.id)
        assert first.state is RunState.SUCCEEDED, first.error
        before = _checked(services)
        second = _crawl(services, store.id)
    assert second.counts["unchanged_pages"] >= len(NAMES)
    assert second.counts["unchanged"] == len(NAMES)
    assert second.counts.get("withdrawn", 0) == 0
    assert len(_checked(services)) == len(before) == len(NAMES)
    assert min(_checked(services)) > max(before)
