"""Exact facet counts over a selection, each facet with its own filter lifted."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from index.embedded.arrays import Array, Bools, Dictionary, Ordinals
from index.embedded.columns import AVAILABILITIES, CONDITION_SHIFT, CONDITIONS, STEP_SHIFT, Columns
from index.embedded.compiled import compiled
from index.embedded.selection import Selection
from index.facets import (
    ATTRIBUTE_PREFIX,
    PRICE_STEPS,
    RATING_STEPS,
    VALUES_PER_FACET,
    Facet,
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
                found[name] = _by_rating(selection)
            case Facet.STORE:
                found[name] = _by_store(columns, selection)
            case Facet.AVAILABILITY:
                found[name] = _by_bits(selection, 0, AVAILABILITIES)
            case Facet.CONDITION:
                found[name] = _by_bits(selection, CONDITION_SHIFT, CONDITIONS)
            case Facet.PRICE:
                steps = [price_value(step) for step in range(len(PRICE_STEPS))]
                found[name] = _by_bits(selection, STEP_SHIFT, steps)
            case Facet.ATTRIBUTES:
                found |= _by_attributes(columns, selection)
    return found


def _most(counts: Array, values: Sequence[str], limit: int) -> Counts:
    """The greatest counts with their values, those equal to the last of them included."""
    found = np.flatnonzero(counts)
    if len(found) > limit:
        least = np.partition(counts[found], len(found) - limit)[len(found) - limit]
        found = found[counts[found] >= least]
    return {values[code]: int(counts[code]) for code in found.tolist()}


def _count(columns: Columns, selection: Selection, name: str, facet: Facet, size: int) -> Ordinals:
    """How many products have each code of a column, the facet's own filter lifted; -1 counts nowhere."""
    counts = np.zeros(size + 1, dtype=np.int64)
    _count_codes(columns.product[name], *selection.counted(facet), counts)
    return counts[1:]


@compiled
def _count_codes(codes: Array, ordinals: Ordinals, passing: Bools, counts: Ordinals) -> None:
    for place in range(len(ordinals)):
        counts[codes[ordinals[place]] + 1] += passing[place]


def _with(counts: Counts, chosen: Iterable[str], dictionary: Dictionary, all_counts: Array) -> Counts:
    """The counts and those of the selected values besides."""
    for value in chosen:
        if (code := dictionary.find(value)) >= 0 and all_counts[code]:
            counts[value] = int(all_counts[code])
    return counts


def _by_brand(columns: Columns, selection: Selection) -> Counts:
    counts = _count(columns, selection, "brand", Facet.BRAND, len(columns.brands))
    most = _most(counts, columns.brands.values, VALUES_PER_FACET)
    return _with(most, selection.filters.brands, columns.brands, counts)


def _by_category(columns: Columns, selection: Selection) -> Counts:
    counts = _count(columns, selection, "category", Facet.CATEGORY, len(columns.paths))
    tree: Counter[str] = Counter()
    for code in np.flatnonzero(counts).tolist():
        count = int(counts[code])
        for node in columns.nodes[code]:
            tree[node] += count
    return tree


def _by_rating(selection: Selection) -> Counts:
    ratings = selection.column("rating", Facet.RATING)
    with np.errstate(invalid="ignore"):
        counts = {str(step): int(np.count_nonzero(ratings >= step)) for step in RATING_STEPS}
    return {step: count for step, count in counts.items() if count}


def _by_store(columns: Columns, selection: Selection) -> Counts:
    counts = selection.stores
    most = _most(counts, columns.stores.values, VALUES_PER_FACET)
    return _with(most, selection.filters.stores, columns.stores, counts)


def _by_bits(selection: Selection, shift: int, values: Sequence[str]) -> Counts:
    """For few values: each has a bit of a product's signature."""
    counts = selection.bits
    return {value: int(counts[bit]) for bit, value in enumerate(values, start=shift) if counts[bit]}


def _by_attributes(columns: Columns, selection: Selection) -> dict[str, Counts]:
    """Facets for the attributes that most of the products have, and for those that are filtered."""
    passing = selection.found
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
    return np.bincount(columns.attributes.values[rows], minlength=len(columns.pairs))


def _frequent_names(columns: Columns, ordinals: Ordinals) -> list[str]:
    counts = _pair_counts(columns, ordinals)
    totals: Counts = {}
    for code in np.flatnonzero(counts):
        name = columns.pair_names[code][0]
        totals[name] = totals.get(name, 0) + int(counts[code])
    return choose_attributes(totals, len(ordinals))
