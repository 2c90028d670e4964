"""What of an operator's catalogue is known to be, or not to be, one product."""

import pytest

from matchers.learning.confirmed import ConfirmedPair, Source, confirmed_pairs
from matchers.plan import OperatorJudgement
from matchers.record import Record

_LAMP, _DRILL = "04006381333931", "04548736132610"


def _record(record_id: str, title: str = "Acme Lamp LX-4000", **more: str) -> Record:
    return Record(**{"id": record_id, "title": title, "store_id": f"store of {record_id}", **more})  # type: ignore[arg-type]


def _only(*records: Record, judgements: tuple[OperatorJudgement, ...] = ()) -> ConfirmedPair | None:
    found = confirmed_pairs(records, judgements)
    assert len(found) <= 1
    return found[0] if found else None


def test_one_gtin_in_two_stores_is_a_match_and_the_model_is_not_shown_what_said_so() -> None:
    pair = _only(_record("a", gtin=_LAMP), _record("b", gtin=_LAMP))
    assert pair is not None
    assert (pair.match, pair.source) == (True, Source.GTIN)
    assert {pair.left.gtin, pair.right.gtin, pair.left.store_id, pair.right.store_id} == {None}


def test_another_gtin_is_a_difference() -> None:
    pair = _only(_record("a", gtin=_LAMP), _record("b", gtin=_DRILL))
    assert pair is not None
    assert (pair.match, pair.source) == (False, Source.GTIN)


@pytest.mark.parametrize("gtin", ["04006381333930", "02006381333930", ""])
def test_a_gtin_that_is_wrong_or_missing_confirms_nothing(gtin: str) -> None:
    assert _only(_record("a", gtin=gtin), _record("b", gtin=gtin)) is None


def test_a_gtin_that_other_evidence_contradicts_confirms_nothing() -> None:
    single, pack = _record("a", gtin=_LAMP), _record("b", "Acme Lamp LX-4000 3-pack", gtin=_LAMP)
    assert _only(single, pack) is None


def test_two_offers_of_one_store_are_different_unless_it_may_list_one_thing_twice() -> None:
    one = _record("a", store_id="alpha")
    pair = _only(one, _record("b", "Acme Lamp LX-5000", store_id="alpha"))
    assert pair is not None
    assert (pair.match, pair.source) == (False, Source.STORE)
    assert _only(one, _record("b", store_id="alpha")) is None


def test_a_person_outdoes_gtins_and_counts_most() -> None:
    word = OperatorJudgement(left="b", right="a", same=False)
    pair = _only(_record("a", gtin=_LAMP), _record("b", gtin=_LAMP), judgements=(word,))
    assert pair is not None
    assert (pair.match, pair.source) == (False, Source.OPERATOR)
    assert pair.weight > max(1.0, 0.5)


def test_a_person_joins_products_so_that_they_are_held_out_together() -> None:
    word = OperatorJudgement(left="a", right="b", same=True)
    pair = _only(_record("a", gtin=_LAMP), _record("b", "Something else"), judgements=(word,))
    assert pair is not None
    assert pair.products[0] == pair.products[1]


def test_words_taken_back_and_words_on_offers_that_are_gone_are_left_out() -> None:
    taken_back = OperatorJudgement(left="a", right="b", same=None)
    gone = OperatorJudgement(left="a", right="zzz", same=True)
    assert _only(_record("a"), _record("b"), judgements=(taken_back, gone)) is None


def test_where_part_numbers_would_decide_one_side_does_not_state_its_own() -> None:
    both = {"brand": "Acme", "mpn": "LX-4000", "gtin": _LAMP}
    pair = _only(_record("a", **both), _record("b", **both))
    assert pair is not None
    assert [pair.left.mpn, pair.right.mpn].count(None) == 1
