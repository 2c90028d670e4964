"""Which products have an offer that passes a set of filters on offers: one bit of each product, kept.

To find them among all products means to read millions of offers, 20 ms for a million products; the same few sets
of filters ("in stock", "in stock and under 50") are asked for again and again. Kept masks follow each change of
a product.

Invariant: a kept mask is True at an ordinal exactly when one offer of its row passes every filter on offers;
rows that are not alive may be either.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import numpy as np

from index.embedded.arrays import Bools, Ordinals
from index.query import Filters

# Masks kept: a million products take a megabyte each, and each change is worked into all of them (20 µs). Two
# availabilities, two conditions, a handful of prices and some stores make so many that are asked for.
_KEPT = 64

Key = tuple[frozenset[str], frozenset[str], frozenset[str], int | None, int | None]
Compute = Callable[[Filters], Bools]
ComputeSome = Callable[[Filters, Ordinals], Bools]


class OfferMasks:
    """Masks by the filters on offers, the last used ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[Filters, Bools]] = OrderedDict()
        self._lock = Lock()

    def get(self, filters: Filters, compute: Compute) -> Bools:
        """The mask over all ordinals, computed when it is not kept."""
        key = _key(filters)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][1]
        mask = compute(filters)
        with self._lock:
            self._kept[key] = filters, mask
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return mask

    def knows(self, filters: Filters) -> bool:
        """True when ``get`` has nothing to compute."""
        return _key(filters) in self._kept

    def changed(self, ordinals: Ordinals, size: int, compute: ComputeSome) -> None:
        """Work changed rows into the kept masks. Nobody may read them meanwhile."""
        for key, (filters, mask) in self._kept.items():
            longer = (
                mask if len(mask) == size else np.concatenate([mask, np.zeros(size - len(mask), np.bool_)])
            )
            longer[ordinals] = compute(filters, ordinals)
            self._kept[key] = filters, longer


def _key(filters: Filters) -> Key:
    """The filters on offers alone."""
    return filters.stores, filters.availability, filters.conditions, filters.min_total, filters.max_total
