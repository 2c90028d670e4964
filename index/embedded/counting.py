"""Exact facet counts over a selection, each facet with its own filter lifted."""

from collections.abc import Sequence

import numpy as np

from index.embedded.arrays import Array, Bools, Dictionary, Ordinals
from index.embedded.columns import Columns
from index.embedded.selection import Selection
from index.facets import (
    ATTRIBUTE_PREFIX,
    PRICE_STEPS,
    RATING_STEPS,
    Facet,
    category_value,
    choose_attributes,
    price_value,
)

Counts = dict[str, int]


def count_facets(columns: Columns, selection: Selection, names: Sequence[str]) -> dict[str, Counts]:
    """Value → number of products, for each facet asked for; ``attributes`` becomes several facets."""
    found: dict[str, Counts] = {}
    for name in names:
        match name:
            case Facet.BRAND:
                found[name] = _by_brand(columns, selection)
            case Facet.CATEGORY:
                found[name] = _by_category(columns, selection)
            case Facet.RATING:
                found[name] = _by_rating(columns, selection)
            case Facet.STORE:
                found[name] = _by_store(columns, selection)
            case Facet.AVAILABILITY:
                found[name] = _by_code(selection, name, "availability", columns.availabilities.values)
            case Facet.CONDITION:
                found[name] = _by_code(selection, name, "condition", columns.conditions.values)
            case Facet.PRICE:
                steps = [price_value(step) for step in range(len(PRICE_STEPS))]
                found[name] = _by_code(selection, name, "step", steps)
            case Facet.ATTRIBUTES:
                found |= _by_attributes(columns, selection)
    return found


def _named(counts: Array, values: Sequence[str]) -> Counts:
    return {values[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}


def _by_brand(columns: Columns, selection: Selection) -> Counts:
    codes = columns.product["brand"][selection.ordinals[selection.passing(Facet.BRAND)]]
    return _named(_count(codes, columns.brands), columns.brands.values)


def _count(codes: Array, dictionary: Dictionary) -> Array:
    """How often each code comes; the code -1 counts nowhere."""
    return np.bincount(codes + 1, minlength=len(dictionary) + 1)[1:]


def _by_category(columns: Columns, selection: Selection) -> Counts:
    codes = columns.product["category"][selection.ordinals[selection.passing(Facet.CATEGORY)]]
    counts = _count(codes, columns.categories)
    tree: Counts = {}
    for code in np.flatnonzero(counts):
        path = columns.paths[code]
        for depth in range(1, len(path) + 1):
            node = category_value(path[:depth])
            tree[node] = tree.get(node, 0) + int(counts[code])
    return tree


def _by_rating(columns: Columns, selection: Selection) -> Counts:
    ratings = columns.product["rating"][selection.ordinals[selection.passing(Facet.RATING)]]
    with np.errstate(invalid="ignore"):
        counts = {str(step): int(np.count_nonzero(ratings >= step)) for step in RATING_STEPS}
    return {step: count for step, count in counts.items() if count}


def _rows_for(selection: Selection, facet: str) -> tuple[Bools, Bools | None]:
    """Rows of offers that count for a facet, and the mask of passing offers alone (None: all pass)."""
    offers = selection.offer_rows()
    passing = offers.passing(facet)
    products = selection.passing_but_offers()
    owned = products[offers.owners] if not products.all() else np.ones(len(offers.rows), dtype=np.bool_)
    return (owned if passing is None else owned & passing), passing


def _by_store(columns: Columns, selection: Selection) -> Counts:
    """Products, not offers: of a product's offers at one store only one counts."""
    offers = selection.offer_rows()
    counted, passing = _rows_for(selection, Facet.STORE)
    stores = offers.column("store")
    once = counted & (offers.column("first_at_store") if passing is None else ~offers.column("store_repeats"))
    counts = np.bincount(stores[once], minlength=len(columns.stores))
    if passing is not None:
        doubtful = np.flatnonzero(counted & offers.column("store_repeats"))
        pairs = np.unique(offers.owners[doubtful] * len(columns.stores) + stores[doubtful])
        if len(pairs):
            counts = counts + np.bincount(pairs % len(columns.stores), minlength=len(columns.stores))
    return _named(counts, columns.stores.values)


def _by_code(selection: Selection, facet: str, column: str, values: Sequence[str]) -> Counts:
    """For few values: one look at the rows for each; rows of a product lie together, so it counts once."""
    offers = selection.offer_rows()
    counted, _ = _rows_for(selection, facet)
    codes = offers.column(column)
    counts: Counts = {}
    for code, value in enumerate(values):
        owners = offers.owners[counted & (codes == code)]
        if len(owners):
            counts[value] = 1 + int(np.count_nonzero(np.diff(owners)))
    return counts


def _by_attributes(columns: Columns, selection: Selection) -> dict[str, Counts]:
    """Facets for the attributes that most of the products have, and for those that are filtered."""
    passing = selection.ordinals[selection.passing()]
    names = _frequent_names(columns, passing)
    filtered = [name for name in selection.filters.attributes if name not in names]
    found: dict[str, Counts] = {}
    for name in [*names, *filtered]:
        facet = f"{ATTRIBUTE_PREFIX}{name}"
        own_filter = name in selection.filters.attributes
        products = selection.ordinals[selection.passing(facet)] if own_filter else passing
        counts = _pair_counts(columns, products)
        pairs = columns.pair_names
        found[facet] = {pairs[c][1]: int(counts[c]) for c in np.flatnonzero(counts) if pairs[c][0] == name}
    return found


def _pair_counts(columns: Columns, ordinals: Ordinals) -> Array:
    rows, _ = columns.attributes.rows(ordinals)
    return np.bincount(columns.attributes.columns["pair"][rows], minlength=len(columns.pairs))


def _frequent_names(columns: Columns, ordinals: Ordinals) -> list[str]:
    counts = _pair_counts(columns, ordinals)
    totals: Counts = {}
    for code in np.flatnonzero(counts):
        name = columns.pair_names[code][0]
        totals[name] = totals.get(name, 0) + int(counts[code])
    return choose_attributes(totals, len(ordinals))
