"""Completions of what was typed so far: brands and categories, then products."""

from collections.abc import Sequence

from index.elasticsearch.clauses import Clause
from index.elasticsearch.cluster import Cluster
from index.facets import category_path
from index.page import Suggestion, SuggestionKind
from index.plain_words import words
from index.suggesting import NAMED, starts

# Categories of the products found; those that the prefix does not name are left out afterwards.
_NODES = 100


def suggest(cluster: Cluster, index: str, prefix: str, size: int) -> tuple[Suggestion, ...]:
    """Names with words that start as the prefix does, the most frequent first."""
    typed = words(prefix)
    if not typed or size < 1:
        return ()
    named = cluster.search(
        {
            "query": _starting(typed, "named"),
            "size": 0,
            "aggregations": {
                "brand": {"terms": {"field": "brand", "size": _NODES}},
                "category": {"terms": {"field": "categories", "size": _NODES}},
            },
        },
        index,
    )["aggregations"]
    products = cluster.search(
        {
            "query": _starting(typed, "typed"),
            "size": size,
            "sort": [{"prior": "desc"}, {"tie": "asc"}],
            "source_includes": ["document.name"],
            "track_total_hits": False,
        },
        index,
    )
    brands = [bucket["key"] for bucket in named["brand"]["buckets"]]
    nodes = [bucket["key"] for bucket in named["category"]["buckets"]]
    return (
        *_named([text for text in brands if starts(text, typed)], SuggestionKind.BRAND),
        *_named([text for text in nodes if starts(category_path(text)[-1], typed)], SuggestionKind.CATEGORY),
        *(
            Suggestion(
                text=hit["_source"]["document"]["name"], kind=SuggestionKind.PRODUCT, product_id=hit["_id"]
            )
            for hit in products["hits"]["hits"]
        ),
    )[:size]


def _named(texts: Sequence[str], kind: SuggestionKind) -> list[Suggestion]:
    return [Suggestion(text=text, kind=kind) for text in texts[:NAMED]]


def _starting(typed: Sequence[str], field: str) -> Clause:
    whole = [{"term": {field: word}} for word in typed[:-1]]
    return {"bool": {"filter": [*whole, {"prefix": {field: typed[-1]}}]}}
