"""What every engine does besides counting and sorting: both pass the same tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from catalog.errors import InvalidValueError
from index.document import OfferDocument, ProductDocument
from index.engine import SearchEngine
from index.facets import Facet
from index.page import Suggestion, SuggestionKind
from index.query import Filters, SearchQuery, Sort


def offer(
    offer_id: int, total: int, store: str = "north", availability: str = "InStock", condition: str = "New"
) -> OfferDocument:
    return OfferDocument(
        offer_id=offer_id,
        store_id=store,
        price=total,
        total=total,
        availability=availability,
        condition=condition,
    )


def product(product_id: str, name: str = "red phone", **fields: object) -> ProductDocument:
    return ProductDocument(product_id=product_id, name=name, **fields)  # type: ignore[arg-type]


def filled(engine: SearchEngine, *products: ProductDocument, cursor: int | None = None) -> SearchEngine:
    engine.upsert(products)
    engine.commit(cursor)
    return engine


def ids(engine: SearchEngine, query: SearchQuery) -> list[str]:
    return [hit.document.product_id for hit in engine.search(query).hits]


def test_a_new_index_is_empty_and_reflects_nothing(engine: SearchEngine) -> None:
    assert engine.count() == 0
    assert engine.cursor() == 0
    page = engine.search(SearchQuery(text="phone", facets=tuple(Facet)))
    assert (page.hits, page.total, page.price_range, page.next_cursor) == ((), 0, None, None)


def test_a_document_comes_back_as_it_was_given(engine: SearchEngine) -> None:
    whole = product(
        "p1",
        brand="Acme",
        mpns=("X-1",),
        gtins=("04006381333931",),
        category=("Phones", "Smart"),
        description="long",
        titles=("Acme phone, red",),
        attributes={"colour": "red"},
        group_id="g1",
        image_url="https://shop.example/a.jpg",
        rating=4.5,
        review_count=3,
        popularity=2.5,
        created_at=datetime(2026, 5, 1, 12, 30, tzinfo=UTC),
        discount_percent=12,
        price_drop=500,
        offers=(offer(1, 900),),
    )
    assert filled(engine, whole).search(SearchQuery(text="phone")).hits[0].document == whole


def test_an_upsert_replaces_and_a_delete_forgets(engine: SearchEngine) -> None:
    filled(engine, product("p1"), product("p2", "blue case"))
    filled(engine, product("p1", "green lamp"))
    assert ids(engine, SearchQuery(text="phone")) == []
    assert ids(engine, SearchQuery(text="lamp")) == ["p1"]
    engine.delete(["p1", "never seen"])
    engine.commit()
    assert engine.count() == 1
    assert ids(engine, SearchQuery(text="lamp")) == []


def test_the_last_of_several_upserts_in_one_commit_counts(engine: SearchEngine) -> None:
    engine.upsert([product("p1", "red phone")])
    engine.upsert([product("p1", "blue case")])
    engine.commit(1)
    assert engine.count() == 1
    assert ids(engine, SearchQuery(text="case")) == ["p1"]


def test_a_product_deleted_and_added_again_is_there(engine: SearchEngine) -> None:
    filled(engine, product("p1"))
    engine.delete(["p1"])
    engine.commit()
    assert ids(filled(engine, product("p1")), SearchQuery(text="phone")) == ["p1"]


def test_nothing_is_visible_before_the_commit(engine: SearchEngine) -> None:
    filled(engine, product("p1"), cursor=4)
    engine.upsert([product("p2")])
    assert (engine.count(), engine.cursor()) == (1, 4)
    engine.commit(9)
    assert (engine.count(), engine.cursor()) == (2, 9)


def test_a_commit_without_a_cursor_keeps_the_one_before(engine: SearchEngine) -> None:
    filled(engine, product("p1"), cursor=4)
    assert filled(engine, product("p2")).cursor() == 4


def test_a_rebuild_replaces_everything(engine: SearchEngine) -> None:
    filled(engine, product("p1"), product("p2"), cursor=4)
    engine.rebuild([product("p3", "green lamp")], 7)
    assert (engine.count(), engine.cursor()) == (1, 7)
    assert ids(
        filled(engine, product("p4", "old lamp"), cursor=8), SearchQuery(text="lamp", sort=Sort.RATING)
    )
    assert engine.count() == 2


def test_the_old_state_is_served_while_a_rebuild_goes_on(engine: SearchEngine) -> None:
    filled(engine, product("p1"))
    seen: list[list[str]] = []

    def documents() -> list[ProductDocument]:
        seen.append(ids(engine, SearchQuery(text="phone")))
        return [product("p2")]

    engine.rebuild((one for make in (documents,) for one in make()), 1)
    assert seen == [["p1"]]
    assert ids(engine, SearchQuery(text="phone")) == ["p2"]


def test_offer_filters_hold_on_one_and_the_same_offer(engine: SearchEngine) -> None:
    apart = (offer(1, 4_000, availability="OutOfStock"), offer(2, 9_000), offer(3, 3_000, condition="Used"))
    together = (offer(4, 4_500), offer(5, 1_000, condition="Used"))
    filled(engine, product("apart", offers=apart), product("together", offers=together))
    filters = Filters(availability=frozenset({"InStock"}), conditions=frozenset({"New"}), max_total=5_000)
    page = engine.search(SearchQuery(filters=filters))
    assert [(hit.document.product_id, hit.best_offer) for hit in page.hits] == [("together", together[0])]


def test_a_selected_value_does_not_hide_the_others_of_its_facet(engine: SearchEngine) -> None:
    filled(engine, product("p1", brand="Acme"), product("p2", brand="Bolt"), product("p3", brand="Bolt"))
    page = engine.search(SearchQuery(filters=Filters(brands=frozenset({"Acme"})), facets=("brand",)))
    assert page.total == 1
    assert [(value.value, value.count) for value in page.facets["brand"]] == [("Bolt", 2), ("Acme", 1)]


def test_a_selected_value_that_finds_nothing_is_listed_with_zero(engine: SearchEngine) -> None:
    filled(engine, product("p1", brand="Acme"))
    page = engine.search(SearchQuery(filters=Filters(brands=frozenset({"Gone"})), facets=("brand",)))
    assert [(value.value, value.count) for value in page.facets["brand"]] == [("Acme", 1), ("Gone", 0)]


def test_more_words_rank_higher_and_the_rest_of_the_pages_follows(engine: SearchEngine) -> None:
    many = [product(f"p{n}", "red phone" if n % 2 else "red red phone mini") for n in range(7)]
    filled(engine, *many, product("best", "phone", brand="phone"))
    query = SearchQuery(text="phone", size=3)
    page = engine.search(query)
    assert page.hits[0].document.product_id == "best"
    assert [hit.score for hit in page.hits] == sorted((hit.score for hit in page.hits), reverse=True)
    seen = [hit.document.product_id for hit in page.hits]
    while page.next_cursor:
        page = engine.search(replace(query, cursor=page.next_cursor))
        seen += [hit.document.product_id for hit in page.hits]
    assert len(seen) == 8
    assert len(set(seen)) == 8


def test_equals_by_words_are_ordered_by_popularity(engine: SearchEngine) -> None:
    filled(engine, product("small", popularity=1.0), product("big", popularity=500.0), product("none"))
    assert ids(engine, SearchQuery(text="red phone")) == ["big", "small", "none"]


def test_pages_neither_repeat_nor_skip_what_stayed_while_others_come_and_go(engine: SearchEngine) -> None:
    filled(engine, *(product(f"p{n}", offers=(offer(n, 1_000 * n),)) for n in range(1, 9)))
    query = SearchQuery(sort=Sort.TOTAL_PRICE, size=3)
    first = engine.search(query)
    engine.delete(["p2", "p5"])
    filled(engine, product("p0", offers=(offer(90, 500),)), product("p45", offers=(offer(91, 4_500),)))
    second = engine.search(replace(query, cursor=first.next_cursor))
    assert [hit.document.product_id for hit in second.hits] == ["p4", "p45", "p6"]


@pytest.mark.parametrize("cursor", ["", "nonsense", "W10", "e30", "A" * 500])
def test_a_cursor_that_is_none_of_ours_is_refused(engine: SearchEngine, cursor: str) -> None:
    with pytest.raises(InvalidValueError, match="next_cursor of the same query"):
        engine.search(SearchQuery(text="phone", cursor=cursor))


def test_a_cursor_of_another_query_is_refused(engine: SearchEngine) -> None:
    filled(engine, product("p1"), product("p2"))
    cursor = engine.search(SearchQuery(text="phone", size=1)).next_cursor
    with pytest.raises(InvalidValueError):
        engine.search(SearchQuery(text="red", size=1, cursor=cursor))


@pytest.mark.parametrize("sort", list(Sort))
def test_variants_are_shown_once_with_their_number_on_every_page(engine: SearchEngine, sort: Sort) -> None:
    colours = [product(f"v{n}", group_id="g1", offers=(offer(n, 2_000 + n),)) for n in range(4)]
    others = [product(f"o{n}", offers=(offer(10 + n, 1_000 * n),)) for n in range(5)]
    hidden = product("hidden", group_id="g1", offers=(offer(99, 90_000),))
    filled(engine, *colours, *others, hidden)
    query = SearchQuery(
        text="phone", sort=sort, size=2, group_variants=True, filters=Filters(max_total=50_000)
    )
    page = engine.search(query)
    assert page.total == 6
    hits = list(page.hits)
    while page.next_cursor:
        page = engine.search(replace(query, cursor=page.next_cursor))
        hits += page.hits
    assert len(hits) == 6
    assert {hit.document.group_id: hit.group_size for hit in hits} == {None: 1, "g1": 4}


def test_the_price_order_puts_what_cannot_be_bought_last(engine: SearchEngine) -> None:
    gone = product("gone", offers=(offer(1, 100, availability="OutOfStock"),))
    cheap, dear = product("cheap", offers=(offer(2, 900),)), product("dear", offers=(offer(3, 5_000),))
    filled(engine, product("no offer"), gone, cheap, dear)
    assert ids(engine, SearchQuery(sort=Sort.TOTAL_PRICE)) == ["cheap", "dear", "gone", "no offer"]
    assert ids(engine, SearchQuery(sort=Sort.TOTAL_PRICE_DESCENDING)) == ["dear", "cheap", "gone", "no offer"]


def test_typing_is_completed_with_brands_categories_and_products(engine: SearchEngine) -> None:
    filled(
        engine,
        product("p1", "Phone X", brand="Phonex", category=("Electronics", "Phones")),
        product("p2", "Phone case", popularity=9.0, category=("Electronics", "Cases")),
    )
    assert engine.suggest("ph") == (
        Suggestion(text="Phonex", kind=SuggestionKind.BRAND),
        Suggestion(text="Electronics > Phones", kind=SuggestionKind.CATEGORY),
        Suggestion(text="Phone case", kind=SuggestionKind.PRODUCT, product_id="p2"),
        Suggestion(text="Phone X", kind=SuggestionKind.PRODUCT, product_id="p1"),
    )
    assert [one.text for one in engine.suggest("phone ca")] == ["Phone case"]
    assert engine.suggest("  ") == ()
    assert engine.suggest("zzz") == ()
    assert len(engine.suggest("ph", size=3)) == 3


def test_engines_without_vectors_know_nothing_similar(engine: SearchEngine) -> None:
    assert filled(engine, product("p1"), product("p2")).similar("p1") == ()


def test_similar_products_are_near_and_exclude_the_product_itself(
    make_meaningful: Callable[[], SearchEngine],
) -> None:
    engine = filled(
        make_meaningful(),
        product("p1", "red phone"),
        product("p2", "red phone mini"),
        product("p3", "zzz www"),
    )
    assert [hit.document.product_id for hit in engine.similar("p1", size=1)] == ["p2"]
    assert {hit.document.product_id for hit in engine.similar("p1")} == {"p2", "p3"}
    assert engine.similar("unknown") == ()
    filled(engine, product("p2", "zzz www"))
    assert [hit.document.product_id for hit in engine.similar("p3", size=1)] == ["p2"]


def test_meaning_lifts_what_words_rank_equal(make_meaningful: Callable[[], SearchEngine]) -> None:
    engine = filled(make_meaningful(), *(product(f"p{n}", f"phone {word}") for n, word in enumerate("abcd")))
    assert engine.search(SearchQuery(text="phone")).total == 4
    assert engine.search(SearchQuery(text="hose")).total == 0
