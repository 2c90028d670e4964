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
    """Matched products that fail at most one filter on products: nobody ever asks for the others.

    ``ordinals`` are those products; ``positions`` their places among the matched ones (None: all). ``core``:
    positions in ``ordinals`` of those that fail none, whose offers are all that facets of offers look at.
    """

    def __init__(self, columns: Columns, matched: Ordinals, filters: Filters) -> None:
        self._columns = columns
        self.filters = filters
        masks = _product_masks(columns, matched, filters)
        self.positions = _failing_one_at_most(masks, len(matched))
        self.ordinals = matched if self.positions is None else matched[self.positions]
        self._masks = (
            masks if self.positions is None else {name: mask[self.positions] for name, mask in masks.items()}
        )
        self._core: Bools | None = reduce(np.logical_and, self._masks.values()) if masks else None
        self._offers: OfferRows | None = None
        self._has: Bools | None = self._has_offer() if has_offer_filters(filters) else None

    @property
    def core(self) -> Ordinals:
        """Ordinals of the products that pass the filters on products, whatever their offers."""
        return self.ordinals if self._core is None else self.ordinals[self._core]

    @property
    def offers(self) -> OfferRows:
        """The offers of ``core``, read when first asked for."""
        if self._offers is None:
            self._offers = OfferRows(self._columns, self.core, self.filters)
        return self._offers

    @property
    def filters_offers(self) -> bool:
        """True when a product needs an offer that passes."""
        return self._has is not None

    def passing(self, lifted: str | None = None) -> Bools:
        """Products that pass every filter but the lifted one, which is on products."""
        if lifted is None and self._core is not None:
            passing = self._core
        else:
            masks = [mask for name, mask in self._masks.items() if name != lifted]
            passing = reduce(np.logical_and, masks) if masks else np.ones(len(self.ordinals), dtype=np.bool_)
        return passing if self._has is None else passing & self._has

    def _has_offer(self) -> Bools:
        """Products with an offer that passes; offers are read only where the product's sums leave it open."""
        possible, certain = _by_sums(self._columns, self.ordinals, self.filters)
        if certain:
            return possible
        if self._core is None and possible.all():
            rows = self.offers
        else:
            rows = OfferRows(self._columns, self.ordinals[possible], self.filters)
        has = rows.owners_passing()
        if has is not None:
            possible[possible] = has
        return possible


def _by_sums(columns: Columns, ordinals: Ordinals, filters: Filters) -> tuple[Bools, bool]:
    """Products that may have an offer that passes, by the join of their offers' values; and whether that
    settles it, as it does for a single filter, which needs no second one to hold on the same offer."""
    product = columns.product
    possible = np.ones(len(ordinals), dtype=np.bool_)
    tested = 0
    for values in (filters.availability, filters.conditions):
        if values:
            possible &= (product["signature"][ordinals] & columns.signature_bits(values)) != 0
            tested += 1
    if filters.max_total is not None:
        possible &= product["lowest"][ordinals] <= filters.max_total
        tested += 1
    if filters.min_total is not None:
        possible &= product["highest"][ordinals] >= filters.min_total
        tested += 1
    return possible, tested == 1 and not filters.stores


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
