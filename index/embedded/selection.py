"""Which of the matched products pass the filters, also with one filter lifted, as its facet needs it."""

from collections.abc import Mapping
from functools import cached_property, reduce

import numpy as np

from index.embedded.arrays import Array, Bools, Ordinals, Runs
from index.embedded.columns import Columns
from index.embedded.compiled import compiled
from index.embedded.offer_scans import Survey, bit_counts, store_counts, survey, with_offer
from index.facets import ATTRIBUTE_PREFIX, Facet
from index.offers import NO_OFFER, has_offer_filters
from index.query import Filters

# Reading the offers of all products then pays as soon as the same filters are asked for twice.
_MANY_SHARE = 0.5


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
        self._has = self._with_offer() if has_offer_filters(filters) else None

    @cached_property
    def offers(self) -> Survey:
        """What the offers of ``core`` say."""
        return survey(self._columns, self.core, self.filters)

    @cached_property
    def bits(self) -> Ordinals:
        """Of ``core``, the number of products by bit of the signature, each facet's own filter lifted."""
        if self.filters_offers:
            return self.offers.bits
        return bit_counts(self._columns.product["signature"][self.core])

    @property
    def stores(self) -> Ordinals:
        """Of ``core``, the number of products by code of the store, the filter on stores lifted."""
        return self.offers.stores if self.filters_offers else store_counts(self._columns, self.core)

    @property
    def filters_offers(self) -> bool:
        """True when a product needs an offer that passes."""
        return self._has is not None

    @cached_property
    def positions_found(self) -> Ordinals:
        """Places in ``ordinals`` of the products that pass every filter."""
        return np.flatnonzero(self.passing())

    @cached_property
    def found(self) -> Ordinals:
        """Ordinals of the products that pass every filter."""
        return self.ordinals[self.positions_found]

    def counted(self, facet: str) -> tuple[Ordinals, Bools]:
        """Products, and which of them a facet of products counts: its own filter is lifted."""
        if facet in self._masks:
            return self.ordinals, self.passing(facet)
        return self.found, np.ones(len(self.found), dtype=np.bool_)

    def passing(self, lifted: str | None = None) -> Bools:
        """Products that pass every filter but the lifted one, which is on products."""
        if lifted not in self._masks and self._passing is not None:
            passing = self._passing
        else:
            masks = [mask for name, mask in self._masks.items() if name != lifted]
            passing = reduce(np.logical_and, masks) if masks else np.ones(len(self.ordinals), dtype=np.bool_)
        return passing if self._has is None else passing & self._has

    def column(self, name: str, facet: str) -> Array:
        """A column of the products that a facet counts."""
        ordinals, counts = self.counted(facet)
        return taken(self._columns, name, ordinals)[counts]

    def _with_offer(self) -> Bools:
        """Products with an offer that passes."""
        columns, ordinals, filters = self._columns, self.ordinals, self.filters
        if self._passing is None and not columns.offer_masks.knows(filters):
            passing: Bools = self.offers.best_keys != NO_OFFER
            return passing
        many = len(ordinals) > _MANY_SHARE * columns.size
        if not many and not columns.offer_masks.knows(filters):
            return with_offer(columns, ordinals, filters)
        every = columns.offer_masks.get(
            filters, lambda wanted: with_offer(columns, np.arange(columns.size), wanted)
        )
        return every if len(ordinals) == len(every) else every[ordinals]


def taken(columns: Columns, name: str, ordinals: Ordinals) -> Array:
    """The column at distinct ascending ordinals; nothing is copied where those are all there are."""
    column = columns.product[name]
    return column[: columns.size] if len(ordinals) == columns.size else column[ordinals]


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
    masks: dict[str, Bools] = {}
    for name, values in attributes.items():
        table = columns.pairs.mask(f"{name}\x1f{value}" for value in values)
        mask = masks[f"{ATTRIBUTE_PREFIX}{name}"] = np.zeros(len(matched), dtype=np.bool_)
        _find_pair(matched, columns.attributes.runs, table, mask)
    return masks


@compiled
def _find_pair(ordinals: Ordinals, runs: Runs, wanted: Bools, found: Bools) -> None:
    for place in range(len(ordinals)):
        first, has = runs.start[ordinals[place]], False
        for row in range(first, first + runs.length[ordinals[place]]):
            has |= wanted[runs.values[row]]
        found[place] = has


def _failing_one_at_most(masks: Mapping[str, Bools], size: int) -> Ordinals | None:
    """Positions to keep; None keeps all of them."""
    if len(masks) < 2 or not size:
        return None
    failed = np.zeros(size, dtype=np.uint8)
    for mask in masks.values():
        failed += ~mask
    return np.flatnonzero(failed <= 1)
