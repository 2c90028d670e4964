"""WooCommerce's Store API: every published product with prices in minor units, in pages of 100."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

import orjson
from scrapy.http import TextResponse

from catalog.domain.availability import Availability
from catalog.domain.store import Platform
from catalog.normalise.gtin import parse_gtin
from spiders.extraction import ExtractedProduct, Variant
from spiders.extraction.candidate import Source
from spiders.frontier.urls import request_url
from spiders.items.readings import product_from
from spiders.platforms.api_spider import ApiSpider
from spiders.platforms.stated import read_stated

# The most that the API gives at once.
_PAGE = 100
_TAG = re.compile(r"<[^>]+>")
_NAMES = {
    "name": "name",
    "price": "prices.price",
    "currency": "prices.currency_code",
    "list_price": "prices.regular_price",
    "availability": "is_in_stock",
    "sku": "sku",
    "brand": "brands",
    "gtin": "attributes",
    "mpn": "attributes",
    "category": "categories",
    "images": "images",
    "rating": "average_rating",
    "review_count": "review_count",
    "variants": "variations",
}


class WooCommerceSpider(ApiSpider):
    """Variations are listed by the API without price and SKU, so products that have them are read from
    their page too.
    """

    name = Platform.WOOCOMMERCE.value
    api_path = f"/wp-json/wc/store/v1/products?per_page={_PAGE}&page=1"

    def read_api(self, response: TextResponse) -> tuple[list[ExtractedProduct], str | None]:
        """A page of the list; the last one is empty or short."""
        rows = orjson.loads(response.body)
        if not isinstance(rows, list):
            raise ValueError("not a list")
        products = [
            to_product(row, base=response.url)
            for row in rows
            if isinstance(row, dict) and row.get("permalink")
        ]
        page = int(re.search(r"[?&]page=(\d+)", response.url)[1])  # type: ignore[index]
        following = (
            re.sub(r"([?&]page=)\d+", rf"\g<1>{page + 1}", response.url) if len(rows) >= _PAGE else None
        )
        return products, following

    def needs_page(self, product: ExtractedProduct) -> bool:
        """Where variations have no price yet."""
        return bool(product.variants) and all(variant.price is None for variant in product.variants)


def to_product(row: dict[str, Any], *, base: str) -> ExtractedProduct:
    """One product of the API. Amounts are whole minor units; a price range gives its lower end."""
    prices = row.get("prices") or {}
    exponent = int(prices.get("currency_minor_unit") or 0)
    price = _amount(prices.get("price"), exponent)
    # Of a range, the lowest price and the regular price may be of different variations.
    regular = None if prices.get("price_range") else _amount(prices.get("regular_price"), exponent)
    reviews = int(row.get("review_count") or 0)
    stated = read_stated(_attributes(row), row)
    return product_from(
        Source.API,
        url=request_url(str(row["permalink"]), base=base) or base,
        names=_NAMES,
        name=_text(row.get("name")),
        brand=next((_text(brand.get("name")) for brand in row.get("brands") or () if brand.get("name")), None)
        or stated.brand,
        price=price,
        price_text=prices.get("price"),
        currency=prices.get("currency_code"),
        list_price=regular if regular and price is not None and regular > price else None,
        availability=_availability(row),
        sku=_text(row.get("sku")),
        gtin=parse_gtin(stated.gtin_text),
        gtin_text=stated.gtin_text,
        mpn=stated.mpn,
        attributes=stated.attributes,
        category=_deepest(row.get("categories") or ()),
        images=tuple(image["src"] for image in row.get("images") or () if image.get("src")),
        description=_text(row.get("short_description") or row.get("description")),
        rating=float(row.get("average_rating") or 0) or None if reviews else None,
        review_count=reviews or None,
        variants=tuple(_variant(variation) for variation in row.get("variations") or ()),
    )


def _attributes(row: dict[str, Any]) -> dict[str, str]:
    """Attributes with one value that all variations share."""
    found: dict[str, str] = {}
    for attribute in row.get("attributes") or ():
        terms = [term.get("name") for term in attribute.get("terms") or ()]
        name, value = _text(attribute.get("name")), _text(terms[0]) if len(terms) == 1 else None
        if name and value and not attribute.get("has_variations"):
            found[name] = value
    return found


def _variant(variation: dict[str, Any]) -> Variant:
    attributes = variation.get("attributes") or ()
    return Variant(
        options={_text(each.get("name")) or "": _text(each.get("value")) or "" for each in attributes}
    )


def _availability(row: dict[str, Any]) -> Availability | None:
    if row.get("is_on_backorder"):
        return Availability.BACK_ORDER
    stock = row.get("is_in_stock")
    if stock is None:
        return None
    return Availability.IN_STOCK if stock else Availability.OUT_OF_STOCK


def _deepest(categories: Any) -> tuple[str, ...]:
    """The category whose address is the longest, with those above it: the API lists all levels flat."""
    links = {str(each.get("link") or ""): _text(each.get("name")) or "" for each in categories}
    if not links:
        return ()
    deepest = max(links, key=len)
    return tuple(
        name
        for link, name in sorted(links.items(), key=lambda pair: len(pair[0]))
        if deepest.startswith(link)
    )


def _amount(text: object, exponent: int) -> Decimal | None:
    digits = str(text or "")
    return Decimal(digits).scaleb(-exponent) if digits.isdigit() else None


def _text(value: object) -> str | None:
    """Names come with HTML entities and, from some plugins, tags."""
    return " ".join(unescape(_TAG.sub(" ", str(value or ""))).split()) or None
