"""Whole shops in the manner of the usual software: each product is read once, each value as a shopper reads it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct
from tests.integration.spiders.shop import serve
from tests.integration.spiders.software import further, german, latest, more, others, php
from tests.integration.spiders.software.catalogue import THINGS, Thing
from tests.integration.spiders.software.theme import Theme

# Without friendly addresses: every link carries the language, also those that switch nothing.
PLAIN_ADDRESSES = replace(
    php.PRESTASHOP,
    name="PrestaShop with plain addresses",
    product_path=lambda t, c: (
        f"/index.php?id_product={t.number}&rewrite={t.slug}&controller=product&id_lang=1"
    ),
    category_path=lambda c: f"/index.php?id_category={len(c)}&controller=category&id_lang=1",
)
SHOPS = (
    *php.SHOPS,
    *others.SHOPS,
    *more.SHOPS,
    *further.SHOPS,
    *german.SHOPS,
    *latest.SHOPS,
    PLAIN_ADDRESSES,
)


@pytest.mark.parametrize("theme", SHOPS, ids=lambda theme: theme.name)
def test_reads_every_product_once_and_right(crawl, theme):
    with serve(theme.answer) as shop:
        found = crawl(shop.base)
        asked = len(shop.asked)
    products = [item.product for item in found.items]
    assert sorted(str(product.name) for product in products) == sorted(thing.name for thing in THINGS)
    by_name = {product.name: product for product in products}
    assert {t.name: _read(by_name[t.name], theme) for t in THINGS} == {
        t.name: _true(t, theme) for t in THINGS
    }
    assert asked <= theme.most


def _read(product: ExtractedProduct, theme: Theme) -> dict[str, Any]:
    return {
        "price": product.price,
        "currency": product.currency,
        "was": product.list_price,
        **({"brand": product.brand} if "logo" not in theme.shows else {}),
        "gtin": product.gtin.lstrip("0") if product.gtin else None,
        **({"sku": product.sku} if "model" not in theme.shows else {}),
        **({"in stock": product.availability is Availability.IN_STOCK} if "stock" in theme.shows else {}),
    }


def _true(thing: Thing, theme: Theme) -> Mapping[str, Any]:
    shown = theme.shows
    return {
        "price": Decimal(thing.price),
        "currency": theme.currency,
        "was": Decimal(thing.was) if thing.was and "was" in shown else None,
        **({"brand": thing.brand if "brand" in shown else None} if "logo" not in shown else {}),
        "gtin": thing.gtin if "gtin" in shown else None,
        **({"sku": thing.sku if "sku" in shown else None} if "model" not in shown else {}),
        **({"in stock": bool(thing.stock)} if "stock" in shown else {}),
    }
