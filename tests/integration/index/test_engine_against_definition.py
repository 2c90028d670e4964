"""Whatever the catalogue and the query: engines find, count and order what the definition says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from index.definition import facet_counts, found, matches, ordered, price_range
from index.document import OfferDocument, ProductDocument
from index.engine import SearchEngine
from index.facets import Facet
from index.query import Filters, SearchQuery, Sort
from tests.plain_analysis import PlainAnalysis

BRANDS = ("Acme", "Bolt", "Cor & Co")
PATHS = ((), ("Audio",), ("Audio", "Headphones"), ("Audio", "Speakers"), ("Video", "TVs"))
STORES = ("north", "south", "west")
COLOURS = ("red", "blue")
# Around the steps of the price facet, so that its borders are met.
TOTALS = (0, 999, 1_000, 1_999, 2_000, 4_999, 5_000, 123_456)
WORDS = ("phone", "case", "black", "mini")

offers = st.builds(
    OfferDocument,
    offer_id=st.just(0),
    store_id=st.sampled_from(STORES),
    price=st.just(0),
    total=st.sampled_from(TOTALS),
    availability=st.sampled_from([None, *(state.value for state in Availability)]),
    condition=st.sampled_from([condition.value for condition in Condition]),
)
products = st.builds(
    ProductDocument,
    product_id=st.just(""),
    name=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    brand=st.sampled_from([None, *BRANDS]),
    category=st.sampled_from(PATHS),
    attributes=st.dictionaries(st.sampled_from(["colour", "finish"]), st.sampled_from(COLOURS)),
    group_id=st.sampled_from([None, None, "g1", "g2"]),
    rating=st.sampled_from([None, 1.0, 3.9, 4.0, 4.5, 5.0]),
    popularity=st.sampled_from([0.0, 10.0]),
    created_at=st.sampled_from([None, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)]),
    discount_percent=st.sampled_from([0, 0, 10, 25]),
    price_drop=st.sampled_from([0, 0, 500]),
    offers=st.lists(offers, max_size=4).map(tuple),
)
filter_sets = st.builds(
    Filters,
    brands=st.frozensets(st.sampled_from(BRANDS), max_size=2),
    category=st.sampled_from([*PATHS, ("Video",)]),
    attributes=st.dictionaries(
        st.sampled_from(["colour", "finish"]), st.frozensets(st.sampled_from(COLOURS), min_size=1), max_size=1
    ),
    min_rating=st.sampled_from([None, None, 4.0]),
    stores=st.frozensets(st.sampled_from(STORES), max_size=2),
    availability=st.frozensets(st.sampled_from(["InStock", "OutOfStock"]), max_size=1),
    conditions=st.frozensets(st.sampled_from(["New", "Used"]), max_size=1),
    min_total=st.sampled_from([None, None, 1_000]),
    max_total=st.sampled_from([None, None, 2_000, 5_000]),
)
queries = st.builds(
    SearchQuery,
    text=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    filters=filter_sets,
    sort=st.sampled_from([sort for sort in Sort if sort is not Sort.RELEVANCE]),
    size=st.integers(1, 5),
    facets=st.just(tuple(Facet)),
)
DEFINED = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def numbered(many: list[ProductDocument]) -> list[ProductDocument]:
    """The products with ids of their own, and offers too."""
    ids = count(1)
    return [
        replace(
            one,
            product_id=f"p{place}",
            offers=tuple(replace(offer, offer_id=next(ids)) for offer in one.offers),
        )
        for place, one in enumerate(many)
    ]


def expected(many: list[ProductDocument], query: SearchQuery) -> list[ProductDocument]:
    """Products that match by words, before any filter; the first plan that leaves some after the filters."""
    analysis = PlainAnalysis()
    plans = analysis.plans(query, vocabulary=None)  # type: ignore[arg-type]  # the plain one asks it nothing
    tried = [[one for one in many if matches(one, plan, analysis)] for plan in plans]
    return next((some for some in tried if found(some, query.filters)), tried[-1])


@DEFINED
@given(many=st.lists(products, max_size=25).map(numbered), asked=st.lists(queries, min_size=3, max_size=6))
def test_totals_facets_best_offers_and_order_are_as_defined(
    holding: Callable[[list[ProductDocument]], SearchEngine],
    many: list[ProductDocument],
    asked: list[SearchQuery],
) -> None:
    engine = holding(many)
    for query in asked:
        matching = expected(many, query)
        passing = ordered(found(matching, query.filters), query.filters, query.sort)
        page = engine.search(query)
        assert page.total == len(passing)
        assert [hit.document.product_id for hit in page.hits] == [p.product_id for p in passing[: query.size]]
        assert [hit.document for hit in page.hits] == passing[: query.size]
        assert page.price_range == price_range(matching, query.filters)
        counted = {
            name: {value.value: value.count for value in values if value.count}
            for name, values in page.facets.items()
        }
        assert counted == facet_counts(matching, query.filters, query.facets)


@DEFINED
@given(many=st.lists(products, min_size=1, max_size=25).map(numbered), query=queries)
def test_pages_put_together_are_the_whole_order(
    holding: Callable[[list[ProductDocument]], SearchEngine], many: list[ProductDocument], query: SearchQuery
) -> None:
    engine = holding(many)
    passing = ordered(found(expected(many, query), query.filters), query.filters, query.sort)
    seen: list[str] = []
    page = engine.search(query)
    seen += [hit.document.product_id for hit in page.hits]
    while page.next_cursor is not None:
        page = engine.search(replace(query, cursor=page.next_cursor))
        assert page.hits
        seen += [hit.document.product_id for hit in page.hits]
    assert seen == [one.product_id for one in passing]
