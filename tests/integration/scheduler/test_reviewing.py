"""The queue of questions: what it leaves out, and in which order it asks."""

from collections.abc import Sequence

import pytest

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.reviewing import open_questions
from scheduler.services import BatchServices
from tests.builders import NOON, a_listing, a_product, a_store, eur


def _unsure(left: int, right: int, score: float | None) -> Judgement:
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=Decision.UNSURE,
        decided_by=DecidedBy.RULE if score is None else DecidedBy.MODEL,
        score=score,
        reason="because",
        decided_at=NOON,
    )


def _catalog(services: BatchServices, products: Sequence[str], prices: Sequence[str] = ()) -> None:
    """Offers 1, 2, … of the products given."""
    prices = prices or ["100.00"] * len(products)
    with UnitOfWork(services.database) as uow:
        uow.stores.save(a_store())
        listings = [a_listing(f"k{at}", price=eur(price)) for at, price in enumerate(prices)]
        ingest(uow, listings, now=NOON)
        uow.products.save([a_product(one) for one in sorted(set(products))])
        uow.offers.assign(dict(enumerate(products, 1)))
        uow.commit()


def _ask(services: BatchServices, *questions: Judgement) -> list[tuple[int, int]]:
    with UnitOfWork(services.database) as uow:
        uow.judgements.save(questions)
        uow.commit()
    found, _ = open_questions(services, limit=10)
    return [(one.left, one.right) for one in found]


def test_nothing_waits_in_a_catalog_that_was_never_matched(services: BatchServices) -> None:
    assert open_questions(services, limit=5) == ([], 0)


def test_an_answer_that_moves_more_offers_comes_before_a_more_probable_one(services: BatchServices) -> None:
    _catalog(services, ["pa", "pa", "pb", "pb", "pc", "pd"])
    assert _ask(services, _unsure(5, 6, 0.8), _unsure(1, 3, 0.6)) == [(1, 3), (5, 6)]


def test_the_more_probable_of_two_that_move_as_much_comes_first(services: BatchServices) -> None:
    _catalog(services, ["pa", "pb", "pc", "pd", "pe"])
    asked = _ask(services, _unsure(1, 2, 0.6), _unsure(3, 4, 0.8), _unsure(1, 5, None))
    assert asked == [(3, 4), (1, 2), (1, 5)]


def test_a_wrong_best_price_matters(services: BatchServices) -> None:
    _catalog(services, ["pa", "pb", "pc", "pd"], ["100.00", "100.00", "100.00", "60.00"])
    assert _ask(services, _unsure(1, 2, 0.6), _unsure(3, 4, 0.6)) == [(3, 4), (1, 2)]
    first = open_questions(services, limit=1)[0][0]
    assert first.price_gap == pytest.approx(2 / 3)
    assert first.moves == 1


def test_two_products_are_asked_about_once_by_their_most_probable_pair(services: BatchServices) -> None:
    _catalog(services, ["pa", "pa", "pb"])
    assert _ask(services, _unsure(1, 3, 0.6), _unsure(2, 3, 0.8)) == [(2, 3)]
    assert open_questions(services, limit=10)[1] == 2


def test_a_price_many_times_the_other_tells_of_two_things(services: BatchServices) -> None:
    _catalog(services, ["pa", "pb", "pc", "pd"], ["100.00", "80.00", "100.00", "9.00"])
    assert _ask(services, _unsure(3, 4, 0.6), _unsure(1, 2, 0.6)) == [(1, 2), (3, 4)]
