"""Offers as rows of columns, and which of them pass the filters on offers."""

from functools import reduce

import numpy as np

from index.embedded.arrays import Array, Bools, Ordinals
from index.embedded.columns import Columns
from index.facets import Facet
from index.query import Filters


class OfferRows:
    """The offers of some products as rows, run after run, with a mask for each offer filter."""

    def __init__(self, columns: Columns, ordinals: Ordinals, filters: Filters) -> None:
        self._columns = columns.offers.columns
        self._taken: dict[str, Array] = {}
        self._joined: dict[str | None, Array] = {}
        self._rows, self.counts = columns.offers.rows(ordinals)
        # Runs of no offers have no first row; they keep what ``joined`` starts with.
        self._held = np.flatnonzero(self.counts)
        self._starts = (np.cumsum(self.counts) - self.counts)[self._held]
        self.masks = self._masks(columns, filters)

    def __len__(self) -> int:
        return len(self._rows)

    def column(self, name: str) -> Array:
        """A column of the offers, row by row."""
        if name not in self._taken:
            self._taken[name] = self._columns[name][self._rows]
        return self._taken[name]

    def passing(self, lifted: str | None = None) -> Bools | None:
        """Rows that pass every filter but the lifted one; None when that is all of them."""
        masks = [mask for name, mask in self.masks.items() if name != lifted]
        return reduce(np.logical_and, masks) if masks else None

    def owners_passing(self, lifted: str | None = None) -> Bools | None:
        """Products with an offer that passes; None when no filter is left."""
        passing = self.passing(lifted)
        if passing is None:
            return None
        return self.joined(passing.view(np.uint8), np.bitwise_or, 0).view(np.bool_)

    def joined(self, rows: Array, join: np.ufunc, nothing: int) -> Array:
        """One value for each product out of its rows' values; ``nothing`` for one without offers."""
        values = np.full(len(self.counts), nothing, dtype=rows.dtype)
        if len(self._held):
            values[self._held] = join.reduceat(rows, self._starts)
        return values

    def signatures(self, lifted: str) -> Array:
        """For each product the bits of its offers that pass every filter but the lifted one."""
        key = lifted if lifted in self.masks else None
        if key not in self._joined:
            counted, signature = self.passing(key), self.column("signature")
            shown = signature if counted is None else signature * counted
            self._joined[key] = self.joined(shown, np.bitwise_or, 0)
        return self._joined[key]

    def _masks(self, columns: Columns, filters: Filters) -> dict[str, Bools]:
        masks: dict[str, Bools] = {}
        if filters.stores:
            masks[Facet.STORE] = columns.stores.mask(filters.stores)[self.column("store")]
        if filters.availability:
            bits = columns.signature_bits(filters.availability)
            masks[Facet.AVAILABILITY] = (self.column("signature") & bits) != 0
        if filters.conditions:
            bits = columns.signature_bits(filters.conditions)
            masks[Facet.CONDITION] = (self.column("signature") & bits) != 0
        if filters.min_total is not None or filters.max_total is not None:
            total = self.column("total")
            low = total >= (filters.min_total or 0)
            masks[Facet.PRICE] = low if filters.max_total is None else low & (total <= filters.max_total)
        return masks


def products_with_offer(columns: Columns, filters: Filters) -> Bools:
    """For each ordinal: one of its offers passes every filter on offers. Reads all offers, in the order in which
    they lie in memory, which takes a tenth of the time that picking them takes."""
    offers = columns.offers
    tests: list[Bools] = []
    if filters.stores:
        store = offers.flat("store")
        tests.append(reduce(np.logical_or, (store == columns.stores.find(name) for name in filters.stores)))
    for values in (filters.availability, filters.conditions):
        if values:
            tests.append((offers.flat("signature") & columns.signature_bits(values)) != 0)
    if filters.min_total is not None:
        tests.append(offers.flat("total") >= filters.min_total)
    if filters.max_total is not None:
        tests.append(offers.flat("total") <= filters.max_total)
    return offers.owning(reduce(np.logical_and, tests))[: columns.size]


def has_passing_offer(columns: Columns, ordinals: Ordinals, filters: Filters) -> Bools:
    """For each of the ordinals: one of its offers passes every filter on offers."""
    has = OfferRows(columns, ordinals, filters).owners_passing()
    return np.ones(len(ordinals), dtype=np.bool_) if has is None else has
