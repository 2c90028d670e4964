"""A row of a Google Merchant feed as a product."""

import re
from decimal import Decimal

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.normalise.gtin import parse_gtin
from spiders.extraction import ExtractedProduct
from spiders.extraction.candidate import Source
from spiders.extraction.prices.amounts import from_data
from spiders.frontier.urls import request_url
from spiders.items.readings import product_from

# Of a text whose spaces are single ones: nothing in it can match in two ways, so a hostile cell costs no time.
_MONEY = re.compile(r"(?:([A-Z]{3}) ?)?(\d[\d.,' ]*)([A-Z]{3})?")
_FREE = re.compile(r"(?<![\d.,])0+(?:[.,]0+)?(?![\d.,])")
_AVAILABILITY = {
    "in_stock": Availability.IN_STOCK,
    "out_of_stock": Availability.OUT_OF_STOCK,
    "preorder": Availability.PRE_ORDER,
    "backorder": Availability.BACK_ORDER,
}
_CONDITION = {"new": Condition.NEW, "refurbished": Condition.REFURBISHED, "used": Condition.USED}
_ATTRIBUTES = ("color", "size", "material", "pattern", "gender", "age_group")
_NAMES = {
    name: name
    for name in (
        [
            "name",
            "brand",
            "price",
            "currency",
            "list_price",
            "shipping",
            "availability",
            "condition",
            "sku",
            "mpn",
            "gtin",
            "category",
            "images",
        ]
    )
}
_NAMES |= {"name": "title", "list_price": "price", "price": "sale_price or price", "category": "product_type"}


def feed_key(row: dict[str, str]) -> str | None:
    """What identifies the row in its store: Google's id."""
    return row.get("id") or None


def to_product(row: dict[str, str], *, currency: str | None, base: str) -> ExtractedProduct:
    """Amounts are as ``12.34 EUR``; without a currency they are in the store's. A sale price is what one pays."""
    regular, regular_currency = _money(row.get("price"), currency)
    sale, sale_currency = _money(row.get("sale_price"), currency)
    price = sale if sale is not None else regular
    url = request_url(row.get("link") or "", base=base)
    return product_from(
        Source.FEED,
        url=url or "",
        names=_NAMES,
        name=row.get("title"),
        brand=row.get("brand"),
        price=price,
        price_text=row.get("sale_price") or row.get("price"),
        currency=sale_currency if sale is not None else regular_currency,
        list_price=regular if sale is not None and regular is not None and regular > sale else None,
        shipping=_shipping(row.get("shipping")),
        availability=_AVAILABILITY.get((row.get("availability") or "").strip().lower().replace(" ", "_")),
        condition=_CONDITION.get((row.get("condition") or "").strip().lower()),
        sku=row.get("id"),
        mpn=row.get("mpn"),
        gtin=parse_gtin(row.get("gtin")),
        gtin_text=row.get("gtin"),
        category=_category(row),
        images=_images(row),
        description=row.get("description"),
        group_key=row.get("item_group_id"),
        attributes={name: row[name] for name in _ATTRIBUTES if row.get(name)},
    )


def _money(text: str | None, currency: str | None) -> tuple[Decimal | None, str | None]:
    found = _MONEY.fullmatch(" ".join((text or "").split()))
    if not found:
        return None, currency
    code = found[1] or found[3] or currency
    return from_data(found[2].strip(), currency=code), code


def _shipping(text: str | None) -> Decimal | None:
    """The cheapest of ``country:region:service:price``; zero is free."""
    prices = [line.rsplit(":", 1)[-1] for line in re.split(r"[\n,]", text or "") if ":" in line]
    amounts = [Decimal(0) if _FREE.search(price) else _money(price, None)[0] for price in prices]
    return min((amount for amount in amounts if amount is not None), default=None)


def _category(row: dict[str, str]) -> tuple[str, ...]:
    text = row.get("product_type") or row.get("google_product_category") or ""
    path = tuple(part.strip() for part in text.split("\n")[0].split(">") if part.strip())
    return () if path and path[0].isdigit() else path


def _images(row: dict[str, str]) -> tuple[str, ...]:
    more = re.split(r"[\n,]", row.get("additional_image_link") or "")
    return tuple(
        url.strip() for url in (row.get("image_link") or "", *more) if url.strip().startswith("http")
    )
