"""Which of the matched products pass the filters, also with one filter lifted, as its facet needs it."""

from collections.abc import Mapping
from functools import reduce

import numpy as np

from index.embedded.arrays import Array, Bools, Ordinals
from index.embedded.columns import Columns
from index.facets import ATTRIBUTE_PREFIX, Facet
from index.offers import has_offer_filters
from index.query import Filters


class OfferRows:
    """The offers of some products as rows, run after run, with a mask for each offer filter."""

    def __init__(self, columns: Columns, ordinals: Ordinals, filters: Filters) -> None:
        self._columns = columns.offers.columns
        self._taken: dict[str, Array] = {}
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

    def owners(self, chosen: Bools) -> Ordinals:
        """The position of its product for each chosen row."""
        return np.repeat(np.arange(len(self.counts)), self.counts)[chosen]

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


class Selection:
    """Matched products that fail at most one filter: nobody ever asks for the others.

    ``ordinals`` are those products; ``positions`` their places among the matched ones.
    """

    def __init__(self, columns: Columns, matched: Ordinals, filters: Filters) -> None:
        self._columns = columns
        masks = _product_masks(columns, matched, filters)
        self.positions = _failing_one_at_most(masks, len(matched))
        self.ordinals = matched if self.positions is None else matched[self.positions]
        self._masks = (
            masks if self.positions is None else {name: mask[self.positions] for name, mask in masks.items()}
        )
        self.offers = OfferRows(columns, self.ordinals, filters) if has_offer_filters(filters) else None
        self.filters = filters

    def passing(self, lifted: str | None = None) -> Bools:
        """Products that pass every filter but the lifted one."""
        masks = [mask for name, mask in self._masks.items() if name != lifted]
        if self.offers is not None:
            has = self.offers.owners_passing(lifted)
            masks += [] if has is None else [has]
        if not masks:
            return np.ones(len(self.ordinals), dtype=np.bool_)
        return reduce(np.logical_and, masks)

    def passing_but_offers(self) -> Bools:
        """Products that pass the filters on products, whatever their offers."""
        masks = list(self._masks.values())
        return reduce(np.logical_and, masks) if masks else np.ones(len(self.ordinals), dtype=np.bool_)

    def offer_rows(self) -> OfferRows:
        """The offers, read when first asked for."""
        if self.offers is None:
            self.offers = OfferRows(self._columns, self.ordinals, self.filters)
        return self.offers


def _product_masks(columns: Columns, matched: Ordinals, filters: Filters) -> dict[str, Bools]:
    masks: dict[str, Bools] = {}
    product = columns.product
    if filters.brands:
        masks[Facet.BRAND] = columns.brands.mask(filters.brands)[product["brand"][matched]]
    if filters.category:
        masks[Facet.CATEGORY] = _below(columns, filters.category)[product["category"][matched]]
    if filters.min_rating is not None:
        with np.errstate(invalid="ignore"):
            masks[Facet.RATING] = product["rating"][matched] >= np.float32(filters.min_rating)
    masks |= _attribute_masks(columns, matched, filters.attributes)
    return masks


def _below(columns: Columns, path: tuple[str, ...]) -> Bools:
    """True at the codes of the path and of all below it; the row of code -1 is False."""
    below = [candidate[: len(path)] == path for candidate in columns.paths]
    return np.array([*below, False], dtype=np.bool_)


def _attribute_masks(
    columns: Columns, matched: Ordinals, attributes: Mapping[str, frozenset[str]]
) -> dict[str, Bools]:
    if not attributes:
        return {}
    rows, counts = columns.attributes.rows(matched)
    pairs = columns.attributes.columns["pair"][rows]
    owners = np.repeat(np.arange(len(matched)), counts)
    masks: dict[str, Bools] = {}
    for name, values in attributes.items():
        table = columns.pairs.mask(f"{name}\x1f{value}" for value in values)
        mask = np.zeros(len(matched), dtype=np.bool_)
        mask[owners[table[pairs]]] = True
        masks[f"{ATTRIBUTE_PREFIX}{name}"] = mask
    return masks


def _failing_one_at_most(masks: Mapping[str, Bools], size: int) -> Ordinals | None:
    """Positions to keep; None keeps all of them."""
    if not masks or not size:
        return None
    failed = np.zeros(size, dtype=np.uint8)
    for mask in masks.values():
        failed += ~mask
    return np.flatnonzero(failed <= 1)
