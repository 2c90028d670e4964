"""More groups of variants than are read, or counted, at once."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import pytest

from index.document import OfferDocument, ProductDocument
from index.elasticsearch.clauses import EVERYTHING
from index.elasticsearch.cluster import Cluster
from index.elasticsearch.engine import ElasticsearchEngine
from index.elasticsearch.groups import count_groups
from index.elasticsearch.rows import Asked
from index.engine import SearchEngine
from index.query import Filters, SearchQuery, Sort
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis

GROUPS = 120
VARIANTS = 4


def lamps() -> list[ProductDocument]:
    """Groups whose variants lie far apart in the order of price, a long run of one group, and lamps of no group."""
    grouped = [
        lamp(f"g{group}-{variant}", group + variant * 1_000, f"g{group}")
        for group in range(GROUPS)
        for variant in range(VARIANTS)
    ]
    run = [lamp(f"run-{number}", 500 + number, "run") for number in range(200)]
    return [*grouped, *run, *(lamp(f"alone-{number}", 700 + number, None) for number in range(30))]


def lamp(product_id: str, total: int, group: str | None) -> ProductDocument:
    offer = OfferDocument(
        offer_id=total, store_id="north", price=total, total=total, availability="InStock", condition="New"
    )
    return ProductDocument(product_id=product_id, name="desk lamp", group_id=group, offers=(offer,))


@pytest.mark.parametrize("text", ["", "lamp"])
def test_every_group_is_shown_once_by_its_first_product(engine: SearchEngine, text: str) -> None:
    engine.upsert(lamps())
    engine.commit()
    query = SearchQuery(text=text, sort=Sort.TOTAL_PRICE, size=50, group_variants=True, facets=())
    page = engine.search(query)
    hits = list(page.hits)
    while page.next_cursor:
        page = engine.search(replace(query, cursor=page.next_cursor))
        hits += page.hits
    shown = [hit.document.product_id for hit in hits]
    assert shown == [*(f"g{n}-0" for n in range(GROUPS)), "run-0", *(f"alone-{n}" for n in range(30))]
    assert page.total == GROUPS + 31
    assert {hit.document.group_id: hit.group_size for hit in hits}["run"] == 200


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A cluster that holds the lamps."""
    url, alias = os.environ["PRICEMESH_TEST_ELASTICSEARCH_URL"], f"test-{uuid4().hex}"
    with (
        closing(Cluster(url, alias)) as opened,
        closing(ElasticsearchEngine(url, alias, Tools(analysis=PlainAnalysis()))) as engine,
    ):
        engine.rebuild(lamps(), 1)
        yield opened
        opened.remove_all()


@pytest.mark.elasticsearch
@pytest.mark.parametrize("at_once", [20, 50, 121, 122, 50_000])
def test_groups_are_counted_exactly_in_however_many_parts(cluster: Cluster, at_once: int) -> None:
    asked = Asked(
        cluster=cluster, index=cluster.alias, query=EVERYTHING, filters=Filters(), sort=Sort.TOTAL_PRICE
    )
    assert count_groups(asked, at_once=at_once) == GROUPS + 31
    cheap = replace(asked, filters=Filters(max_total=GROUPS - 1))
    assert count_groups(cheap, at_once=at_once) == GROUPS
