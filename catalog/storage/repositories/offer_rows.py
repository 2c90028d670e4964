"""Offers as rows: the columns of a Listing, and a row read back."""

from typing import Any

from sqlalchemy import RowMapping

from catalog.domain.listing import Listing
from catalog.domain.offer import Offer
from catalog.normalise.url import url_key
from catalog.storage.repositories.money_rows import money_values, read_money


def listing_values(listing: Listing) -> dict[str, Any]:
    """The columns that come from what the store showed, without prices' bookkeeping and times."""
    return {
        "url": listing.url,
        "url_key": url_key(listing.url),
        "name": listing.name,
        "brand": listing.brand,
        "price_text": listing.price_text,
        **money_values("price", listing.price),
        **money_values("list_price", listing.list_price),
        **money_values("shipping", listing.shipping),
        "availability": listing.availability,
        "condition": listing.condition,
        "sku": listing.sku,
        "mpn": listing.mpn,
        "gtin": listing.gtin,
        "gtin_text": listing.gtin_text,
        "category": list(listing.category),
        "description": listing.description,
        "rating": listing.rating,
        "review_count": listing.review_count,
        "image_urls": list(listing.image_urls),
        "group_key": listing.group_key,
        "attributes": dict(listing.attributes),
        "sources": dict(listing.sources),
    }


def read_listing(row: RowMapping) -> Listing:
    """The newest accepted listing in an offer's row."""
    return Listing(
        store_id=row["store_id"],
        item_key=row["item_key"],
        url=row["url"],
        seen_at=row["last_seen"],
        name=row["name"],
        brand=row["brand"],
        price=read_money(row["price_amount"], row["price_currency"]),
        price_text=row["price_text"],
        list_price=read_money(row["list_price_amount"], row["list_price_currency"]),
        shipping=read_money(row["shipping_amount"], row["shipping_currency"]),
        availability=row["availability"],
        condition=row["condition"],
        sku=row["sku"],
        mpn=row["mpn"],
        gtin=row["gtin"],
        gtin_text=row["gtin_text"],
        category=tuple(row["category"]),
        description=row["description"],
        rating=row["rating"],
        review_count=row["review_count"],
        image_urls=tuple(row["image_urls"]),
        group_key=row["group_key"],
        attributes=row["attributes"],
        sources=row["sources"],
    )


def read_offer(row: RowMapping) -> Offer:
    """An offer's row as the domain value."""
    return Offer(
        id=row["id"],
        listing=read_listing(row),
        product_id=row["product_id"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        last_checked=row["last_checked"],
        last_changed=row["last_changed"],
        price_seen_at=row["price_seen_at"],
        quarantined_price=read_money(row["quarantined_amount"], row["quarantined_currency"]),
        withdrawn_at=row["withdrawn_at"],
    )
