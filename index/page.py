"""The one result type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from index.document import OfferDocument, ProductDocument
from index.offers import best_offer
from index.query import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A product and its best offer among those that pass the filters (None where it has no offer).

    ``offer_count`` and ``store_count`` are the product's, whatever the filters. ``group_size``: products of
    its group that match, where variants are grouped.
    """

    document: ProductDocument
    score: float
    best_offer: OfferDocument | None
    offer_count: int
    store_count: int
    group_size: int = 1

    @classmethod
    def of(cls, document: ProductDocument, score: float) -> Self:
        """A product that no filter was asked of."""
        return cls(
            document=document,
            score=score,
            best_offer=best_offer(document.offers, Filters()),
            offer_count=len(document.offers),
            store_count=len({offer.store_id for offer in document.offers}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """``count``: products, exactly; ``value``: what a filter takes; ``label``: what people read."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """``total`` is exact: products, or groups where variants are grouped (facets count products always).

    ``price_range``: least and greatest total of the offers that pass, whatever the price filter.
    ``corrected``: the text searched instead of the typed one. ``understood``: filters read out of the
    text. ``relaxed``: in words, what was given up to find anything.
    ``timings``: milliseconds per stage.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    price_range: tuple[int, int] | None = None
    corrected: str | None = None
    understood: Filters = field(default_factory=Filters)
    relaxed: tuple[str, ...] = ()
    next_cursor: str | None = None
    timings: Mapping[str, float] = field(default_factory=dict)


class SuggestionKind(StrEnum):
    """What a completion names."""

    PRODUCT = "product"
    BRAND = "brand"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``text`` is a product's name, a brand, or a category path as its facet writes it; ``product_id`` is
    there only for a product."""

    text: str
    kind: SuggestionKind
    product_id: str | None = None
