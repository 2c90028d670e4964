"""Judgements, on both databases."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.ingest import ingest
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_store


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


def test_undecided_pairs_wait_for_review_page_by_page(catalog: Engine) -> None:
    unsure = [judged(1, 3, Decision.UNSURE), judged(1, 4, Decision.UNSURE), judged(2, 3, Decision.UNSURE)]
    with UnitOfWork(catalog) as uow:
        uow.judgements.save([*unsure, judged(1, 2, Decision.MATCH)])
        assert uow.judgements.pending_review(limit=2) == unsure[:2]
        assert uow.judgements.pending_review(limit=2, after=(1, 4)) == unsure[2:]
        assert uow.judgements.count_pending_review() == 3


def test_judgements_are_found_from_either_side(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.judgements.save(
            [judged(1, 2, Decision.MATCH), judged(2, 3, Decision.MATCH), judged(3, 4, Decision.MATCH)]
        )
        assert [(one.left_offer_id, one.right_offer_id) for one in uow.judgements.of_offers([2])] == [
            (1, 2),
            (2, 3),
        ]
