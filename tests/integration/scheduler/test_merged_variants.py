"""Colours are separate products of one group, and one product where the setting says so."""

from dataclasses import replace

from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.following import open_follower
from scheduler.services import BatchServices
from tests.builders import a_listing, a_store


def _follow(services: BatchServices, setting: str) -> set[str | None]:
    changed = services.settings.model_copy(update={"merged_variants": setting})
    with open_follower(replace(services, settings=changed)) as follower:
        follower.catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        return {offer.product_id for offer in uow.offers.page()}


def test_the_setting_merges_colours_and_taking_it_back_parts_them(services: BatchServices) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id, colour in (("alpha", "Black"), ("beta", "Blue")):
            uow.stores.save(a_store(store_id))
            name = f"Apple iPhone 15 128 GB {colour}"
            known = {"name": name, "brand": "Apple", "category": ("Mobile Phones",), "attributes": {}}
            ingest(uow, [a_listing("1", store_id=store_id, **known)])
        uow.commit()
    apart = _follow(services, "")
    assert len(apart) == 2
    with UnitOfWork(services.database, read_only=True) as uow:
        groups = {one.group_id for one in uow.products.by_ids({str(id_) for id_ in apart}).values()}
    assert len(groups) == 1
    assert None not in groups
    merged = _follow(services, "mobile phones=colour")
    assert len(merged) == 1
    assert merged < apart
    assert len(_follow(services, "")) == 2
