"""What every engine must find, count and order, written as plainly as it can be: slow, exact, without an index.

The contract suite compares the engines with it. Relevance is left out: it is judged, not defined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.cursor import tie_key
from index.document import ProductDocument
from index.facets import (
    ATTRIBUTE_PREFIX,
    PRICE_STEPS,
    RATING_STEPS,
    Facet,
    category_value,
    choose_attributes,
    price_bounds,
    price_value,
)
from index.offers import NO_OFFER, best_offer, has_offer_filters, price_key
from index.offers import passes as offer_passes
from index.plan import TextAnalysis, TextPlan
from index.query import Filters, Sort


def matches(document: ProductDocument, plan: TextPlan, analysis: TextAnalysis) -> bool:
    """True when the document has a token of enough of the plan's groups."""
    tokens = {token for field in analysis.tokens(document).values() for token in field}
    found = sum(1 for group in plan.groups if tokens & set(group.alternatives))
    return found >= plan.required


def passes(document: ProductDocument, filters: Filters) -> bool:
    """True when the product passes, and one and the same offer passes every filter on offers."""
    return (
        (not filters.brands or document.brand in filters.brands)
        and document.category[: len(filters.category)] == filters.category
        and all(document.attributes.get(name) in values for name, values in filters.attributes.items())
        and (filters.min_rating is None or (document.rating or -1.0) >= filters.min_rating)
        and (not has_offer_filters(filters) or best_offer(document.offers, filters) is not None)
    )


def found(documents: Iterable[ProductDocument], filters: Filters) -> list[ProductDocument]:
    """Those that pass."""
    return [document for document in documents if passes(document, filters)]


def facet_counts(
    documents: Sequence[ProductDocument], filters: Filters, names: Iterable[str]
) -> dict[str, dict[str, int]]:
    """For each facet and value: how many products would be found were the value the facet's only filter."""
    counts: dict[str, dict[str, int]] = {}
    for name in names:
        for facet in _attribute_facets(documents, filters) if name == Facet.ATTRIBUTES else [name]:
            values = {value for document in documents for value in _values(document, facet)}
            counted = {value: len(found(documents, _only(filters, facet, value))) for value in values}
            counts[facet] = {value: count for value, count in counted.items() if count}
    return counts


def ordered(documents: Iterable[ProductDocument], filters: Filters, sort: Sort) -> list[ProductDocument]:
    """In the order of a sort other than relevance."""
    return sorted(
        documents, key=lambda document: (_key(document, filters, sort), tie_key(document.product_id))
    )


def price_range(documents: Iterable[ProductDocument], filters: Filters) -> tuple[int, int] | None:
    """Least and greatest total of the offers that pass, whatever the price filter."""
    others = replace(filters, min_total=None, max_total=None)
    offers = [offer for document in found(documents, others) for offer in document.offers]
    totals = [offer.total for offer in offers if offer_passes(offer, others)]
    return (min(totals), max(totals)) if totals else None


def _attribute_facets(documents: Sequence[ProductDocument], filters: Filters) -> list[str]:
    here = found(documents, filters)
    with_name: dict[str, int] = {}
    for document in here:
        for name in document.attributes:
            with_name[name] = with_name.get(name, 0) + 1
    chosen = choose_attributes(with_name, len(here))
    names = [*chosen, *(name for name in filters.attributes if name not in chosen)]
    return [f"{ATTRIBUTE_PREFIX}{name}" for name in names]


def _values(document: ProductDocument, facet: str) -> set[str]:
    if facet.startswith(ATTRIBUTE_PREFIX):
        value = document.attributes.get(facet.removeprefix(ATTRIBUTE_PREFIX))
        return set() if value is None else {value}
    values: Mapping[str, Iterable[str | None]] = {
        Facet.BRAND: [document.brand],
        Facet.CATEGORY: [category_value(document.category[: n + 1]) for n in range(len(document.category))],
        Facet.RATING: [str(step) for step in RATING_STEPS],
        Facet.PRICE: [price_value(step) for step in range(len(PRICE_STEPS))],
        Facet.STORE: [offer.store_id for offer in document.offers],
        Facet.AVAILABILITY: [offer.availability for offer in document.offers],
        Facet.CONDITION: [offer.condition for offer in document.offers],
    }
    return {value for value in values[facet] if value is not None}


def _only(filters: Filters, facet: str, value: str) -> Filters:
    """The filters with the facet's own replaced by one value."""
    if facet.startswith(ATTRIBUTE_PREFIX):
        name = facet.removeprefix(ATTRIBUTE_PREFIX)
        return replace(filters, attributes={**filters.attributes, name: frozenset({value})})
    match facet:
        case Facet.BRAND:
            return replace(filters, brands=frozenset({value}))
        case Facet.CATEGORY:
            return replace(filters, category=tuple(value.split(" > ")))
        case Facet.RATING:
            return replace(filters, min_rating=float(value))
        case Facet.STORE:
            return replace(filters, stores=frozenset({value}))
        case Facet.AVAILABILITY:
            return replace(filters, availability=frozenset({value}))
        case Facet.CONDITION:
            return replace(filters, conditions=frozenset({value}))
        case _:
            low, high = price_bounds(value)
            return replace(filters, min_total=low, max_total=high)


def _key(document: ProductDocument, filters: Filters, sort: Sort) -> float:
    best = best_offer(document.offers, filters)
    match sort:
        case Sort.TOTAL_PRICE:
            return price_key(best) if best else NO_OFFER
        case Sort.TOTAL_PRICE_DESCENDING:
            return price_key(best) - 2 * best.total if best else NO_OFFER
        case Sort.PRICE_DROP:
            return -document.price_drop
        case Sort.DISCOUNT:
            return -document.discount_percent
        case Sort.RATING:
            return -(document.rating if document.rating is not None else -1.0)
        case Sort.NEWEST:
            return -(document.created_at.timestamp() if document.created_at else -1.0)
        case Sort.STORE_COUNT:
            return -len({offer.store_id for offer in document.offers})
        case _:
            raise ValueError(f"the order by {sort.value} is judged, not defined")
