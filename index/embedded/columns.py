"""What filters, facets and sorts read of each product, in columns by ordinal.

Invariant: a row is alive exactly when the newest loaded commit holds a document with its ordinal. A
product's offers lie in the order of their stores.

An offer's availability, condition and price step are one bit each of its ``signature``, so that a product's
values are the bits of its offers joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from index.cursor import tie_key
from index.document import OfferDocument, ProductDocument
from index.embedded.arrays import Array, Dictionary, Ordinals, Ragged, grown
from index.embedded.offer_masks import OfferMasks
from index.facets import PRICE_STEPS, category_value
from index.offers import NO_OFFER, price_key
from index.ranker import prior

# Bits of a signature: availabilities first, then conditions, then price steps; 28 of 32 are in use.
AVAILABILITIES = tuple(state.value for state in Availability)
CONDITIONS = tuple(condition.value for condition in Condition)
CONDITION_SHIFT = len(AVAILABILITIES)
STEP_SHIFT = CONDITION_SHIFT + len(CONDITIONS)
_BIT_OF_AVAILABILITY: dict[str | None, int] = {value: 1 << bit for bit, value in enumerate(AVAILABILITIES)}
_BIT_OF_CONDITION = {value: 1 << (bit + CONDITION_SHIFT) for bit, value in enumerate(CONDITIONS)}
AVAILABILITY_BITS = np.uint32(sum(_BIT_OF_AVAILABILITY.values()))
CONDITION_BITS = np.uint32(sum(_BIT_OF_CONDITION.values()))
STEP_BITS = np.uint32(sum(1 << (bit + STEP_SHIFT) for bit in range(len(PRICE_STEPS))))
UNPURCHASABLE_BITS = np.uint32(
    sum(_BIT_OF_AVAILABILITY[state.value] for state in Availability if not state.purchasable)
)

# A row of 16 bytes, so that a product's offers lie in one or two cache lines.
OFFER = np.dtype([("total", np.int64), ("signature", np.uint32), ("store", np.int32)])

# name → (dtype, value of a row that nobody wrote)
_PRODUCT_COLUMNS: dict[str, tuple[type, object]] = {
    "alive": (np.bool_, False),
    # Codes that tables are read by: numpy would make other integers these at each query.
    "brand": (np.intp, -1),
    "category": (np.intp, -1),
    "group": (np.int32, -1),
    "rating": (np.float32, np.nan),
    "popularity": (np.float32, 0),
    "prior": (np.float32, 0),
    "created": (np.float64, -np.inf),
    "discount": (np.int32, 0),
    "drop": (np.int64, 0),
    "stores": (np.int32, 0),
    "best_key": (np.int64, NO_OFFER),
    "lowest": (np.int64, NO_OFFER),
    "highest": (np.int64, -1),
    "signature": (np.uint32, 0),
    "tie": (np.int64, 0),
}


class Columns:
    """Columns of products, of offers (``offers``) and of attribute pairs (``attributes``)."""

    def __init__(self) -> None:
        self.size = 0
        self.living = 0
        self.product: dict[str, Array] = {
            name: np.zeros(0, dtype=dtype) for name, (dtype, _) in _PRODUCT_COLUMNS.items()
        }
        self.brands = Dictionary()
        self.categories = Dictionary()
        self.paths: list[tuple[str, ...]] = []
        # For each path its own name and those of the paths above it, as the category facet writes them.
        self.nodes: list[tuple[str, ...]] = []
        self.groups = Dictionary()
        self.stores = Dictionary()
        self.pairs = Dictionary()
        self.pair_names: list[tuple[str, str]] = []
        self.offers = Ragged(OFFER)
        self.attributes = Ragged(np.int32)  # codes of ``pairs``
        self.offer_masks = OfferMasks()

    def put(self, ordinals: Sequence[int], documents: Sequence[ProductDocument]) -> None:
        """Add or replace rows; when an ordinal comes twice, the later document wins."""
        newest = dict(zip(ordinals, documents, strict=True))
        if not newest:
            return
        rows = np.fromiter(newest, dtype=np.int64, count=len(newest))
        kept = list(newest.values())
        self._grow(int(rows.max()) + 1)
        self.living += len(rows) - int(self.product["alive"][rows].sum())
        for name, values in self._product_values(kept).items():
            self.product[name][rows] = values
        self._put_offers(rows, kept)
        self._put_attributes(rows, kept)

    def remove(self, ordinals: Sequence[int]) -> None:
        """Forget rows; ordinals that were never put are ignored."""
        rows = np.array([ordinal for ordinal in set(ordinals) if ordinal < self.size], dtype=np.int64)
        rows = rows[self.product["alive"][rows]]
        self.living -= len(rows)
        self.product["alive"][rows] = False

    def all_alive(self) -> Ordinals:
        """Ordinals of every product."""
        return np.flatnonzero(self.product["alive"][: self.size])

    def arrays(self) -> dict[str, Array]:
        """All columns by name, as ``restore`` takes them."""
        held = {f"product.{name}": column[: self.size] for name, column in self.product.items()}
        for prefix, ragged in (("offers", self.offers), ("attributes", self.attributes)):
            held |= {f"{prefix}.{name}": column for name, column in ragged.arrays().items()}
        return held

    def names(self) -> dict[str, list[Any]]:
        """What the codes in the columns stand for."""
        return {
            "brands": self.brands.values,
            "groups": self.groups.values,
            "stores": self.stores.values,
            "paths": self.paths,
            "pairs": self.pair_names,
        }

    def restore(self, arrays: Mapping[str, Array], names: Mapping[str, list[Any]]) -> None:
        """Become what ``arrays`` and ``names`` were taken from. Raises ValueError when a column is missing."""
        if missing := self.arrays().keys() - arrays.keys():
            raise ValueError(f"it has no {', '.join(sorted(missing))}")
        for name in self.product:
            self.product[name] = arrays[f"product.{name}"].astype(_PRODUCT_COLUMNS[name][0], copy=False)
        self.size = len(self.product["alive"])
        self.living = int(np.count_nonzero(self.product["alive"]))
        for prefix, ragged in (("offers", self.offers), ("attributes", self.attributes)):
            ragged.restore({name: arrays[f"{prefix}.{name}"] for name in ragged.arrays()})
        self.brands, self.groups = Dictionary(names["brands"]), Dictionary(names["groups"])
        self.stores = Dictionary(names["stores"])
        for path in names["paths"]:
            self._category(tuple(path))
        for name, value in names["pairs"]:
            self._pair(name, value)

    def _grow(self, size: int) -> None:
        self.size = max(self.size, size)
        for name, (_, empty) in _PRODUCT_COLUMNS.items():
            self.product[name] = grown(self.product[name], self.size, empty)

    def _product_values(self, documents: Sequence[ProductDocument]) -> dict[str, object]:
        return {
            "alive": True,
            "brand": [self.brands.code(d.brand) if d.brand else -1 for d in documents],
            "category": [self._category(d.category) for d in documents],
            "group": [self.groups.code(d.group_id) if d.group_id else -1 for d in documents],
            "rating": [np.nan if d.rating is None else d.rating for d in documents],
            "popularity": [d.popularity for d in documents],
            "prior": [prior(d.popularity, len(d.offers)) for d in documents],
            "created": [d.created_at.timestamp() if d.created_at else -np.inf for d in documents],
            "discount": [d.discount_percent for d in documents],
            "drop": [d.price_drop for d in documents],
            "stores": [len({offer.store_id for offer in d.offers}) for d in documents],
            "best_key": [min(map(price_key, d.offers), default=NO_OFFER) for d in documents],
            "lowest": [min((offer.total for offer in d.offers), default=NO_OFFER) for d in documents],
            "highest": [max((offer.total for offer in d.offers), default=-1) for d in documents],
            "tie": [tie_key(d.product_id) for d in documents],
        }

    def signature_bits(self, values: Iterable[str]) -> np.uint32:
        """The bits of availabilities and conditions; unknown ones have none."""
        bits = 0
        for value in values:
            bits |= _BIT_OF_AVAILABILITY.get(value, 0) | _BIT_OF_CONDITION.get(value, 0)
        return np.uint32(bits)

    def _category(self, path: tuple[str, ...]) -> int:
        if not path:
            return -1
        code = self.categories.code("\x1f".join(path))
        if code == len(self.paths):
            self.paths.append(path)
            self.nodes.append(tuple(category_value(path[:depth]) for depth in range(1, len(path) + 1)))
        return code

    def _put_offers(self, rows: Ordinals, documents: Sequence[ProductDocument]) -> None:
        runs = [sorted(document.offers, key=lambda offer: offer.store_id) for document in documents]
        flat = list(chain.from_iterable(runs))
        offers = np.zeros(len(flat), dtype=OFFER)
        offers["store"] = [self.stores.code(offer.store_id) for offer in flat]
        offers["total"] = [offer.total for offer in flat]
        offers["signature"] = self._signatures(flat, offers["total"])
        counts = np.array([len(run) for run in runs], dtype=np.int64)
        self.offers.put(rows, counts, offers)
        joined = np.zeros(len(runs), dtype=np.uint32)
        if len(flat):
            held = np.flatnonzero(counts)
            starts = (np.cumsum(counts) - counts)[held]
            joined[held] = np.bitwise_or.reduceat(offers["signature"], starts)
        self.product["signature"][rows] = joined

    def _signatures(self, offers: Sequence[OfferDocument], totals: Array) -> Array:
        steps = np.searchsorted(PRICE_STEPS, totals, side="right") - 1
        bits = [
            _BIT_OF_AVAILABILITY.get(offer.availability, 0) | _BIT_OF_CONDITION.get(offer.condition, 0)
            for offer in offers
        ]
        return np.array(bits, dtype=np.uint32) | (1 << (steps + STEP_SHIFT)).astype(np.uint32)

    def _put_attributes(self, rows: Ordinals, documents: Sequence[ProductDocument]) -> None:
        counts = np.array([len(document.attributes) for document in documents], dtype=np.int64)
        pairs = [self._pair(name, value) for d in documents for name, value in d.attributes.items()]
        self.attributes.put(rows, counts, np.array(pairs, dtype=np.int32))

    def _pair(self, name: str, value: str) -> int:
        code = self.pairs.code(f"{name}\x1f{value}")
        if code == len(self.pair_names):
            self.pair_names.append((name, value))
        return code
