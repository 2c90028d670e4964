"""``extract``: one page in, one product out."""

from collections.abc import Callable
from typing import Any

from spiders.extraction.candidate import Reading
from spiders.extraction.decoding import to_utf8
from spiders.extraction.fields.attributes import extract_attributes
from spiders.extraction.fields.availability import extract_availability
from spiders.extraction.fields.brand import extract_brand
from spiders.extraction.fields.category import extract_category
from spiders.extraction.fields.condition import extract_condition
from spiders.extraction.fields.currency import extract_currency
from spiders.extraction.fields.description import extract_description
from spiders.extraction.fields.gtin import extract_gtin
from spiders.extraction.fields.images import extract_images
from spiders.extraction.fields.list_price import extract_list_price
from spiders.extraction.fields.mpn import extract_mpn
from spiders.extraction.fields.name import extract_name
from spiders.extraction.fields.price import extract_price
from spiders.extraction.fields.rating import extract_rating
from spiders.extraction.fields.review_count import extract_review_count
from spiders.extraction.fields.shipping import extract_shipping
from spiders.extraction.fields.sku import extract_sku
from spiders.extraction.fields.variants import extract_variants
from spiders.extraction.group import group_key
from spiders.extraction.kind import page_kind
from spiders.extraction.page import Page
from spiders.extraction.product import ExtractedProduct, PageKind

FIELDS: dict[str, Callable[[Page], Reading[Any] | None]] = {
    "name": extract_name,
    "brand": extract_brand,
    "price": extract_price,
    "currency": extract_currency,
    "list_price": extract_list_price,
    "shipping": extract_shipping,
    "availability": extract_availability,
    "condition": extract_condition,
    "sku": extract_sku,
    "mpn": extract_mpn,
    "gtin": extract_gtin,
    "category": extract_category,
    "description": extract_description,
    "rating": extract_rating,
    "review_count": extract_review_count,
    "images": extract_images,
    "variants": extract_variants,
    "attributes": extract_attributes,
}


def extract(html: bytes | str, *, url: str | None = None, encoding: str | None = None) -> ExtractedProduct:
    """Read the product of a page. Never raises on what the page contains.

    ``html``: bytes as fetched, or text. ``url``: where it was fetched; without it the page's canonical
    address is used. ``encoding``: the charset of the HTTP header.
    """
    return extract_page(Page(to_utf8(html, encoding=encoding), url=url))


def extract_page(page: Page) -> ExtractedProduct:
    """As ``extract``, of a page that is already parsed."""
    kind, probability = page_kind(page)
    readings = {field: reading for field, read in FIELDS.items() if (reading := read(page)) is not None}
    values: dict[str, Any] = {field: reading.value for field, reading in readings.items()}
    price, gtin = readings.get("price"), readings.get("gtin")
    return ExtractedProduct(
        url=page.url,
        canonical_url=page.canonical_url,
        kind=kind,
        is_product=probability,
        price_text=price.winner.text if price else None,
        gtin_text=gtin.winner.text if gtin else None,
        group_key=group_key(page),
        readings=readings,
        **values,
    )


def classify(
    html: bytes | str, *, url: str | None = None, encoding: str | None = None
) -> tuple[PageKind, float]:
    """The kind of a page (a ``PageKind``) and the probability that it shows one product, at half the cost."""
    return page_kind(Page(to_utf8(html, encoding=encoding), url=url))
