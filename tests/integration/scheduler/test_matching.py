"""Matching that follows the change log writes products, and can be repeated, interrupted and resumed."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.listing import Listing
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from matchers.record import Record
from scheduler.matching import READER, CatalogMatcher, MatchCounts
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


def _word(decision: Decision) -> Judgement:
    return Judgement(
        left_offer_id=1,
        right_offer_id=2,
        decision=decision,
        decided_by=DecidedBy.OPERATOR,
        score=None,
        reason="another lamp",
        decided_at=NOON,
    )


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
        uow.judgements.save([_word(Decision.NO_MATCH)])
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


class _Moody(TitleScorer):
    """Takes offers for one product that say the same, and while ``lamps`` is on all lamps besides."""

    lamps = True

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        return [
            0.99 if self.lamps and "Lamp" in left.title and "Lamp" in right.title else known
            for (left, right), known in zip(pairs, super().probabilities(pairs), strict=True)
        ]


def test_another_scorer_compares_every_offer_anew_and_ids_stay_with_the_larger_part(
    services: BatchServices,
) -> None:
    lamps = ["Acme ZX900 Lamp floor", "Acme ZX900 Lamp desk", "Acme ZX900 Lamp desk"]
    others = [f"Thing{number} gadget{number}" for number in range(12)]
    names = enumerate([*lamps, *others])
    _take(services, *(a_listing("1", store_id=f"s{number}", name=name) for number, name in names))
    scorer = _Moody()
    CatalogMatcher(services, scorer=scorer, scorer_key="one").catch_up()
    together = _products(services)
    assert len({together[f"s{number}", "1"] for number in range(3)}) == 1
    scorer.lamps = False
    assert CatalogMatcher(services, scorer=scorer, scorer_key="one").catch_up().offers == 0
    counts = CatalogMatcher(services, scorer=scorer, scorer_key="another").catch_up()
    assert (counts.offers, counts.new_products) == (15, 1)
    apart = _products(services)
    assert {key for key, product in apart.items() if product != together[key]} == {("s0", "1")}
    scorer.lamps = True
    CatalogMatcher(services, scorer=scorer, scorer_key="one").catch_up()
    assert _products(services) == together


def test_ids_do_not_depend_on_batches(services: BatchServices, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"Acme Lamp {word}" for word in ("desk", "floor", "table", "wall") for _ in range(3)]
    _take(services, *(a_listing("1", store_id=f"s{number}", name=name) for number, name in enumerate(names)))
    CatalogMatcher(services, scorer=TitleScorer(), scorer_key="one").catch_up()
    before = _products(services)
    monkeypatch.setattr("scheduler.matching._BATCH", 2)
    monkeypatch.setattr("scheduler.plan_parts._AT_ONCE", 1)
    counts = CatalogMatcher(services, scorer=TitleScorer(), scorer_key="another").catch_up()
    assert (counts.offers, counts.new_products, counts.merged_products) == (12, 0, 0)
    assert _products(services) == before


def test_judgements_of_an_earlier_comparison_are_forgotten(services: BatchServices) -> None:
    lamp, other = _two_lamps()
    _take(services, lamp, other)
    matcher = _matcher(services)
    matcher.catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        assert len(uow.judgements.of_offers([1])) == 1
    _take(services, replace(other, name="Bosch drill", brand="Bosch", seen_at=NOON + timedelta(hours=1)))
    matcher.catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        assert uow.judgements.of_offers([1]) == []


class _CutOffError(Exception):
    """In the middle of a pass."""


def test_a_pass_that_is_cut_off_keeps_what_it_wrote_and_goes_on(
    services: BatchServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.plan_parts._AT_ONCE", 1)
    _take(services, *_two_lamps(), a_listing("2", store_id="beta", name="Other thing"))

    def cut(counts: MatchCounts) -> None:
        if counts.new_products == 2:
            raise _CutOffError

    with pytest.raises(_CutOffError):
        _matcher(services).catch_up(cut)
    written = {key: product for key, product in _products(services).items() if product is not None}
    assert 0 < len(written) < 3
    with UnitOfWork(services.database, read_only=True) as uow:
        assert uow.changes.cursor(READER) == 0
    counts = _matcher(services).catch_up()
    assert (counts.offers, counts.new_products) == (3, 1)
    products = _products(services)
    assert {key: products[key] for key in written} == written
    assert products["alpha", "1"] == products["beta", "1"] != products["beta", "2"]


def test_progress_is_told_while_a_plan_is_written(
    services: BatchServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.plan_parts._AT_ONCE", 1)
    _take(services, *_two_lamps(), a_listing("2", store_id="beta", name="Other thing"))
    told: list[tuple[int, int]] = []
    _matcher(services).catch_up(lambda counts: told.append((counts.offers, counts.new_products)))
    assert told[:2] in ([(2, 1), (3, 2)], [(1, 1), (3, 2)])


def test_a_matcher_that_is_behind_the_catalog_follows_it(services: BatchServices) -> None:
    lamp, other = _two_lamps()
    _take(services, lamp, other)
    _matcher(services).catch_up()
    kept = services.settings.var_dir / "matcher"
    shutil.copytree(kept, kept.with_name("behind"))
    with UnitOfWork(services.database) as uow:
        uow.judgements.save([_word(Decision.NO_MATCH)])
        uow.commit()
    _take(services, replace(lamp, brand="Acme Inc", seen_at=NOON + timedelta(hours=1)))
    _matcher(services).catch_up()
    apart = _products(services)
    assert apart["alpha", "1"] != apart["beta", "1"]
    # As after a crash between the catalog's transaction and the matcher's own file.
    shutil.rmtree(kept)
    kept.with_name("behind").rename(kept)
    _matcher(services).catch_up()
    assert _products(services) == apart
