"""Shopify shops: read from products.json, and from their pages for what it leaves out."""

import json
from decimal import Decimal

import pytest

from catalog.domain.availability import Availability
from catalog.domain.store import Platform
from catalog.settings import Settings
from spiders.crawl import CrawlOptions
from spiders.detect import detect
from tests.integration.spiders.shop import Answer, page, product_page, serve

JSON = {"Content-Type": "application/json"}
SHOPIFY = "/products.json?limit=250&page="


def _shopify(number: int) -> dict[str, object]:
    variants = [
        {"id": 1, "title": "S", "option1": "S", "sku": f"T{number}-S", "price": "9.00", "available": False},
        {"id": 2, "title": "M", "option1": "M", "sku": f"T{number}-M", "price": "10.00", "available": True,
         "compare_at_price": "12.00", "barcode": "4006381333931"},
    ]  # fmt: skip
    return {
        "handle": f"tee-{number}", "title": f"Tee {number}", "vendor": "Acme", "product_type": "Shirts",
        "variants": variants, "options": [{"name": "Size"}], "images": [],
    }  # fmt: skip


def test_shopify_is_read_with_its_variants_and_the_currency_of_its_script(crawl):
    home = page(
        '<script>Shopify.currency = {"active":"CAD","rate":"1.0"};</script><img src=\'//cdn.shopify.com/x.png\'>'
    )
    pages = {
        "/": home,
        f"{SHOPIFY}1": Answer(body=json.dumps({"products": [_shopify(n) for n in range(3)]}), headers=JSON),
        **{f"/products/tee-{n}": product_page(f"Tee {n}", price="10.00") for n in range(3)},
    }
    with serve(pages) as shop:
        assert detect(shop.base, settings=Settings()).store.platform is Platform.SHOPIFY
        found = crawl(shop.base, platform=Platform.SHOPIFY)
    assert found.names == ["Tee 0", "Tee 1", "Tee 2"]
    product = found.items[0].product
    assert (product.price, product.list_price, product.currency) == (
        Decimal("10.00"),
        Decimal("12.00"),
        "CAD",
    )
    assert product.availability is Availability.IN_STOCK
    assert [variant.options for variant in product.variants] == [{"Size": "S"}, {"Size": "M"}]
    assert product.variants[1].gtin == "04006381333931"


def _shopify_pages(count: int, *, gtin: str | None) -> dict[str, Answer | str]:
    rows = [_shopify(n) | {"variants": [{"id": n, "sku": f"T{n}", "price": "10.00"}]} for n in range(count)]
    stated = f'<script type="application/ld+json">{{"@type": "Product", "name": "Tee", "gtin13": "{gtin}"}}</script>'
    head = stated if gtin else ""
    return {
        "/": page("<img src='//cdn.shopify.com/x.png'>"),
        f"{SHOPIFY}1": Answer(body=json.dumps({"products": rows}), headers=JSON),
        **{f"/products/tee-{n}": product_page(f"Tee {n}", price="10.00", head=head) for n in range(count)},
    }


def test_pages_are_read_for_the_identifiers_that_the_api_leaves_out(crawl):
    with serve(_shopify_pages(12, gtin="4006381333931")) as shop:
        found = crawl(shop.base, platform=Platform.SHOPIFY)
        assert all(shop.times(f"/products/tee-{n}") for n in range(12))
        assert shop.times("/products/tee-") <= 13
    assert len(found.items) == 12
    assert {item.product.gtin for item in found.items} == {"04006381333931"}


def test_pages_without_identifiers_are_left_alone(crawl):
    with serve(_shopify_pages(12, gtin=None)) as shop:
        found = crawl(shop.base, platform=Platform.SHOPIFY)
        assert shop.times("/products/tee-") <= 4
    assert len(found.items) == 12


def _tees(count: int, *, barcode: str) -> dict[str, Answer | str]:
    """Products with two variants each, whose barcodes only the product's script names."""
    rows = [_shopify(n) for n in range(count)]
    for row in rows:
        for variant in row["variants"]:  # type: ignore[attr-defined]
            variant.pop("barcode", None)
    pages: dict[str, Answer | str] = {
        "/": page("<img src='//cdn.shopify.com/x.png'>"),
        f"{SHOPIFY}1": Answer(body=json.dumps({"products": rows}), headers=JSON),
    }
    for number, row in enumerate(rows):
        pages[f"/products/tee-{number}"] = product_page(f"Tee {number}", price="10.00")
        variants = [{"id": 1, "barcode": barcode}, {"id": 2, "barcode": ""}]
        pages[f"/products/tee-{number}.js"] = Answer(
            body=json.dumps({**row, "variants": variants}), headers=JSON
        )
    return pages


def test_barcodes_of_shopify_variants_come_from_the_scripts_of_their_products(crawl):
    with serve(_tees(9, barcode="4006381333931")) as shop:
        found = crawl(shop.base, platform=Platform.SHOPIFY)
        assert shop.times(".js") == 9 + 1  # and products.json
    assert {item.product.variants[0].gtin for item in found.items} == {"04006381333931"}
    assert {item.product.variants[1].gtin for item in found.items} == {None}


def test_scripts_without_barcodes_are_left_alone(crawl):
    with serve(_tees(30, barcode="")) as shop:
        found = crawl(shop.base, platform=Platform.SHOPIFY)
        assert shop.times(".js") <= 4 + 1
    assert len(found.items) == 30


@pytest.mark.parametrize(("bound", "lists"), [(2, 1), (4, 1), (6, 2), (7, 3), (20, 3)])
def test_a_bound_on_pages_holds_for_an_api_and_leaves_some_to_compare_it_with(
    crawl, bound: int, lists: int
) -> None:
    rows = [_shopify(n) | {"variants": [{"id": n, "sku": f"T{n}", "price": "10.00"}]} for n in range(700)]
    pages = {
        "/": page("<img src='//cdn.shopify.com/x.png'>"),
        **{
            f"{SHOPIFY}{n + 1}": Answer(
                body=json.dumps({"products": rows[250 * n : 250 * (n + 1)]}), headers=JSON
            )
            for n in range(3)
        },
        **{f"/products/tee-{n}": product_page(f"Tee {n}", price="10.00") for n in range(700)},
    }
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.SHOPIFY, limits=CrawlOptions(max_pages=bound))
        assert shop.times("page=") == lists
        assert shop.times("/products/tee-") == min(3, bound - 1 - lists)
        assert sum("sitemap" not in path and "robots" not in path for path in shop.asked) <= bound
    assert len(found.items) == min(700, 250 * lists)
    assert found.report.complete == (bound == 20)
