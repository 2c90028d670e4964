"""A made-up catalogue of any size, shaped as real ones are: few big brands, stores and kinds, many small ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from index.document import OfferDocument, ProductDocument

_START = datetime(2026, 1, 1, tzinfo=UTC)
_COLOURS = ("black", "white", "silver", "red", "blue", "green", "grey", "gold", "pink", "yellow")
_STORAGE = ("32 GB", "64 GB", "128 GB", "256 GB", "512 GB", "1 TB")
_MATERIALS = ("steel", "plastic", "leather", "wood", "glass", "cotton", "aluminium")
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "to",
    "vex",
    "su",
    "dra",
    "pel",
    "on",
    "tis",
    "gar",
    "bo",
    "qui",
    "nel",
)
_AVAILABILITY = ("InStock", "InStock", "InStock", "InStock", "OutOfStock", "PreOrder", "BackOrder", None)
_CONDITIONS = ("New",) * 9 + ("Refurbished", "Used")
_STORES = 200
_KINDS = 600
_WORDS = 4_000
_MOST_OFFERS = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names that products are made of."""

    brands: tuple[str, ...]
    kinds: tuple[str, ...]
    words: tuple[str, ...]


def vocabulary(products: int) -> Vocabulary:
    """More products bring more brands; kinds and words stay."""
    rng = np.random.default_rng(7)
    names = _names(rng, max(50, products // 100) + _KINDS + _WORDS)
    brands = len(names) - _KINDS - _WORDS
    return Vocabulary(
        brands=tuple(name.capitalize() for name in names[:brands]),
        kinds=tuple(names[brands : brands + _KINDS]),
        words=tuple(names[brands + _KINDS :]),
    )


def documents(products: int, *, batch: int = 10_000) -> Iterator[ProductDocument]:
    """``products`` documents with five offers each on average; the same for the same number."""
    names = vocabulary(products)
    for start in range(0, products, batch):
        rng = np.random.default_rng(start)
        yield from _batch(rng, names, start, min(batch, products - start))


def _names(rng: np.random.Generator, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        parts = rng.choice(_SYLLABLES, size=rng.integers(2, 5))
        found["".join(parts)] = None
    return list(found)


def _zipf(rng: np.random.Generator, size: int, values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Skewed picks of 0..values-1: the first twenty of hundreds take about half."""
    return np.minimum((values ** rng.random(size) - 1).astype(np.int64), values - 1)


def _batch(rng: np.random.Generator, names: Vocabulary, start: int, size: int) -> Iterator[ProductDocument]:
    brands = _zipf(rng, size, len(names.brands))
    kinds = _zipf(rng, size, len(names.kinds))
    words = _zipf(rng, size * 6, len(names.words)).reshape(size, 6)
    picks = rng.integers(0, 2**31, size=(size, 8))
    prices = np.exp(rng.normal(8.5, 1.3, size)).astype(np.int64) + 100
    counts = np.minimum(rng.geometric(0.2, size), _MOST_OFFERS)
    for row in range(size):
        offers = _offers(rng, (start + row) * _MOST_OFFERS, int(prices[row]), int(counts[row]))
        kind, brand = names.kinds[kinds[row]], names.brands[brands[row]]
        said = [names.words[word] for word in words[row]]
        model = f"{kind[:2].upper()}{picks[row, 0] % 9000 + 1000}{'ABCDEF'[picks[row, 1] % 6]}"
        colour = _COLOURS[picks[row, 2] % len(_COLOURS)]
        attributes = {"colour": colour, "material": _MATERIALS[picks[row, 3] % len(_MATERIALS)]}
        if picks[row, 4] % 3 == 0:
            attributes["storage"] = _STORAGE[picks[row, 5] % len(_STORAGE)]
        yield ProductDocument(
            product_id=f"p{start + row:09d}",
            name=f"{brand} {kind} {model} {said[0]} {said[1]} {colour}",
            brand=brand,
            mpns=(model,),
            category=(f"Department {kinds[row] % 12}", f"Aisle {kinds[row] % 90}", kind.capitalize()),
            description=" ".join((kind, *said)),
            attributes=attributes,
            rating=None if picks[row, 6] % 3 else float(picks[row, 7] % 9 + 2) / 2,
            review_count=int(picks[row, 6] % 200),
            popularity=float(picks[row, 6] % 200),
            created_at=_START + timedelta(minutes=int(picks[row, 7] % 300_000)),
            discount_percent=int(max(0, picks[row, 4] % 60 - 40)),
            price_drop=int(max(0, picks[row, 5] % 4000 - 3500)),
            offers=offers,
        )


def _offers(rng: np.random.Generator, first_id: int, price: int, count: int) -> tuple[OfferDocument, ...]:
    stores = _zipf(rng, count, _STORES)
    picks = rng.integers(0, 2**31, size=(count, 3))
    offers = []
    for place in range(count):
        own = int(price * (0.9 + 0.3 * (picks[place, 0] % 1000) / 1000))
        offers.append(
            OfferDocument(
                offer_id=first_id + place,
                store_id=f"store-{stores[place]:03d}",
                price=own,
                total=own + int(picks[place, 1] % 3) * 299,
                availability=_AVAILABILITY[picks[place, 1] % len(_AVAILABILITY)],
                condition=_CONDITIONS[picks[place, 2] % len(_CONDITIONS)],
            )
        )
    return tuple(offers)
