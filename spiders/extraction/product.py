"""What is read out of one page: every field with where it came from and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from spiders.extraction.candidate import Reading


class PageKind(StrEnum):
    """What a page is. Only a product page has field values."""

    PRODUCT = "product"
    LISTING = "listing"
    BLOCKED = "blocked"
    NOT_FOUND = "not-found"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One buyable form of the product. ``options`` such as {"Colour": "red"}; price in the page's currency."""

    sku: str | None = None
    name: str | None = None
    price: Decimal | None = None
    availability: Availability | None = None
    gtin: str | None = None
    url: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedProduct:
    """The product of a page; ``None`` or empty where the page does not say.

    ``currency`` is ISO 4217; ``gtin`` is valid and has 14 digits; ``rating`` is from 0 to 5; ``*_text`` is raw.
    ``is_product`` is the probability that the page shows one product. ``group_key`` is shared by variants
    that have pages of their own. ``attributes`` are named as the shop names them. ``extra`` has the
    values of fields without a place here, by name. ``readings`` has the confidence and the losing candidates per field.
    """

    url: str | None
    canonical_url: str | None = None
    kind: PageKind = PageKind.OTHER
    is_product: float = 0.0
    name: str | None = None
    brand: str | None = None
    price: Decimal | None = None
    price_text: str | None = None
    currency: str | None = None
    list_price: Decimal | None = None
    shipping: Decimal | None = None
    availability: Availability | None = None
    condition: Condition | None = None
    sku: str | None = None
    mpn: str | None = None
    gtin: str | None = None
    gtin_text: str | None = None
    category: tuple[str, ...] = ()
    description: str | None = None
    rating: float | None = None
    review_count: int | None = None
    images: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    group_key: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, object] = field(default_factory=dict)
    readings: Mapping[str, Reading[Any]] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, str]:
        """Per field the source that won, such as ``json-ld offers.price``."""
        return {name: reading.source for name, reading in self.readings.items()}

    @property
    def confidence(self) -> dict[str, float]:
        """Per field the confidence from 0 to 1."""
        return {name: reading.confidence for name, reading in self.readings.items()}
