"""WooCommerce's Store API: every published product with prices in minor units, in pages of 100."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from scrapy.http import TextResponse

from catalog.domain.availability import Availability
from catalog.domain.store import Platform
from catalog.normalise.gtin import parse_gtin
from spiders.extraction import ExtractedProduct, Variant
from spiders.extraction.candidate import Source
from spiders.frontier.urls import request_url, url_key
from spiders.items.readings import product_from
from spiders.platforms.api_spider import ApiSpider
from spiders.platforms.stated import plain_text, read_stated
from spiders.shop_json import loads

# The most that the API gives at once.
_PAGE = 100
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
    """The list names variations without price and SKU; those are in a list of their own. Products whose variations
    it does not have are read from their page too.
    """

    name = Platform.WOOCOMMERCE.value
    api_path = f"/wp-json/wc/store/v1/products?per_page={_PAGE}&page=1"

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        # By the parent's number: its key, and its variations as the first list has them by their number.
        self._parents: dict[int, tuple[str, dict[int, Variant]]] = {}
        self._variations: dict[int, list[Variant]] = {}

    def details(self) -> list[str]:
        """All variations of the shop, a hundred at a time."""
        return [f"{self.api_path}&type=variation"] if self._parents else []

    def read_details(self, response: TextResponse) -> list[str]:
        """Variations with their price, stock and SKU; an answer without any is an API that does not list them."""
        rows = loads(response.body)
        known = [
            row for row in rows if isinstance(row, dict) and row.get("parent") in self._parents
        ] if isinstance(rows, list) else []  # fmt: skip
        for row in known:
            parent = int(row["parent"])
            listed = self._parents[parent][1].get(row["id"], Variant())
            self._variations.setdefault(parent, []).append(to_variant(row, listed, base=response.url))
        if known and len(rows) >= _PAGE:
            return [_next_page(response.url)]
        for parent, variants in self._variations.items():
            key = self._parents[parent][0]
            if key in self._from_api:
                self._from_api[key] = replace(self._from_api[key], variants=tuple(variants))
        return []

    def read_api(self, response: TextResponse) -> tuple[list[ExtractedProduct], str | None]:
        """A page of the list; the last one is empty or short."""
        rows = loads(response.body)
        if not isinstance(rows, list):
            raise ValueError("not a list")
        products = [
            to_product(row, base=response.url)
            for row in rows
            if isinstance(row, dict) and row.get("permalink")
        ]
        for row in rows:
            if isinstance(row, dict) and row.get("variations") and row.get("permalink"):
                self._remember(row, base=response.url)
        return products, _next_page(response.url) if len(rows) >= _PAGE else None

    def _remember(self, row: dict[str, Any], *, base: str) -> None:
        url = request_url(str(row["permalink"]), base=base) or ""
        numbers = [variation.get("id") for variation in row["variations"]]
        listed = dict(zip(numbers, to_product(row, base=base).variants, strict=True))
        self._parents[int(row["id"])] = url_key(self.site.own(url) or url), listed

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
        name=plain_text(row.get("name")),
        brand=next(
            (plain_text(brand.get("name")) for brand in row.get("brands") or () if brand.get("name")), None
        )
        or stated.brand,
        price=price,
        price_text=prices.get("price"),
        currency=prices.get("currency_code"),
        list_price=regular if regular and price is not None and regular > price else None,
        availability=_availability(row),
        sku=plain_text(row.get("sku")),
        gtin=parse_gtin(stated.gtin_text),
        gtin_text=stated.gtin_text,
        mpn=stated.mpn,
        attributes=stated.attributes,
        category=_deepest(row.get("categories") or ()),
        images=tuple(image["src"] for image in row.get("images") or () if image.get("src")),
        description=plain_text(row.get("short_description") or row.get("description")),
        rating=float(row.get("average_rating") or 0) or None if reviews else None,
        review_count=reviews or None,
        variants=tuple(_variant(variation, _terms(row)) for variation in row.get("variations") or ()),
    )


def to_variant(row: dict[str, Any], listed: Variant, *, base: str) -> Variant:
    """One variation; its options are as its parent lists them."""
    prices = row.get("prices") or {}
    stated = read_stated(_attributes(row), row)
    return Variant(
        sku=plain_text(row.get("sku")),
        price=_amount(prices.get("price"), int(prices.get("currency_minor_unit") or 0)),
        availability=_availability(row),
        gtin=parse_gtin(stated.gtin_text),
        url=request_url(str(row.get("permalink") or ""), base=base) if row.get("permalink") else None,
        options=listed.options,
    )


def _next_page(url: str) -> str:
    return re.sub(r"([?&]page=)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", url)


def _attributes(row: dict[str, Any]) -> dict[str, str]:
    """Attributes with one value that all variations share."""
    found: dict[str, str] = {}
    for attribute in row.get("attributes") or ():
        terms = [term.get("name") for term in attribute.get("terms") or ()]
        name, value = plain_text(attribute.get("name")), plain_text(terms[0]) if len(terms) == 1 else None
        if name and value and not attribute.get("has_variations"):
            found[name] = value
    return found


def _terms(row: dict[str, Any]) -> dict[str, str]:
    """What the shop calls the options that variations name by their slug."""
    terms = [term for attribute in row.get("attributes") or () for term in attribute.get("terms") or ()]
    return {str(term["slug"]): plain_text(term.get("name")) or "" for term in terms if term.get("slug")}


def _variant(variation: dict[str, Any], terms: dict[str, str]) -> Variant:
    options = {
        plain_text(each.get("name")) or "": terms.get(str(each.get("value")))
        or plain_text(each.get("value"))
        or ""
        for each in variation.get("attributes") or ()
    }
    return Variant(options=options)


def _availability(row: dict[str, Any]) -> Availability | None:
    if row.get("is_on_backorder"):
        return Availability.BACK_ORDER
    stock = row.get("is_in_stock")
    if stock is None:
        return None
    return Availability.IN_STOCK if stock else Availability.OUT_OF_STOCK


def _deepest(categories: Any) -> tuple[str, ...]:
    """The category whose address is the longest, with those above it: the API lists all levels flat."""
    links = {str(each.get("link") or ""): plain_text(each.get("name")) or "" for each in categories}
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
