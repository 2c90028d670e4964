"""Variant tables that shop software writes into its pages: WooCommerce, Shopify, Magento 1 and 2."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from typing import Any

import orjson

from catalog.domain.availability import Availability
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.prices.amounts import bounded, from_data
from spiders.extraction.product import Variant
from spiders.extraction.sources.script_values import json_prefix
from spiders.shop_json import loads

# More are not forms of one product but a catalogue in a page.
_MAX_VARIANTS = 400
_MAX_CONFIG = 3_000_000
# Where WooCommerce has its table.
_TABLE = "data-product_variations"
# Shopify's scripts have a product with its variants, or, in this type, these alone.
_JSON = "application/json"


def configured_variants(page: Page) -> list[Variant]:
    """The variants of the first table found."""
    for read in _READERS:
        found = list(read(page))[:_MAX_VARIANTS]
        if found:
            return found
    return []


def _woocommerce(page: Page) -> Iterator[Variant]:
    forms = (form.attributes for form in page.stream.elements(Gathered.FORMS))
    said = next((form[_TABLE] for form in forms if _TABLE in form), None)
    table = load(unescape(said)) if said else None
    for row in table if isinstance(table, list) else ():
        if isinstance(row, dict):
            chosen = row.get("attributes")
            yield Variant(
                sku=_text(row.get("sku")),
                price=from_data(row.get("display_price")),
                availability=_stock(row.get("is_in_stock")),
                gtin=None,
                options={
                    name.removeprefix("attribute_").removeprefix("pa_"): str(value)
                    for name, value in (chosen.items() if isinstance(chosen, dict) else ())
                    if value
                },
            )


def _shopify(page: Page) -> Iterator[Variant]:
    for attributes, text in page.scripts:
        kind = attributes.get("type") or ""
        alone = kind == _JSON and '"option1"' in text
        if not alone and ('"variants"' not in text or "ld+json" in kind):
            continue
        product = _shopify_product(text)
        rows = product.get("variants")
        if not isinstance(rows, list) or not rows:
            continue
        names = [
            str(option.get("name")) if isinstance(option, dict) else str(option)
            for option in product.get("options") or ()
        ]
        for row in rows:
            if isinstance(row, dict) and ("option1" in row or "available" in row or "sku" in row):
                yield _shopify_variant(row, names)
        return


def _shopify_product(text: str) -> dict[str, Any]:
    """The product of a script, or one of the variants alone that a script is; empty where it has none."""
    value = load(text.strip())
    if value is None:
        start = text.find('{"product":')
        value = load_prefix(text, start) if start >= 0 else None
    if isinstance(value, list) and value and isinstance(value[0], dict) and "option1" in value[0]:
        return {"variants": value}
    if isinstance(value, dict) and isinstance(value.get("product"), dict):
        value = value["product"]
    return value if isinstance(value, dict) else {}


def _shopify_variant(row: dict[str, Any], names: list[str]) -> Variant:
    price = row.get("price")
    # Shopify's own JSON has cents as whole numbers; prices with a point are amounts.
    amount = bounded(str(Decimal(price) / 100)) if isinstance(price, int) else from_data(price)
    values = [row.get(f"option{number}") for number in (1, 2, 3)]
    return Variant(
        sku=_text(row.get("sku")),
        name=_text(row.get("public_title") or row.get("title") or row.get("name")),
        price=amount,
        availability=_stock(row.get("available")),
        gtin=_text(row.get("barcode")),
        options={
            (names[place] if place < len(names) else f"option{place + 1}"): str(value)
            for place, value in enumerate(values)
            if value and value != "Default Title"
        },
    )


@once_per_page
def _configs(page: Page) -> list[str]:
    """The scripts that may have one of Magento's tables: the others are searched once in place of twice."""
    return [text for _, text in page.scripts if "Config" in text]


def _magento_1(page: Page) -> Iterator[Variant]:
    for text in _configs(page):
        start = text.find("new Product.Config(")
        if start < 0:
            continue
        config = load_prefix(text, start + len("new Product.Config("))
        if isinstance(config, dict):
            yield from _magento_1_variants(config)
            return


def _magento_1_variants(config: dict[str, Any]) -> Iterator[Variant]:
    """Each simple product is in one option of every attribute; options add to the base price."""
    base = from_data(config.get("basePrice"))
    options: dict[str, dict[str, str]] = {}
    added: dict[str, Decimal] = {}
    for attribute in _values(config.get("attributes")):
        for option in attribute.get("options") or ():
            if not isinstance(option, dict):
                continue
            for number in option.get("products") or ():
                options.setdefault(str(number), {})[str(attribute.get("label"))] = str(option.get("label"))
                extra = from_data(option.get("price")) or Decimal(0)
                added[str(number)] = added.get(str(number), Decimal(0)) + extra
    for number, chosen in options.items():
        yield Variant(price=base + added[number] if base is not None else None, options=chosen)


def _magento_2(page: Page) -> Iterator[Variant]:
    for text in _configs(page):
        start = text.find('"jsonConfig":')
        if start < 0:
            continue
        config = load_prefix(text, start + len('"jsonConfig":'))
        if not isinstance(config, dict):
            continue
        labels: dict[str, dict[str, str]] = {}
        for attribute in _values(config.get("attributes")):
            for option in attribute.get("options") or ():
                for number in option.get("products") or () if isinstance(option, dict) else ():
                    labels.setdefault(str(number), {})[str(attribute.get("label"))] = str(option.get("label"))
        prices = config.get("optionPrices")
        skus = config.get("sku") or config.get("skus")
        for number, chosen in labels.items():
            row = prices.get(number) if isinstance(prices, dict) else None
            final = row.get("finalPrice") if isinstance(row, dict) else None
            yield Variant(
                sku=_text(skus.get(number)) if isinstance(skus, dict) else None,
                price=from_data(final.get("amount")) if isinstance(final, dict) else None,
                options=chosen,
            )
        return


def load(text: str) -> Any:
    """The value of a JSON text within the bound, None where it is none."""
    if not 2 < len(text) < _MAX_CONFIG or text[0] not in "{[":
        return None
    try:
        return loads(text)
    except orjson.JSONDecodeError:
        return None


def load_prefix(text: str, start: int) -> Any:
    """The JSON value that begins at ``start`` of a script, whatever follows it."""
    begin = next((place for place in range(start, min(start + 80, len(text))) if text[place] in "{["), -1)
    if begin < 0 or len(text) - begin > _MAX_CONFIG:
        return None
    return json_prefix(text, begin)[0]


def _values(value: Any) -> list[dict[str, Any]]:
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [row for row in rows if isinstance(row, dict)]


def _text(value: Any) -> str | None:
    return (
        str(value).strip() or None if isinstance(value, str | int) and not isinstance(value, bool) else None
    )


def _stock(value: Any) -> Availability | None:
    if not isinstance(value, bool):
        return None
    return Availability.IN_STOCK if value else Availability.OUT_OF_STOCK


_READERS: tuple[Callable[[Page], Iterator[Variant]], ...] = (_woocommerce, _magento_1, _magento_2, _shopify)
