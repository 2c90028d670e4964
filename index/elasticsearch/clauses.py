"""Plans and filters as clauses of Elasticsearch's query language: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.facets import ATTRIBUTE_PREFIX, Facet, category_value
from index.layout import text_field
from index.plan import TermGroup, TextPlan
from index.query import Filters
from index.ranker import PRIOR_WEIGHT

Clause = dict[str, Any]

EVERYTHING: Clause = {"match_all": {}}


def lexical(plan: TextPlan, boosts: Mapping[str, float], *, required: int | None = None) -> Clause:
    """Scores as the embedded engine does: per group the best alternative, summed; named for coverage."""
    if not plan.groups:
        return {"constant_score": {"filter": EVERYTHING, "boost": 0}}
    groups = [_group(group, boosts, str(place)) for place, group in enumerate(plan.groups)]
    least = plan.required if required is None else required
    return {"bool": {"should": groups, "minimum_should_match": least}}


def _group(group: TermGroup, boosts: Mapping[str, float], name: str) -> Clause:
    alternatives = [
        {
            "bool": {
                "should": [
                    {"term": {text_field(field): {"value": token, "boost": boost * weight * group.weight}}}
                    for field, boost in boosts.items()
                ]
            }
        }
        for token, weight in group.alternatives.items()
    ]
    return {"dis_max": {"queries": alternatives, "_name": name}}


def with_prior(query: Clause) -> Clause:
    """Ties of a score broken by popularity and number of offers."""
    factor = {"field": "prior", "factor": PRIOR_WEIGHT, "missing": 0}
    return {"function_score": {"query": query, "field_value_factor": factor, "boost_mode": "sum"}}


def admitting(query: Clause, product_ids: Sequence[str]) -> Clause:
    """The query's matches and these products besides, which score nothing by words."""
    neighbours = {"constant_score": {"filter": {"ids": {"values": list(product_ids)}}, "boost": 0}}
    return {"bool": {"should": [query, neighbours], "minimum_should_match": 1}}


def product_filters(filters: Filters) -> dict[str, Clause]:
    """One clause for each filter on products, by the name of its facet."""
    clauses: dict[str, Clause] = {}
    if filters.brands:
        clauses[Facet.BRAND] = {"terms": {"brand": sorted(filters.brands)}}
    if filters.category:
        clauses[Facet.CATEGORY] = {"term": {"categories": category_value(filters.category)}}
    if filters.min_rating is not None:
        clauses[Facet.RATING] = {"range": {"rating": {"gte": filters.min_rating}}}
    for name, values in filters.attributes.items():
        pairs = [f"{name}\x1f{value}" for value in sorted(values)]
        clauses[f"{ATTRIBUTE_PREFIX}{name}"] = {"terms": {"pairs": pairs}}
    return clauses


def offer_filters(filters: Filters) -> dict[str, Clause]:
    """One clause for each filter on offers, inside ``offers``, by the name of its facet."""
    clauses: dict[str, Clause] = {}
    if filters.stores:
        clauses[Facet.STORE] = {"terms": {"offers.store": sorted(filters.stores)}}
    if filters.availability:
        clauses[Facet.AVAILABILITY] = {"terms": {"offers.availability": sorted(filters.availability)}}
    if filters.conditions:
        clauses[Facet.CONDITION] = {"terms": {"offers.condition": sorted(filters.conditions)}}
    bounds = {"gte": filters.min_total, "lte": filters.max_total}
    bounds = {side: bound for side, bound in bounds.items() if bound is not None}
    if bounds:
        clauses[Facet.PRICE] = {"range": {"offers.total": bounds}}
    return clauses


def all_of(clauses: Iterable[Clause]) -> Clause:
    """Every clause must hold; none of them says everything."""
    listed = list(clauses)
    return {"bool": {"filter": listed}} if listed else EVERYTHING


def passing(filters: Filters, lifted: str | None = None) -> Clause:
    """Products that pass every filter but the lifted one, by one and the same offer."""
    clauses = [clause for name, clause in product_filters(filters).items() if name != lifted]
    offers = [clause for name, clause in offer_filters(filters).items() if name != lifted]
    if offers:
        clauses.append({"nested": {"path": "offers", "query": all_of(offers)}})
    return all_of(clauses)
