"""Matching keeps groups of variants in step with products."""

from dataclasses import replace
from datetime import timedelta

from catalog.domain.listing import Listing
from catalog.domain.product import Product
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.matching import CatalogMatcher
from scheduler.services import BatchServices
from tests.builders import NOON, a_listing, a_store
from tests.fakes import TitleScorer


def _lamp(number: int, colour: str, **more: str) -> Listing:
    return a_listing(str(number), name=f"Acme Lamp X40 {colour}", brand="Acme", attributes={}, **more)


def _take(services: BatchServices, *listings: Listing) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id in {listing.store_id for listing in listings}:
            uow.stores.save(a_store(store_id))
        ingest(uow, listings, now=max(listing.seen_at for listing in listings))
        uow.commit()


def _match(services: BatchServices) -> dict[str, Product]:
    """Pass over what changed; products by the title of their first offer."""
    CatalogMatcher(services, scorer=TitleScorer()).catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        return {product.name: product for product in uow.products.page()}


def test_variants_become_one_group_with_its_axis(services: BatchServices) -> None:
    _take(services, _lamp(1, "red"), _lamp(2, "blue", store_id="beta"), a_listing("3", name="Other thing"))
    products = _match(services)
    group_id = products["Acme Lamp X40 red"].group_id
    assert group_id is not None
    assert products["Acme Lamp X40 blue"].group_id == group_id
    assert products["Other thing"].group_id is None
    with UnitOfWork(services.database, read_only=True) as uow:
        group = uow.groups.by_ids([group_id])[group_id]
    assert (group.name, group.axes) == ("Acme Lamp X40", ("colour",))


def test_a_later_variant_joins_the_group_and_nothing_else_is_written(services: BatchServices) -> None:
    _take(services, _lamp(1, "red"), _lamp(2, "blue"))
    before = _match(services)
    _take(services, _lamp(3, "green"))
    after = _match(services)
    assert len({product.group_id for product in after.values()}) == 1
    assert {name: after[name] for name in before} == before


def test_the_stores_own_group_is_followed_and_left(services: BatchServices) -> None:
    one = a_listing("1", name="Acme A1", brand="Acme", group_key="7")
    other = a_listing("2", name="Acme B2", brand="Acme", group_key="7")
    _take(services, one, other)
    assert len({product.group_id for product in _match(services).values()} - {None}) == 1
    later = NOON + timedelta(hours=1)
    _take(services, replace(other, name="Acme B3", group_key="8", seen_at=later))
    assert {product.group_id for product in _match(services).values()} == {None}


def test_what_is_withdrawn_leaves_no_variant_behind(services: BatchServices) -> None:
    _take(services, _lamp(1, "red"), _lamp(2, "blue", store_id="beta"))
    products = _match(services)
    gone = products["Acme Lamp X40 blue"].id
    later = NOON + timedelta(hours=1)
    _take(
        services, replace(_lamp(2, "blue", store_id="beta"), name="Bosch drill", brand="Bosch", seen_at=later)
    )
    after = _match(services)
    assert after["Acme Lamp X40 red"].group_id is None
    with UnitOfWork(services.database, read_only=True) as uow:
        keys = uow.variant_keys.of_products([gone, after["Bosch drill"].id])
    assert keys == {}
