"""Judgements, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.ingest import ingest
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_product, a_store


@pytest.fixture
def catalog(database: Engine) -> Engine:
    """Four offers, ids 1 to 4."""
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        ingest(uow, [a_listing(f"k{i}") for i in range(4)], now=NOON)
        uow.commit()
    return database


def judged(
    left: int, right: int, decision: Decision, by: DecidedBy = DecidedBy.MODEL, **more: Any
) -> Judgement:
    known = {"score": 0.5, "reason": "because", "decided_at": NOON}
    pair = {"left_offer_id": left, "right_offer_id": right}
    return Judgement(**{**pair, "decision": decision, "decided_by": by, **known, **more})


def test_the_newest_decision_on_a_pair_counts(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.judgements.save([judged(1, 2, Decision.MATCH)])
        later = judged(
            1, 2, Decision.NO_MATCH, DecidedBy.RULE, score=None, decided_at=NOON + timedelta(hours=1)
        )
        uow.judgements.save([later])
        assert uow.judgements.of_pair(2, 1) == later


@pytest.mark.parametrize("other", [DecidedBy.RULE, DecidedBy.MODEL])
def test_an_operators_decision_is_overwritten_by_nobody_else(catalog: Engine, other: DecidedBy) -> None:
    operators = judged(1, 2, Decision.NO_MATCH, DecidedBy.OPERATOR)
    with UnitOfWork(catalog) as uow:
        uow.judgements.save([judged(1, 2, Decision.MATCH, other)])
        uow.judgements.save([operators])
        uow.judgements.save([judged(1, 2, Decision.MATCH, other), judged(1, 3, Decision.MATCH, other)])
        assert uow.judgements.of_pair(1, 2) == operators
        assert uow.judgements.by_operator() == [operators]
        uow.judgements.remove_stale([1])
        assert uow.judgements.of_offers([1]) == [operators]


def test_an_operator_may_change_their_mind(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.judgements.save([judged(1, 2, Decision.NO_MATCH, DecidedBy.OPERATOR)])
        uow.judgements.save([judged(1, 2, Decision.MATCH, DecidedBy.OPERATOR)])
        assert [one.decision for one in uow.judgements.by_operator()] == [Decision.MATCH]


def _in_products(uow: UnitOfWork, products: dict[int, str]) -> None:
    uow.products.save([a_product(one) for one in sorted(set(products.values()))])
    uow.offers.assign(products)


def test_undecided_pairs_of_two_products_are_asked_most_probable_first(catalog: Engine) -> None:
    unlikely, likely = (
        judged(*pair, Decision.UNSURE, score=score) for pair, score in (((1, 3), 0.5), ((1, 4), 0.8))
    )
    by_rule = judged(2, 3, Decision.UNSURE, DecidedBy.RULE, score=None)
    with UnitOfWork(catalog) as uow:
        _in_products(uow, {1: "pa", 2: "pa", 3: "pb", 4: "pc"})
        uow.judgements.save([unlikely, likely, by_rule, judged(2, 4, Decision.MATCH)])
        assert uow.judgements.open_questions(limit=9) == [likely, unlikely, by_rule]
        assert uow.judgements.open_questions(limit=1) == [likely]
        assert uow.judgements.count_open_questions() == 3


def test_what_is_settled_is_not_asked(catalog: Engine) -> None:
    within = judged(1, 2, Decision.UNSURE)
    taken_back = judged(1, 3, Decision.UNSURE, DecidedBy.OPERATOR)
    of_nothing = judged(1, 4, Decision.UNSURE)
    with UnitOfWork(catalog) as uow:
        _in_products(uow, {1: "pa", 2: "pa", 3: "pb"})
        uow.judgements.save([within, taken_back, of_nothing])
        assert uow.judgements.open_questions(limit=9) == []
        assert uow.judgements.count_open_questions() == 0


def test_judgements_are_found_from_either_side(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.judgements.save(
            [judged(1, 2, Decision.MATCH), judged(2, 3, Decision.MATCH), judged(3, 4, Decision.MATCH)]
        )
        assert [(one.left_offer_id, one.right_offer_id) for one in uow.judgements.of_offers([2])] == [
            (1, 2),
            (2, 3),
        ]
