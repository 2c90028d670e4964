"""An extracted product as plain JSON values, in the fixed format of ``pricemesh extract``."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from spiders.extraction.candidate import Candidate
from spiders.extraction.prices.amounts import plain_text
from spiders.extraction.product import ExtractedProduct, Variant


def to_json(product: ExtractedProduct) -> dict[str, Any]:
    """Money as decimal strings, missing values as None, lists as lists; further fields after those of the format."""
    return {
        "url": product.url,
        "name": product.name,
        "brand": product.brand,
        "price": _amount(product.price),
        "currency": product.currency,
        "list_price": _amount(product.list_price),
        "availability": product.availability,
        "condition": product.condition,
        "sku": product.sku,
        "mpn": product.mpn,
        "gtin": product.gtin,
        "category": list(product.category),
        "rating": product.rating,
        "review_count": product.review_count,
        "images": list(product.images),
        "variants": [_variant(variant) for variant in product.variants],
        "sources": product.sources,
        **{name: _plain(value) for name, value in product.extra.items()},
    }


def explained(product: ExtractedProduct) -> dict[str, Any]:
    """What an operator asks when a value is wrong: page kind, confidence, and what lost against it."""
    return {
        "kind": product.kind,
        "is_product": product.is_product,
        "confidence": product.confidence,
        "candidates": {
            field: [_candidate(each) for each in (reading.winner, *reading.losers)]
            for field, reading in product.readings.items()
        },
    }


def _candidate(candidate: Candidate[Any]) -> dict[str, Any]:
    return {
        "value": str(candidate.value),
        "source": candidate.source,
        "where": candidate.where,
        "score": round(candidate.score, 2),
        "text": candidate.text[:120],
    }


def _variant(variant: Variant) -> dict[str, Any]:
    return {
        "sku": variant.sku,
        "name": variant.name,
        "price": _amount(variant.price),
        "availability": variant.availability,
        "gtin": variant.gtin,
        "url": variant.url,
        "options": dict(variant.options),
    }


def _plain(value: object) -> object:
    """A further field's value as JSON knows it."""
    match value:
        case Decimal():
            return plain_text(value)
        case str() | bool() | int() | float() | None:
            return value
        case Mapping():
            return {str(name): _plain(inner) for name, inner in value.items()}
        case Iterable():
            return [_plain(inner) for inner in value]
    return str(value)


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else plain_text(amount)
