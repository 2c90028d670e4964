"""Values of a product's dict in embedded data: the price, and texts by the names that shops give them."""

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
    "product_currency",
)
BRAND_KEYS = (
    "brand",
    "brandName",
    "brand_name",
    "item_brand",
    "manufacturer",
    "manufacturerName",
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
_NOW = (
    "salePrice", "specialPrice", "sale_price", "special_price", "discountedPrice", "discountPrice",
    "offerPrice", "finalPrice", "final_price",
    "currentPrice", "current_price", "sellingPrice", "selling_price", "nowPrice", "bestPrice", "priceNow",
    "promoPrice", "promotionPrice", "price", "Price", "prices", "pricing",
    "priceRange", "offers", "offer", "unitPrice", "productPrice", "product_price", "priceInfo", "amount",
    "item_price", "ecomm_totalvalue", "value",
)  # fmt: skip
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
    for key in _NOW:
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
            value = value.get("name")
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
        for key in _INSIDE:
            if key in value and value[key] is not None:
                inner = _scalar(value[key], depth + 1)
                if inner is not None:
                    return (f".{key}{inner[0]}", inner[1])
    return None
