"""The answer of ``/v1/search`` and ``/v1/suggest``."""

from pydantic import BaseModel, Field

from api.filters import grouped, parameters
from api.schemas.money import MoneyModel
from index.document import OfferDocument
from index.page import FacetValue, Hit, SearchPage, Suggestion


class BestOffer(BaseModel):
    """The cheapest in total among the offers that pass the filters."""

    offer_id: int
    store_id: str
    price: MoneyModel
    total: MoneyModel = Field(description="Price and shipping")
    availability: str | None
    condition: str

    @classmethod
    def of(cls, offer: OfferDocument, currency: str) -> "BestOffer":
        return cls(
            offer_id=offer.offer_id,
            store_id=offer.store_id,
            price=MoneyModel.of_minor(offer.price, currency),
            total=MoneyModel.of_minor(offer.total, currency),
            availability=offer.availability,
            condition=offer.condition,
        )


class SearchItem(BaseModel):
    """One product."""

    id: str
    name: str
    brand: str | None
    category: list[str]
    image_url: str | None
    attributes: dict[str, str]
    rating: float | None
    review_count: int
    best_offer: BestOffer | None
    offer_count: int = Field(description="The product's offers that state a price, whatever the filters")
    store_count: int = Field(description="Stores that make them")
    group_id: str | None
    group_size: int = Field(description="Variants that this item stands for, itself included")
    discount_percent: int
    url: str = Field(description="Page of the product")

    @classmethod
    def of(cls, hit: Hit, currency: str) -> "SearchItem":
        document = hit.document
        return cls(
            id=document.product_id,
            name=document.name,
            brand=document.brand,
            category=list(document.category),
            image_url=document.image_url,
            attributes=dict(document.attributes),
            rating=document.rating,
            review_count=document.review_count,
            best_offer=BestOffer.of(hit.best_offer, currency) if hit.best_offer else None,
            offer_count=hit.offer_count,
            store_count=hit.store_count,
            group_id=document.group_id,
            group_size=hit.group_size,
            discount_percent=document.discount_percent,
            url=f"/products/{document.product_id}",
        )


class FacetItem(BaseModel):
    """One value of a facet and how many products have it."""

    value: str
    label: str
    count: int

    @classmethod
    def of(cls, value: FacetValue) -> "FacetItem":
        return cls(value=value.value, label=value.label, count=value.count)


class PriceRange(BaseModel):
    """Lowest and highest best total of the result."""

    lowest: MoneyModel
    highest: MoneyModel


class SearchAnswer(BaseModel):
    """A page of products."""

    total: int = Field(description="Exact number of products found")
    items: list[SearchItem]
    facets: dict[str, list[FacetItem]] = Field(
        description="Counts of products; a facet's own filter is left out"
    )
    price_range: PriceRange | None
    corrected: str | None = Field(description="The text that was searched instead of the typed one")
    understood: dict[str, list[str]] = Field(description="Filters read out of the text")
    relaxed: list[str] = Field(description="What was given up to find anything at all")
    next_cursor: str | None

    @classmethod
    def of(cls, page: SearchPage, currency: str) -> "SearchAnswer":
        low_high = page.price_range
        return cls(
            total=page.total,
            items=[SearchItem.of(hit, currency) for hit in page.hits],
            facets={name: [FacetItem.of(v) for v in values] for name, values in page.facets.items()},
            price_range=low_high
            and PriceRange(
                lowest=MoneyModel.of_minor(low_high[0], currency),
                highest=MoneyModel.of_minor(low_high[1], currency),
            ),
            corrected=page.corrected,
            understood=grouped(parameters(page.understood, currency)),
            relaxed=list(page.relaxed),
            next_cursor=page.next_cursor,
        )


class SuggestionItem(BaseModel):
    """One completion."""

    text: str
    kind: str = Field(description="product, brand or category")
    product_id: str | None

    @classmethod
    def of(cls, suggestion: Suggestion) -> "SuggestionItem":
        return cls(text=suggestion.text, kind=suggestion.kind, product_id=suggestion.product_id)


class SuggestAnswer(BaseModel):
    """Completions of what was typed."""

    items: list[SuggestionItem]
