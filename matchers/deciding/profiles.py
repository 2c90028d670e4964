"""Profiles of offers, read when first asked for and kept for a while."""

from collections import OrderedDict

from catalog.titles import BrandTable, shipped_brands
from matchers.features.profile import Profile, profile
from matchers.record import Record

# about 3 kB each; pairs come in an order in which those of one offer stand together
_KEPT = 20_000


class Profiles:
    """A bounded cache; the least recently used profile goes first."""

    def __init__(self, *, brands: BrandTable | None = None, kept: int = _KEPT) -> None:
        self.brands = brands or shipped_brands()
        self._kept = kept
        self._cache: OrderedDict[str, tuple[Record, Profile]] = OrderedDict()

    def of(self, record: Record) -> Profile:
        """The profile of a record as it is now."""
        known = self._cache.get(record.id)
        if known is not None and (known[0] is record or known[0] == record):
            self._cache.move_to_end(record.id)
            return known[1]
        fresh = profile(record, brands=self.brands)
        self._cache[record.id] = record, fresh
        if len(self._cache) > self._kept:
            self._cache.popitem(last=False)
        return fresh
