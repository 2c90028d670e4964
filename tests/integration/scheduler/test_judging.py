"""A person explains, judges and reviews pairs, and matching follows the word."""

from collections.abc import Sequence

import pytest

from catalog.domain.judgement import DecidedBy, Decision
from catalog.domain.listing import Listing
from catalog.errors import InvalidValueError, NotFoundError
from catalog.explaining.joins import Basis
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from matchers.record import Record
from scheduler.explaining import explain_product_of
from scheduler.judging import explain_offers, judge_offers
from scheduler.matching import CatalogMatcher
from scheduler.services import BatchServices
from tests.builders import a_listing, a_store
from tests.fakes import TitleScorer

LAMP = {"name": "Acme Lamp 40 W", "brand": "Acme"}


@pytest.fixture
def lamps(services: BatchServices) -> tuple[int, int]:
    """Two offers of one lamp."""
    listings: list[Listing] = [a_listing("1", store_id=store, **LAMP) for store in ("alpha", "beta")]
    with UnitOfWork(services.database) as uow:
        for listing in listings:
            uow.stores.save(a_store(listing.store_id))
        ingest(uow, listings, now=listings[0].seen_at)
        uow.commit()
        low, high = sorted(offer.id for offer in uow.offers.page())
    return low, high


class _FairlySure(TitleScorer):
    """Never so sure that a third offer would outweigh a store that lists both."""

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        """.95 or 0."""
        return [min(chance, 0.95) for chance in super().probabilities(pairs)]


def _products(services: BatchServices) -> list[str | None]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return [offer.product_id for offer in uow.offers.page()]


def test_a_word_is_followed_by_the_next_match_and_explained(
    services: BatchServices, lamps: tuple[int, int]
) -> None:
    judge_offers(services, lamps[1], lamps[0], same=False, reason="another socket")
    CatalogMatcher(services, scorer=TitleScorer()).catch_up()
    assert len(set(_products(services))) == 2
    found = explain_offers(services, *lamps)
    assert (found.decision, found.decided_by) == (Decision.NO_MATCH, DecidedBy.OPERATOR)
    assert "another socket" in found.sentences[0]


def test_a_word_also_parts_what_was_matched_before_and_can_be_taken_back(
    services: BatchServices, lamps: tuple[int, int]
) -> None:
    matcher = CatalogMatcher(services, scorer=TitleScorer())
    matcher.catch_up()
    assert len(set(_products(services))) == 1
    judge_offers(services, *lamps, same=False, reason="another socket")
    matcher.catch_up()
    assert len(set(_products(services))) == 2
    judge_offers(services, *lamps, same=None, reason="")
    matcher.catch_up()
    assert len(set(_products(services))) == 1


def test_an_explanation_names_evidence_without_any_judgement(
    services: BatchServices, lamps: tuple[int, int]
) -> None:
    found = explain_offers(services, *lamps)
    assert found.decided_by is not DecidedBy.OPERATOR
    assert any("probability" in sentence for sentence in found.sentences)


def test_a_product_that_the_matcher_made_is_explained_with_what_it_weighed(
    services: BatchServices, lamps: tuple[int, int]
) -> None:
    CatalogMatcher(services, scorer=TitleScorer()).catch_up()
    product = str(_products(services)[0])
    found, weighed = explain_product_of(services, product)
    assert found.weakest is not None
    assert (found.weakest.tie.basis, found.weakest.tie.score) == (Basis.MODEL, 0.99)
    assert any("probability" in line for line in weighed)


@pytest.fixture
def contested(services: BatchServices) -> tuple[int, int, int]:
    """Two offers of one title in one store, and one of another store that fits either."""
    listings: list[Listing] = [
        a_listing(key, store_id=store, **LAMP)
        for store, key in (("alpha", "1"), ("alpha", "2"), ("beta", "1"))
    ]
    with UnitOfWork(services.database) as uow:
        for store in ("alpha", "beta"):
            uow.stores.save(a_store(store))
        ingest(uow, listings, now=listings[0].seen_at)
        uow.commit()
        found = {(one.listing.store_id, one.listing.item_key): one.id for one in uow.offers.page()}
    CatalogMatcher(services, scorer=_FairlySure()).catch_up()
    return found["alpha", "1"], found["alpha", "2"], found["beta", "1"]


def test_a_pair_that_another_product_contests_is_explained_as_a_question_with_its_rivals(
    services: BatchServices, contested: tuple[int, int, int]
) -> None:
    first, second, other = contested
    found = explain_offers(services, other, first)
    assert (found.decision, found.decided_by) == (Decision.UNSURE, DecidedBy.MODEL)
    assert "another product fits nearly as well" in found.sentences[0]
    assert [(one.offer, one.to) for one in found.rivals] == [(second, other)]
    assert f"Nearly as good for {other}: {second}" in found.sentences[1]
    assert found.products[0] != found.products[1]
    assert str(found.products[0]) in found.sentences[-1]


def test_a_pair_that_one_store_lists_is_explained_as_a_question(
    services: BatchServices, contested: tuple[int, int, int]
) -> None:
    found = explain_offers(services, contested[0], contested[1])
    assert found.decision is Decision.UNSURE
    assert "one store lists both" in found.sentences[0]


def test_an_unknown_product_is_not_found(services: BatchServices) -> None:
    with pytest.raises(NotFoundError):
        explain_product_of(services, "p-nothing")


def test_one_offer_is_no_pair_and_an_unknown_one_is_not_found(
    services: BatchServices, lamps: tuple[int, int]
) -> None:
    with pytest.raises(InvalidValueError, match="two offers"):
        judge_offers(services, lamps[0], lamps[0], same=True, reason="")
    with pytest.raises(NotFoundError):
        judge_offers(services, lamps[0], 999_999, same=True, reason="")
    with pytest.raises(InvalidValueError, match="two offers"):
        explain_offers(services, lamps[0], lamps[0])
