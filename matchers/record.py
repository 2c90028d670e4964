"""What the matcher sees of an offer: plain text and numbers, no storage."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One offer to be matched. Only ``id`` and ``title`` are needed; everything else is evidence.

    ``price`` is in one common currency, major units (weak evidence, so a float is enough).
    ``gtin`` is as the store gave it; the matcher verifies it. ``condition`` as catalog's Condition value.
    ``item``: a key of what it is without the variants that its category does not distinguish; None elsewhere.
    """

    id: str
    title: str
    store_id: str | None = None
    brand: str | None = None
    mpn: str | None = None
    gtin: str | None = None
    category: str | None = None
    price: float | None = None
    description: str | None = None
    condition: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    item: str | None = None
