"""Matching that follows the change log writes products, and can be repeated, interrupted and resumed."""

import shutil
from dataclasses import replace
from datetime import timedelta

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.listing import Listing
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.matching import READER, CatalogMatcher
from scheduler.services import BatchServices
from tests.builders import NOON, a_listing, a_store, eur
from tests.fakes import TitleScorer

LAMP = {"name": "Acme Lamp 40 W", "brand": "Acme"}


def _take(services: BatchServices, *listings: Listing) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id in {listing.store_id for listing in listings}:
            uow.stores.save(a_store(store_id))
        ingest(uow, listings, now=max(listing.seen_at for listing in listings))
        uow.commit()


def _products(services: BatchServices) -> dict[tuple[str, str], str | None]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {
            (offer.listing.store_id, offer.listing.item_key): offer.product_id for offer in uow.offers.page()
        }


def _matcher(services: BatchServices) -> CatalogMatcher:
    return CatalogMatcher(services, scorer=TitleScorer())


def _two_lamps() -> tuple[Listing, Listing]:
    return a_listing("1", store_id="alpha", **LAMP), a_listing("1", store_id="beta", **LAMP)


def test_the_same_item_of_two_stores_becomes_one_product_with_a_golden_record(
    services: BatchServices,
) -> None:
    _take(services, *_two_lamps(), a_listing("2", store_id="beta", name="Other thing"))
    counts = _matcher(services).catch_up()
    assert (counts.offers, counts.new_products) == (3, 2)
    products = _products(services)
    assert products["alpha", "1"] == products["beta", "1"] != products["beta", "2"]
    with UnitOfWork(services.database, read_only=True) as uow:
        product = uow.products.get(str(products["alpha", "1"]))
    assert (product.name, product.brand) == ("Acme Lamp 40 W", "Acme")
    assert product.field_sources["name"] in (1, 2)


def test_a_second_pass_has_nothing_to_do(services: BatchServices) -> None:
    _take(services, *_two_lamps())
    matcher = _matcher(services)
    matcher.catch_up()
    assert matcher.catch_up().offers == 0


def test_a_moved_price_costs_no_match(services: BatchServices) -> None:
    lamp, other = _two_lamps()
    _take(services, lamp, other)
    matcher = _matcher(services)
    matcher.catch_up()
    _take(services, replace(lamp, price=eur("90.00"), seen_at=NOON + timedelta(hours=1)))
    assert matcher.catch_up().offers == 0


def test_a_new_offer_joins_its_product_without_moving_ids(services: BatchServices) -> None:
    _take(services, *_two_lamps())
    matcher = _matcher(services)
    matcher.catch_up()
    before = _products(services)
    _take(services, a_listing("9", store_id="gamma", **LAMP))
    assert matcher.catch_up().new_products == 0
    after = _products(services)
    assert after["gamma", "9"] == before["alpha", "1"]
    assert {key: after[key] for key in before} == before


def test_ids_survive_when_the_matcher_lost_its_memory(services: BatchServices) -> None:
    _take(services, *_two_lamps(), a_listing("2", store_id="beta", name="Other thing"))
    _matcher(services).catch_up()
    before = _products(services)
    shutil.rmtree(services.settings.var_dir / "matcher")
    _matcher(services).catch_up()
    assert _products(services) == before


def test_an_operator_keeps_two_offers_apart_for_ever(services: BatchServices) -> None:
    lamp, other = _two_lamps()
    _take(services, lamp, other)
    _matcher(services).catch_up()
    with UnitOfWork(services.database) as uow:
        uow.judgements.save(
            [
                Judgement(
                    left_offer_id=1,
                    right_offer_id=2,
                    decision=Decision.NO_MATCH,
                    decided_by=DecidedBy.OPERATOR,
                    score=None,
                    reason="another lamp",
                    decided_at=NOON,
                )
            ]
        )
        uow.commit()
    for hour in (1, 2):
        changed = replace(lamp, brand=f"Acme {hour}", seen_at=NOON + timedelta(hours=hour))
        _take(services, changed)
        _matcher(services).catch_up()
        products = _products(services)
        assert products["alpha", "1"] != products["beta", "1"]


def test_an_offer_that_turns_into_something_else_leaves_its_product(services: BatchServices) -> None:
    lamp, other = _two_lamps()
    _take(services, lamp, other)
    matcher = _matcher(services)
    matcher.catch_up()
    _take(services, replace(other, name="Bosch drill", brand="Bosch", seen_at=NOON + timedelta(hours=1)))
    matcher.catch_up()
    products = _products(services)
    assert products["alpha", "1"] != products["beta", "1"]
    with UnitOfWork(services.database, read_only=True) as uow:
        assert uow.products.get(str(products["beta", "1"])).name == "Bosch drill"


def test_a_matcher_that_another_process_overtook_takes_over_its_state(services: BatchServices) -> None:
    slow = _matcher(services)
    _take(services, *_two_lamps())
    _matcher(services).catch_up()
    before = _products(services)
    assert slow.catch_up().offers == 0
    assert _products(services) == before


def test_the_catalog_knows_how_far_matching_is(services: BatchServices) -> None:
    _take(services, *_two_lamps())
    _matcher(services).catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        assert uow.changes.cursor(READER) > 0
