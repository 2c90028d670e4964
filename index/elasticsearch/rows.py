"""Ids of hits in order, a page or a walk at a time; documents are fetched once the page is known."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from index.cursor import Position
from index.elasticsearch.clauses import Clause, passing, with_prior
from index.elasticsearch.cluster import Cluster
from index.elasticsearch.ordering import read_position, search_after, sort_clauses
from index.query import Filters, Sort

# What the ranker reads of a candidate.
_RANKED_FIELDS = ("popularity", "offer_count", "rating", "group", "tie")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A hit: where it stands, its group, its score by words and the groups of the plan that matched."""

    product_id: str
    position: Position
    score: float
    fields: dict[str, Any]
    matched: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The group of variants, the product's own where it has none."""
        return str(self.fields["group"][0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is searched: a query clause, filters and a sort, in one version; ``among`` narrows it further."""

    cluster: Cluster
    index: str
    query: Clause
    filters: Filters
    sort: Sort
    without: tuple[Clause, ...] = field(default=())
    among: tuple[Clause, ...] = field(default=())

    def excluding(self, field_name: str, values: Collection[str]) -> "Asked":
        """The same without these ids or groups."""
        clause = {"terms": {field_name: sorted(values)}}
        return replace(self, without=(*self.without, clause)) if values else self

    def body(self, size: int) -> Clause:
        """A search for the first rows, with an exact total."""
        query = with_prior(self.query)
        if self.without or self.among:
            query = {"bool": {"must": [query], "must_not": list(self.without), "filter": list(self.among)}}
        return {
            "query": query,
            "post_filter": passing(self.filters),
            "sort": sort_clauses(self.sort, self.filters),
            "size": size,
            **columns(*_RANKED_FIELDS),
            "track_total_hits": True,
            "track_scores": self.sort is Sort.RELEVANCE,
        }


def columns(*fields: str) -> Clause:
    """What a search reads of its hits: ids and these fields, and nothing of the stored documents.

    ``_id`` lies among the stored documents, which would be read and unpacked for each of hundreds of hits.
    """
    return {"source": False, "stored_fields": "_none_", "docvalue_fields": ["product_id", *fields]}


def id_of(hit: Clause) -> str:
    """The product of a hit of a search that asked for ``columns``."""
    return str(hit["fields"]["product_id"][0])


def read_rows(answer: Clause, sort: Sort) -> list[Row]:
    """The hits of an answer."""
    return [
        Row(
            product_id=id_of(hit),
            position=read_position(sort, hit["sort"]),
            score=hit["_score"] or 0.0,
            fields=hit["fields"],
            matched=tuple(hit.get("matched_queries", ())),
        )
        for hit in answer["hits"]["hits"]
    ]


def rows_after(asked: Asked, after: Position | None, size: int) -> list[Row]:
    """The next rows, strictly after a position."""
    body = {**asked.body(size), "track_total_hits": False}
    if after is not None:
        body["search_after"] = search_after(asked.sort, after)
    return read_rows(asked.cluster.search(body, asked.index), asked.sort)
