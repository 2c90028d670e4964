"""Aggregations for the facets and their results as counts: products, exactly, own filter lifted."""

from collections.abc import Mapping, Sequence
from typing import Any

from index.elasticsearch.clauses import Clause, all_of, offer_filters, passing, product_filters
from index.facets import (
    ATTRIBUTE_PREFIX,
    RATING_STEPS,
    Facet,
    choose_attributes,
)
from index.query import Filters

# More values than any page shows, so that the selected ones are counted among them.
_VALUES = 1_000
_NAMES = 100
_OFFER_FIELDS = {
    Facet.STORE: "offers.store",
    Facet.AVAILABILITY: "offers.availability",
    Facet.CONDITION: "offers.condition",
    Facet.PRICE: "offers.step",
}
_PRODUCT_FIELDS = {Facet.BRAND: "brand", Facet.CATEGORY: "categories"}
_RANGE = "price range"
_SIZE = "matching"
_RANKED = [{"_count": "desc"}, {"_key": "asc"}]


def aggregations(filters: Filters, names: Sequence[str]) -> dict[str, Clause]:
    """One aggregation for each facet, and one for the price range."""
    wanted: dict[str, Clause] = {_RANGE: _price_range(filters)}
    # Plain texts as keys: the names may be members of an enum, which are no keys of JSON.
    for name in map(str, names):
        if name in _PRODUCT_FIELDS:
            wanted[name] = _filtered(passing(filters, name), values=_terms(_PRODUCT_FIELDS[Facet(name)]))
        elif name in _OFFER_FIELDS:
            wanted[name] = _by_offers(filters, Facet(name))
        elif name == Facet.RATING:
            steps = {str(step): {"range": {"rating": {"gte": step}}} for step in RATING_STEPS}
            wanted[name] = _filtered(passing(filters, name), values={"filters": {"filters": steps}})
        elif name == Facet.ATTRIBUTES:
            wanted |= _attributes(filters)
    return wanted


def read_counts(
    answer: Mapping[str, Any], names: Sequence[str], filters: Filters
) -> dict[str, dict[str, int]]:
    """Value → number of products, for each facet."""
    counts: dict[str, dict[str, int]] = {}
    for name in names:
        if name in _PRODUCT_FIELDS:
            counts[name] = _bucket_counts(answer[name]["values"])
        elif name in _OFFER_FIELDS:
            buckets = answer[name]["offers"]["passing"]["values"]["buckets"]
            counts[name] = {bucket["key"]: bucket["products"]["doc_count"] for bucket in buckets}
        elif name == Facet.RATING:
            steps = answer[name]["values"]["buckets"]
            counts[name] = {step: found["doc_count"] for step, found in steps.items() if found["doc_count"]}
        elif name == Facet.ATTRIBUTES:
            counts |= _read_attributes(answer, filters)
    return counts


def read_price_range(answer: Mapping[str, Any]) -> tuple[int, int] | None:
    """Least and greatest total of the offers that pass, whatever the price filter."""
    found = answer[_RANGE]["offers"]["passing"]["totals"]
    return (int(found["min"]), int(found["max"])) if found["count"] else None


def _terms(field: str, size: int = _VALUES) -> Clause:
    return {"terms": {"field": field, "size": size, "shard_size": 10 * size, "order": _RANKED}}


def _filtered(query: Clause, **inner: Clause) -> Clause:
    return {"filter": query, "aggs": inner}


def _products_but_offers(filters: Filters, facet: str) -> Clause:
    """The filters on products, and on offers where they are not counted offer by offer."""
    return all_of(clause for name, clause in product_filters(filters).items() if name != facet)


def _passing_offers(filters: Filters, facet: str, **inner: Clause) -> Clause:
    """Inside the offers of products that pass: the offers that pass the filters but the facet's own."""
    offers = all_of(clause for name, clause in offer_filters(filters).items() if name != facet)
    nested = {"nested": {"path": "offers"}, "aggs": {"passing": _filtered(offers, **inner)}}
    return _filtered(_products_but_offers(filters, facet), offers=nested)


def _by_offers(filters: Filters, facet: Facet) -> Clause:
    values = _terms(_OFFER_FIELDS[facet])
    # Back to the products: two offers of one product count once.
    values["aggs"] = {"products": {"reverse_nested": {}}}
    values["terms"].pop("order")
    return _passing_offers(filters, facet, values=values)


def _price_range(filters: Filters) -> Clause:
    return _passing_offers(filters, Facet.PRICE, totals={"stats": {"field": "offers.total"}})


def _by_attribute(query: Clause, names: Clause) -> Clause:
    values = {**names, "aggs": {"values": _terms("attributes.value")}}
    return _filtered(query, attributes={"nested": {"path": "attributes"}, "aggs": {"names": values}})


def _attributes(filters: Filters) -> dict[str, Clause]:
    """All names under all filters; each filtered name besides, with its own filter lifted."""
    wanted = {Facet.ATTRIBUTES.value: _by_attribute(passing(filters), _terms("attributes.name", _NAMES))}
    for name in filters.attributes:
        facet = f"{ATTRIBUTE_PREFIX}{name}"
        only = {"terms": {"field": "attributes.name", "include": [name]}}
        wanted[facet] = _by_attribute(passing(filters, facet), only)
    return wanted


def _read_attributes(answer: Mapping[str, Any], filters: Filters) -> dict[str, dict[str, int]]:
    every = answer[Facet.ATTRIBUTES]
    by_name = {bucket["key"]: bucket for bucket in every["attributes"]["names"]["buckets"]}
    with_name = {name: bucket["doc_count"] for name, bucket in by_name.items()}
    chosen = choose_attributes(with_name, every["doc_count"])
    counts: dict[str, dict[str, int]] = {}
    for name in [*chosen, *(name for name in filters.attributes if name not in chosen)]:
        facet = f"{ATTRIBUTE_PREFIX}{name}"
        own = answer[facet]["attributes"]["names"]["buckets"] if facet in answer else [by_name[name]]
        counts[facet] = _bucket_counts(own[0]["values"]) if own else {}
    return counts


def _bucket_counts(terms: Mapping[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}
