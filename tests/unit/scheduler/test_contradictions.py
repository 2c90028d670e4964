"""Words that cannot all hold are refused when the last of them is said."""

import pytest

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.errors import InvalidValueError
from scheduler.contradictions import check_consistent
from tests.builders import NOON


def _word(left: int, right: int, decision: Decision, by: DecidedBy = DecidedBy.OPERATOR) -> Judgement:
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=decision,
        decided_by=by,
        score=None,
        reason="",
        decided_at=NOON,
    )


_CHAIN = [_word(1, 2, Decision.MATCH), _word(2, 3, Decision.MATCH)]


def test_offers_that_words_join_cannot_be_different() -> None:
    with pytest.raises(InvalidValueError, match=r"of 1 and 2, 2 and 3;.*match judge 1 2 undo"):
        check_consistent(1, 3, same=False, words=_CHAIN)


def test_groups_with_a_word_that_keeps_them_apart_cannot_be_joined() -> None:
    words = [*_CHAIN, _word(5, 6, Decision.MATCH), _word(1, 6, Decision.NO_MATCH)]
    with pytest.raises(InvalidValueError, match="3 and 5 are different products"):
        check_consistent(3, 5, same=True, words=words)


def test_a_word_that_replaces_its_own_pairs_is_no_contradiction() -> None:
    check_consistent(1, 2, same=False, words=_CHAIN)
    check_consistent(2, 1, same=False, words=_CHAIN)


def test_what_the_matcher_decided_contradicts_nobody() -> None:
    check_consistent(1, 2, same=False, words=[_word(1, 2, Decision.MATCH, DecidedBy.MODEL)])
    check_consistent(1, 3, same=False, words=[_CHAIN[0], _word(2, 3, Decision.MATCH, DecidedBy.MODEL)])
    check_consistent(1, 3, same=False, words=[_CHAIN[0], _word(2, 3, Decision.UNSURE)])
