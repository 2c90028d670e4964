"""Which offers pass, and which is the best."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.availability import Availability
from index.document import OfferDocument
from index.offers import best_offer, has_offer_filters, passes, price_key, rank
from index.query import Filters

OFFER = OfferDocument(
    offer_id=1, store_id="north", price=900, total=1_000, availability="InStock", condition="New"
)
offers = st.builds(
    OfferDocument,
    offer_id=st.integers(1, 9),
    store_id=st.just("north"),
    price=st.just(0),
    total=st.integers(0, 10**13),
    availability=st.sampled_from([None, *(state.value for state in Availability)]),
    condition=st.just("New"),
)


@pytest.mark.parametrize(
    ("filters", "passing"),
    [
        (Filters(), True),
        (Filters(brands=frozenset({"not the offer's matter"})), True),
        (Filters(stores=frozenset({"north", "south"})), True),
        (Filters(stores=frozenset({"south"})), False),
        (Filters(availability=frozenset({"OutOfStock"})), False),
        (Filters(conditions=frozenset({"Used"})), False),
        (Filters(min_total=1_000, max_total=1_000), True),
        (Filters(min_total=1_001), False),
        (Filters(max_total=999), False),
        (Filters(stores=frozenset({"north"}), max_total=999), False),
    ],
)
def test_an_offer_passes_when_every_filter_on_offers_holds(filters: Filters, passing: bool) -> None:
    assert passes(OFFER, filters) is passing


def test_only_filters_on_offers_need_an_offer() -> None:
    assert not has_offer_filters(Filters(brands=frozenset({"Acme"}), min_rating=4.0))
    assert has_offer_filters(Filters(max_total=0))


def test_what_can_be_bought_is_better_than_what_is_cheaper_and_gone() -> None:
    gone = replace(OFFER, offer_id=2, total=10, availability="OutOfStock")
    unknown = replace(OFFER, offer_id=3, total=500, availability=None)
    assert best_offer([gone, OFFER, unknown], Filters()) == unknown
    assert best_offer([gone, OFFER], Filters(max_total=100)) == gone
    assert best_offer([gone], Filters(stores=frozenset({"south"}))) is None


@given(one=offers, other=offers)
def test_the_price_key_sorts_as_the_rank_does(one: OfferDocument, other: OfferDocument) -> None:
    if price_key(one) != price_key(other):
        assert (price_key(one) < price_key(other)) == (rank(one) < rank(other))
    assert float(price_key(one)) == price_key(one)
