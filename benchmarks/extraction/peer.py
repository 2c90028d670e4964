"""The peer: extruct, with the fields taken from the first product as its users do."""

from typing import Any

import extruct  # type: ignore[import-untyped]

Fields = dict[str, str | None]


def extract_with_extruct(html: str, *, url: str) -> Fields:
    """Price, currency, availability, sku, brand, mpn and gtin of the first Product of JSON-LD or microdata."""
    data = extruct.extract(
        html, base_url=url, syntaxes=["json-ld", "microdata", "opengraph"], uniform=True, errors="ignore"
    )
    product = next(
        (found for syntax in ("json-ld", "microdata") for found in map(_product, data[syntax]) if found), {}
    )
    offer = _first(product.get("offers"))
    offer = offer if isinstance(offer, dict) else {}
    availability = str(offer.get("availability") or "").rsplit("/", 1)[-1] or None
    brand = _first(product.get("brand"))
    return {
        "price": _text(offer.get("price") or offer.get("lowPrice")),
        "currency": _text(offer.get("priceCurrency")),
        "availability": availability,
        "sku": _text(product.get("sku")),
        "brand": _text(brand.get("name") if isinstance(brand, dict) else brand),
        "mpn": _text(product.get("mpn")),
        "gtin": _text(product.get("gtin13") or product.get("gtin")),
    }


def _product(thing: Any) -> dict[str, Any] | None:
    if not isinstance(thing, dict):
        return None
    if "Product" in str(thing.get("@type")):
        return thing
    return next((found for found in map(_product, thing.get("@graph", ())) if found), None)


def _first(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value


def _text(value: Any) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int | float) else None
