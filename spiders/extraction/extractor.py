"""``extract``: one page in, one product out."""

from typing import Any

from spiders.extraction.amounts import from_data
from spiders.extraction.candidate import Reading
from spiders.extraction.decoding import decode
from spiders.extraction.fields.availability import extract_availability
from spiders.extraction.fields.brand import extract_brand
from spiders.extraction.fields.currency import extract_currency
from spiders.extraction.fields.gtin import extract_gtin
from spiders.extraction.fields.mpn import extract_mpn
from spiders.extraction.fields.name import extract_name
from spiders.extraction.fields.price import extract_price
from spiders.extraction.fields.sku import extract_sku
from spiders.extraction.page import Page
from spiders.extraction.product import ExtractedProduct, PageKind

__all__ = ["extract", "extract_page", "from_data"]

FIELDS = {
    "name": extract_name,
    "brand": extract_brand,
    "price": extract_price,
    "currency": extract_currency,
    "availability": extract_availability,
    "sku": extract_sku,
    "mpn": extract_mpn,
    "gtin": extract_gtin,
}


def extract(html: bytes | str, *, url: str | None = None, encoding: str | None = None) -> ExtractedProduct:
    """Read the product of a page. Never raises on what the page contains; ``encoding`` is the HTTP charset."""
    return extract_page(Page(decode(html, encoding=encoding), url=url))


def extract_page(page: Page) -> ExtractedProduct:
    """As ``extract``, of a page that is already parsed."""
    readings: dict[str, Reading[Any]] = {}
    for field, read in FIELDS.items():
        reading = read(page)
        if reading is not None:
            readings[field] = reading
    values: dict[str, Any] = {field: reading.value for field, reading in readings.items()}
    price, gtin = readings.get("price"), readings.get("gtin")
    return ExtractedProduct(
        url=page.url,
        canonical_url=page.canonical_url,
        kind=PageKind.PRODUCT if "price" in values else PageKind.OTHER,
        is_product=0.9 if "price" in values else 0.1,
        price_text=price.winner.text if price else None,
        gtin_text=gtin.winner.text if gtin else None,
        readings=readings,
        **values,
    )
