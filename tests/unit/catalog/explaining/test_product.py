"""What holds a product together, and where it is weakest."""

from datetime import timedelta
from typing import Any

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.offer import Offer
from catalog.exchange import shipped_exchange_rates
from catalog.explaining.joins import Basis, ties
from catalog.explaining.product import ProductExplanation, explain_product, sentences
from tests.builders import NOON, a_listing

_GTIN = "04548736132610"


def _offer(offer_id: int, **more: Any) -> Offer:
    listing = a_listing(str(offer_id), **{"store_id": f"s{offer_id}", "brand": None, **more})
    later = NOON + timedelta(hours=1)
    return Offer(
        id=offer_id,
        listing=listing,
        product_id="p1",
        first_seen=NOON,
        last_seen=later,
        last_checked=later,
        last_changed=NOON,
    )


def _judged(
    left: int,
    right: int,
    score: float | None,
    *,
    by: DecidedBy = DecidedBy.MODEL,
    decision: Decision = Decision.MATCH,
) -> Judgement:
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=decision,
        decided_by=by,
        score=score,
        reason="they look alike",
        decided_at=NOON,
    )


def _explained(offers: list[Offer], *judgements: Judgement) -> ProductExplanation:
    return explain_product("p1", offers, judgements, rates=shipped_exchange_rates())


def test_the_strongest_ties_join_all_offers_and_the_weakest_is_named() -> None:
    offers = [_offer(1, gtin=_GTIN), _offer(2, gtin=_GTIN), _offer(3)]
    found = _explained(offers, _judged(1, 3, 0.93), _judged(2, 3, 0.97), _judged(1, 2, 0.5))
    assert [(one.tie.left, one.tie.right, one.tie.basis) for one in found.ties] == [
        (1, 2, Basis.GTIN),
        (2, 3, Basis.MODEL),
    ]
    assert found.weakest is not None
    assert found.weakest.tie.score == 0.97
    assert "The weakest link is 2 and 3, by the matcher's probability (97%)." in sentences(found)


def test_a_persons_word_is_the_strongest_tie() -> None:
    offers = [_offer(1, gtin=_GTIN), _offer(2, gtin=_GTIN)]
    found = ties(offers, [_judged(1, 2, None, by=DecidedBy.OPERATOR)])
    assert [one.basis for one in found] == [Basis.OPERATOR]
    assert found[0].reason == "an operator said so: they look alike"


def test_brand_and_part_number_tie_however_they_are_written() -> None:
    offers = [_offer(1, brand="Sony", mpn="WH-1000XM5"), _offer(2, brand="SONY", mpn="wh1000xm5")]
    assert [one.basis for one in ties(offers, [])] == [Basis.PART_NUMBER]


def test_an_offer_that_nothing_joins_is_named() -> None:
    found = _explained([_offer(1, gtin=_GTIN), _offer(2, gtin=_GTIN), _offer(3)])
    assert found.loose == (3,)
    assert any("Nothing on record joins 3" in line for line in sentences(found))


def test_a_single_offer_has_no_weakest_link_and_is_not_loose() -> None:
    found = _explained([_offer(1)])
    assert (found.weakest, found.loose, found.ties) == (None, (), ())


def test_doubts_within_and_words_of_people_are_told_and_words_taken_back_are_not() -> None:
    apart = _judged(1, 9, None, by=DecidedBy.OPERATOR, decision=Decision.NO_MATCH)
    doubt = _judged(1, 2, 0.6, decision=Decision.UNSURE)
    taken_back = _judged(2, 9, None, by=DecidedBy.OPERATOR, decision=Decision.UNSURE)
    found = _explained([_offer(1, gtin=_GTIN), _offer(2, gtin=_GTIN)], apart, doubt, taken_back)
    assert (found.judgements, found.doubts) == ((apart,), (doubt,))
    told = "\n".join(sentences(found))
    assert "An operator said that 1 and 9 are different products" in told
    assert "Not sure of 1 and 2" in told
