"""Which of the matched products pass the filters, also with one filter lifted, as its facet needs it."""

from collections.abc import Mapping
from functools import reduce

import numpy as np

from index.embedded.arrays import Array, Bools, Ordinals
from index.embedded.columns import Columns
from index.embedded.offer_rows import OfferRows, products_with_offer
from index.facets import ATTRIBUTE_PREFIX, Facet
from index.offers import has_offer_filters
from index.query import Filters

# Picking the offers of a product costs ten times what reading one in passing costs.
_MANY_SHARE = 0.1


class Selection:
    """Matched products that fail at most one filter on products: nobody ever asks for the others.

    ``ordinals`` are those products, ascending; ``positions`` their places among the matched ones (None: all).
    ``core``: the ordinals of those that fail no filter on products, whose offers are all that facets of offers
    look at.
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
        self._passing: Bools | None = reduce(np.logical_and, self._masks.values()) if masks else None
        self.core = self.ordinals if self._passing is None else self.ordinals[self._passing]
        self._offers: OfferRows | None = None
        self._has: Bools | None = self._has_offer() if has_offer_filters(filters) else None

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
        if lifted not in self._masks and self._passing is not None:
            passing = self._passing
        else:
            masks = [mask for name, mask in self._masks.items() if name != lifted]
            passing = reduce(np.logical_and, masks) if masks else np.ones(len(self.ordinals), dtype=np.bool_)
        return passing if self._has is None else passing & self._has

    def column(self, name: str, lifted: str) -> Array:
        """A column of the products that pass every filter but the lifted one."""
        return taken(self._columns, name, self.ordinals)[self.passing(lifted)]

    def _has_offer(self) -> Bools:
        """Products with an offer that passes; offers are read only where the product's sums leave it open."""
        columns, filters = self._columns, self.filters
        if len(self.ordinals) > _MANY_SHARE * columns.size or columns.offer_masks.knows(filters):
            every = columns.offer_masks.get(filters, lambda wanted: products_with_offer(columns, wanted))
            return every if len(self.ordinals) == len(every) else every[self.ordinals]
        possible, certain = _by_sums(columns, self.ordinals, filters)
        if certain:
            return possible
        if self._passing is None and possible.all():
            rows = self.offers
        else:
            rows = OfferRows(columns, self.ordinals[possible], filters)
        has = rows.owners_passing()
        if has is not None:
            possible[possible] = has
        return possible


def taken(columns: Columns, name: str, ordinals: Ordinals) -> Array:
    """The column at distinct ascending ordinals; nothing is copied where those are all there are."""
    column = columns.product[name]
    return column[: columns.size] if len(ordinals) == columns.size else column[ordinals]


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
    if filters.brands:
        masks[Facet.BRAND] = columns.brands.mask(filters.brands)[taken(columns, "brand", matched)]
    if filters.category:
        masks[Facet.CATEGORY] = _below(columns, filters.category)[taken(columns, "category", matched)]
    if filters.min_rating is not None:
        with np.errstate(invalid="ignore"):
            masks[Facet.RATING] = taken(columns, "rating", matched) >= np.float32(filters.min_rating)
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
    if len(masks) < 2 or not size:
        return None
    failed = np.zeros(size, dtype=np.uint8)
    for mask in masks.values():
        failed += ~mask
    return np.flatnonzero(failed <= 1)
