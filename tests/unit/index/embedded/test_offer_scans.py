"""One pass over offers says what reading them one by one says, in one part or shared among threads."""

from collections import Counter
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from index.document import OfferDocument, ProductDocument
from index.embedded import offer_scans
from index.embedded.columns import AVAILABILITIES, CONDITION_SHIFT, CONDITIONS, Columns
from index.embedded.offer_scans import store_counts, survey, with_offer
from index.offers import NO_OFFER, passes, price_key
from index.query import Filters

STORES = ("a", "b", "c")
TOTALS = (500, 1_500, 2_500, 90_000)
states = st.sampled_from([state.value for state in Availability])
conditions = st.sampled_from([condition.value for condition in Condition])
offers = st.builds(
    OfferDocument,
    offer_id=st.integers(1, 99),
    store_id=st.sampled_from(STORES),
    price=st.just(1),
    total=st.sampled_from(TOTALS),
    availability=states | st.none(),
    condition=conditions,
)
catalogues = st.lists(st.lists(offers, max_size=4).map(tuple), min_size=1, max_size=9)
wishes = st.builds(
    Filters,
    stores=st.frozensets(st.sampled_from((*STORES, "unknown")), max_size=2),
    availability=st.frozensets(states, max_size=2),
    conditions=st.frozensets(conditions, max_size=2),
    min_total=st.none() | st.sampled_from(TOTALS),
    max_total=st.none() | st.sampled_from(TOTALS),
)


@pytest.fixture(params=[2, 50_000], ids=["in parts", "at once"], autouse=True)
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer_scans, "_AT_ONCE", request.param)


def columns_of(catalogue: list[tuple[OfferDocument, ...]]) -> Columns:
    columns = Columns()
    products = [ProductDocument(product_id=f"p{n}", name="x", offers=run) for n, run in enumerate(catalogue)]
    columns.put(range(len(products)), products)
    return columns


def products_with(catalogue: list[tuple[OfferDocument, ...]], filters: Filters, field: str) -> Counter[str]:
    """Products by value of the offers' field, each product once for each."""
    values = [{getattr(offer, field) for offer in run if passes(offer, filters)} for run in catalogue]
    return Counter(chain.from_iterable(values))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalogue=catalogues, filters=wishes)
def test_products_with_an_offer_that_passes_all_filters(
    catalogue: list[tuple[OfferDocument, ...]], filters: Filters
) -> None:
    found = with_offer(columns_of(catalogue), np.arange(len(catalogue)), filters)
    assert found.tolist() == [any(passes(offer, filters) for offer in run) for run in catalogue]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalogue=catalogues, filters=wishes)
def test_a_survey_lifts_each_facets_own_filter(
    catalogue: list[tuple[OfferDocument, ...]], filters: Filters
) -> None:
    columns = columns_of(catalogue)
    said = survey(columns, np.arange(len(catalogue)), filters)
    best = [min((price_key(o) for o in run if passes(o, filters)), default=NO_OFFER) for run in catalogue]
    assert said.best_keys.tolist() == best
    stores = products_with(catalogue, replace(filters, stores=frozenset()), "store_id")
    assert dict(zip(columns.stores.values, said.stores.tolist(), strict=True)) == {
        store: stores[store] for store in columns.stores.values
    }
    states = products_with(catalogue, replace(filters, availability=frozenset()), "availability")
    assert said.bits[: len(AVAILABILITIES)].tolist() == [states[state] for state in AVAILABILITIES]
    shapes = products_with(catalogue, replace(filters, conditions=frozenset()), "condition")
    found = said.bits[CONDITION_SHIFT : CONDITION_SHIFT + len(CONDITIONS)]
    assert found.tolist() == [shapes[shape] for shape in CONDITIONS]
    priced = replace(filters, min_total=None, max_total=None)
    totals = [offer.total for offer in chain.from_iterable(catalogue) if passes(offer, priced)]
    assert (said.lowest, said.highest) == (min(totals, default=NO_OFFER), max(totals, default=-1))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalogue=catalogues)
def test_a_store_counts_each_product_once(catalogue: list[tuple[OfferDocument, ...]]) -> None:
    columns = columns_of(catalogue)
    counts = store_counts(columns, np.arange(len(catalogue)))
    expected = products_with(catalogue, Filters(), "store_id")
    assert dict(zip(columns.stores.values, counts.tolist(), strict=True)) == dict(expected)
