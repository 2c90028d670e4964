"""The answers of ``/v1/products``: a product, its offers and its history."""

from datetime import datetime

from pydantic import BaseModel, Field

from api.schemas.money import MoneyModel


class OfferModel(BaseModel):
    """One store's current proposal."""

    offer_id: int
    store_id: str
    store_name: str
    title: str = Field(description="As the store writes it")
    url: str = Field(description="The item at the store")
    link: str = Field(description="Tracked link to it through this service")
    price: MoneyModel | None
    list_price: MoneyModel | None
    shipping: MoneyModel | None = Field(description="None where the store does not say")
    total: MoneyModel | None = Field(description="Price and shipping, in the store's currency")
    total_compared: MoneyModel | None = Field(description="The same in the currency of comparison")
    availability: str | None
    condition: str
    sku: str | None
    mpn: str | None
    gtin: str | None
    last_seen: datetime
    last_checked: datetime


class VariantModel(BaseModel):
    """A product of the same group."""

    id: str
    name: str
    attributes: dict[str, str]


class ProductAnswer(BaseModel):
    """A canonical product with its offers, cheapest total first, purchasable ones before the others."""

    id: str
    name: str
    brand: str | None
    mpn: str | None
    gtins: list[str]
    category: list[str]
    description: str | None
    image_urls: list[str]
    rating: float | None
    review_count: int | None
    attributes: dict[str, str]
    field_sources: dict[str, int] = Field(description="Which offer each field was taken from")
    group_id: str | None
    variants: list[VariantModel]
    offers: list[OfferModel]
    updated_at: datetime


class HistoryPoint(BaseModel):
    """One change of an offer's price or availability."""

    observed_at: datetime
    price: MoneyModel | None
    total_compared: MoneyModel | None
    availability: str | None


class OfferHistory(BaseModel):
    """An offer's history, oldest first."""

    offer_id: int
    store_id: str
    points: list[HistoryPoint]


class HistoryAnswer(BaseModel):
    """The history of a product's offers."""

    product_id: str
    days: int
    offers: list[OfferHistory]


class StoreModel(BaseModel):
    """A partner store."""

    id: str
    name: str
    url: str
    country: str
    currency: str
    platform: str
    offer_count: int
    last_crawled: datetime | None


class StoresAnswer(BaseModel):
    """All partner stores."""

    items: list[StoreModel]


class LookupAnswer(BaseModel):
    """Products found by an identifier or an address."""

    items: list[ProductAnswer]
