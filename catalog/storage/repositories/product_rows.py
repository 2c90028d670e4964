"""Products as rows."""

from hashlib import blake2b
from typing import Any

import orjson
from sqlalchemy import RowMapping

from catalog.domain.product import Product


def product_values(product: Product) -> dict[str, Any]:
    """The columns of a golden record, with a hash by which an unchanged one is known again."""
    content: dict[str, Any] = {
        "name": product.name,
        "brand": product.brand,
        "mpn": product.mpn,
        "gtins": list(product.gtins),
        "category": list(product.category),
        "description": product.description,
        "image_urls": list(product.image_urls),
        "rating": product.rating,
        "review_count": product.review_count,
        "attributes": dict(product.attributes),
        "field_sources": dict(product.field_sources),
        "group_id": product.group_id,
    }
    digest = blake2b(orjson.dumps(content, option=orjson.OPT_SORT_KEYS), digest_size=16).hexdigest()
    return {
        "id": product.id,
        **content,
        "content_hash": digest,
        "created_at": product.created_at,
        "updated_at": product.updated_at,
        "removed_at": None,
    }


def read_product(row: RowMapping) -> Product:
    """A product's row as the domain value."""
    return Product(
        id=row["id"],
        name=row["name"],
        brand=row["brand"],
        mpn=row["mpn"],
        gtins=tuple(row["gtins"]),
        category=tuple(row["category"]),
        description=row["description"],
        image_urls=tuple(row["image_urls"]),
        rating=row["rating"],
        review_count=row["review_count"],
        attributes=row["attributes"],
        field_sources=row["field_sources"],
        group_id=row["group_id"],
        redirect_to=row["redirect_to"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        removed_at=row["removed_at"],
    )
