"""Values of a product's dict in embedded data: the price, and texts by the names that shops give them."""

import re
from typing import Any

from spiders.extraction.sources.state import single

# What analytics calls a number; its own, more often than the page's.
EVENT_KEYS = ("item_id", "content_ids", "ecomm_prodid")
CURRENCY_KEYS = (
    "currency",
    "currencyCode",
    "priceCurrency",
    "currency_code",
    "currencyIso",
    "currencyUnit",
    "product_currency",
)
BRAND_KEYS = (
    "brand",
    "brandName",
    "brand_name",
    "item_brand",
    "manufacturer",
    "manufacturerName",
    "manufacturer_name",
    "vendor",
    "product_brand",
)
GTIN_KEYS = ("gtin", "gtin13", "ean", "EAN", "ean13", "gtin14", "upc", "barcode", "isbn", "eanCode")
SKU_KEYS = (
    "sku",
    "SKU",
    "articleNumber",
    "itemNumber",
    "productCode",
    "product_code",
    "code",
    "partNumber",
    *EVENT_KEYS,
)  # fmt: skip
# A row of the shop's database, where the page tells no other number.
ID_KEYS = ("id", "productId", "product_id", "productID", "pid")
_NOW = (
    "salePrice", "salesPrice", "specialPrice", "sale_price", "special_price", "discountedPrice", "discountPrice",
    "offerPrice", "finalPrice", "final_price",
    "currentPrice", "current_price", "sellingPrice", "selling_price", "nowPrice", "bestPrice", "priceNow",
    "promoPrice", "promotionPrice", "price", "Price", "prices", "pricing",
    "priceRange", "offers", "offer", "unitPrice", "productPrice", "product_price", "priceInfo", "amount",
    "item_price", "ecomm_totalvalue", "value",
)  # fmt: skip
_STOCK = (
    "availability", "availabilityStatus", "availability_status", "stockStatus", "stock_status", "availableForSale",
    "inStock", "in_stock", "isInStock", "is_in_stock", "isAvailable", "is_available", "purchasable", "isPurchasable",
    "available", "stockLevelStatus", "stock", "stockLevel", "inventoryStatus", "AvailableQuantity",
)  # fmt: skip
_FORMER = (
    "listPrice", "list_price", "wasPrice", "was_price", "was", "regularPrice", "regular_price", "originalPrice",
    "original_price", "oldPrice", "old_price", "strikePrice", "strikethroughPrice", "strikeThroughPrice",
    "compareAtPrice", "compare_at_price", "priceBeforeDiscount", "price_before_discount", "basePrice", "rrp",
    "rrpPrice",
    "recommendedRetailPrice", "msrp", "uvp", "previousPrice", "beforePrice", "before",
    "priceWas", "crossedPrice", "fullPrice", "full_price",
    "ListPrice", "OldPrice", "RegularPrice", "list", "regular", "original", "old", "previous",
)  # fmt: skip
# Inside of what is called a price: what is paid, in the shop's own words.
_PAID = re.compile(r"price|amount|value|gross|(?:with|incl?)_?(?:vat|tax)", re.I)
_NOT_PAID = re.compile(
    r"without|excl|net|old|was|list|origin|before|former|regular|unit|per_|save|saving|discount(?!ed)|max|id$|type|"
    r"currency|valid|text|label|compare|rrp|retail|install|month|shipping|^(?:tax|vat)$|(?:tax|vat)_?(?:amount|value|rate)",
    re.I,
)
# How the name of a named thing is called.
_CALLED = ("name", "label", "title", "displayName", "value")
_HOLDERS = ("price", "prices", "priceInfo", "pricing", "priceRange", "offer", "offers", "productPrice")
_INSIDE = (
    "now",
    "current",
    "sale",
    "selling",
    "final",
    "special",
    "value",
    "amount",
    "price",
    "min",
    "minPrice",
    "lowPrice",
    "centAmount",
    "withTax",
    "gross",
    "formatted",
    "sellingPrice",
    "currentPrice",
    "salePrice",
    "finalPrice",
    "specialPrice",
    "discountedPrice",
    "offerPrice",
    "regular",
    "regularPrice",
)


def state_price(thing: dict[str, Any]) -> tuple[str, object] | None:
    """The path and raw value of the price in a product's dict: now before regular, at most three levels in."""
    return _first_of(thing, _NOW)


def list_price_in_state(thing: dict[str, Any]) -> tuple[str, object] | None:
    """The path and raw value of the former or recommended price in a product's dict, or in what holds its price."""
    return next((found for each in (thing, *_holders(thing)) if (found := _first_of(each, _FORMER))), None)


def currency_in_state(thing: dict[str, Any]) -> tuple[str, str] | None:
    """The key and text of the currency in a product's dict, or in what holds its price."""
    holders = _holders(thing)
    inside = (each for holder in holders for each in holder.values() if isinstance(each, dict))
    return next(
        (said for each in (thing, *holders, *inside) if (said := state_text(each, CURRENCY_KEYS))), None
    )


def _holders(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """The dicts that hold a product's price."""
    values = (single(thing.get(key)) for key in _HOLDERS)
    return [value for value in values if isinstance(value, dict)]


def stock_in_state(thing: dict[str, Any]) -> tuple[str, object] | None:
    """The path and raw value of what a product's dict says of its stock: a word, a number of pieces, yes or no."""
    for key in _STOCK:
        value = thing.get(key)
        if isinstance(value, dict):
            found = stock_in_state(value) or _first_of(value, ("status", "name", "value", "code"))
            if found is not None:
                return f"{key}.{found[0]}", found[1]
        elif isinstance(value, str | int | float):
            return key, value
    return None


def _first_of(thing: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, object] | None:
    for key in keys:
        if key in thing:
            inner = _scalar(thing[key], 0)
            if inner is not None:
                return (f"{key}{inner[0]}", inner[1])
    return None


def state_text(thing: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, str] | None:
    """The first of these keys that has a text, number or named thing, with that; None where none has."""
    for key in keys:
        value = single(thing.get(key))
        if isinstance(value, dict):
            value = next((value[name] for name in _CALLED if value.get(name)), None)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return key, str(value).strip()
    return None


def _scalar(value: Any, depth: int) -> tuple[str, object] | None:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return ("", value) if value and str(value).strip() else None
    value = single(value)
    if isinstance(value, list):
        return None
    if isinstance(value, dict) and depth < 3:
        others = (
            key for key in value if isinstance(key, str) and _PAID.search(key) and not _NOT_PAID.search(key)
        )
        for key in (*_INSIDE, *others):
            if key in value and value[key] is not None:
                inner = _scalar(value[key], depth + 1)
                if inner is not None:
                    return (f".{key}{inner[0]}", inner[1])
    return None
