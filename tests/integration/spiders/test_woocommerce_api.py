"""WooCommerce shops: read from their Store API where it agrees with their pages."""

import json
from decimal import Decimal

import pytest

from catalog.domain.availability import Availability
from catalog.domain.store import Platform
from catalog.settings import Settings
from spiders.detect import detect
from tests.integration.spiders.shop import Answer, page, product_page, serve

JSON = {"Content-Type": "application/json"}
WOO = "/wp-json/wc/store/v1/products?per_page=100&page="


def _woo(number: int, **changes: object) -> dict[str, object]:
    return {
        "id": number,
        "name": f"Anvil &#8211; {number}",
        "permalink": f"{{base}}/product/anvil-{number}/",
        "sku": f"AN-{number}",
        "prices": {
            "price": f"{number}50",
            "regular_price": f"{number + 1}00",
            "price_range": None,
            "currency_code": "EUR",
            "currency_minor_unit": 2,
        },
        "is_in_stock": number % 2 == 0,
        "images": [{"src": f"{{base}}/{number}.png"}],
        **changes,
    }


def _woo_pages(count: int, shown: str = "{n}.50") -> dict[str, Answer | str]:
    rows = [_woo(n) for n in range(1, count + 1)]
    pages: dict[str, Answer | str] = {
        "/": page(
            "<p>Welcome</p>", head="<link rel='stylesheet' href='/wp-content/plugins/woocommerce/x.css'>"
        )
    }
    for number in range(1, count // 100 + 2):
        part = rows[(number - 1) * 100 : number * 100]
        pages[f"{WOO}{number}"] = Answer(body=json.dumps(part), headers=JSON)
    for n in range(1, count + 1):
        pages[f"/product/anvil-{n}/"] = product_page(f"Anvil – {n}", price=shown.format(n=n), sku=f"AN-{n}")
    return pages


def test_woocommerce_is_read_from_its_api_in_a_few_requests(crawl):
    with serve(_woo_pages(130)) as shop:
        assert detect(shop.base, settings=Settings()).store.platform is Platform.WOOCOMMERCE
        shop.asked.clear()
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
        assert len(shop.asked) < 20
    assert len(found.items) == 130
    first = next(item.product for item in found.items if item.product.sku == "AN-1")
    assert (first.name, first.price, first.list_price, first.currency) == (
        "Anvil – 1",
        Decimal("1.50"),
        Decimal("2.00"),
        "EUR",
    )
    assert first.availability is Availability.OUT_OF_STOCK
    assert first.sources["price"] == "api prices.price"


def test_pages_are_read_where_they_show_other_prices_than_the_api(crawl):
    """Prices without tax in the API, with tax on the pages: a shopper pays what the page shows."""
    with serve(_woo_pages(8, shown="{n}.79")) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
    assert sorted(item.product.price for item in found.items) == [Decimal(f"{n}.79") for n in range(1, 9)]
    assert any("differ" in note for note in found.report.notes)


def test_products_that_only_the_sitemap_knows_are_read_from_their_page(crawl):
    pages = _woo_pages(5)
    urls = "".join(f"<url><loc>{{base}}/product/{slug}/</loc></url>" for slug in ("anvil-1", "hidden"))
    pages["/sitemap.xml"] = Answer(
        body=f"<urlset>{urls}</urlset>", headers={"Content-Type": "application/xml"}
    )
    pages["/product/hidden/"] = product_page("Hidden", price="77.00")
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
    assert len(found.items) == 6
    assert "Hidden" in found.names


def test_products_with_variations_are_read_from_their_page_too(crawl):
    pages = _woo_pages(4)
    variations = [{"id": 9, "attributes": [{"name": "Size", "value": "S"}]}]
    rows = [_woo(n, variations=variations if n == 4 else []) for n in range(1, 5)]
    pages[f"{WOO}1"] = Answer(body=json.dumps(rows), headers=JSON)
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
        assert shop.times("/product/anvil-4/") == 1
    assert len(found.items) == 4


def test_identifiers_among_the_attributes_of_woocommerce_are_read_in_any_language(crawl):
    terms = {"EAN": "4006381333931", "Référence fabricant": "AX-40", "Couleur": "Noir", "Taille": "XL"}
    attributes = [
        {"name": name, "has_variations": False, "terms": [{"name": value}]} for name, value in terms.items()
    ]
    pages = _woo_pages(1)
    pages[f"{WOO}1"] = Answer(body=json.dumps([_woo(1, attributes=attributes)]), headers=JSON)
    with serve(pages) as shop:
        product = crawl(shop.base, platform=Platform.WOOCOMMERCE).items[0].product
    assert (product.gtin, product.mpn) == ("04006381333931", "AX-40")
    assert product.attributes == {"Couleur": "Noir", "Taille": "XL"}


def _variable(number: int, *names: str) -> tuple[dict[str, object], list[dict[str, object]]]:
    """A product with a variation per name, and the variations as the API lists them."""
    axis = {
        "name": "Size",
        "has_variations": True,
        "terms": [{"name": name, "slug": name.lower()} for name in names],
    }
    numbers = [number * 10 + n for n in range(len(names))]
    parent = _woo(
        number,
        sku="",
        attributes=[axis],
        variations=[
            {"id": each, "attributes": [{"name": "Size", "value": name.lower()}]}
            for each, name in zip(numbers, names, strict=True)
        ],
    )
    own = [
        _woo(
            number,
            id=each,
            parent=number,
            sku=f"AN-{number}-{name}",
            permalink=f"{{base}}/product/anvil-{number}/?attribute_size={name.lower()}",
            attributes=[{"name": "EAN", "has_variations": False, "terms": [{"name": "4006381333931"}]}],
        )
        for each, name in zip(numbers, names, strict=True)
    ]
    return parent, own


def test_variations_are_read_from_the_list_of_their_own(crawl):
    parent, variations = _variable(4, "Small", "Large")
    pages = _woo_pages(4)
    pages[f"{WOO}1"] = Answer(body=json.dumps([*map(_woo, (1, 2, 3)), parent]), headers=JSON)
    pages[f"{WOO}1&type=variation"] = Answer(body=json.dumps(variations), headers=JSON)
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
    assert len(found.items) == 4
    product = next(item.product for item in found.items if item.product.variants)
    small, large = product.variants
    assert (small.sku, small.price, small.options) == ("AN-4-Small", Decimal("4.50"), {"Size": "Small"})
    assert (large.gtin, large.options) == ("04006381333931", {"Size": "Large"})
    assert large.url is not None and large.url.endswith("?attribute_size=large")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=404),
        Answer(status=400),
        Answer(body="[]", headers=JSON),
        Answer(body="no", headers=JSON),
    ],
    ids=["gone", "refused", "empty", "no list"],
)
def test_without_a_list_of_variations_their_pages_are_read(crawl, answer):
    parent, _ = _variable(4, "Small", "Large")
    pages = _woo_pages(4)
    pages[f"{WOO}1"] = Answer(body=json.dumps([*map(_woo, (1, 2, 3)), parent]), headers=JSON)
    pages[f"{WOO}1&type=variation"] = answer
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
        assert shop.times("/product/anvil-4/") == 1
    assert len(found.items) == 4
    assert found.report.failed_urls == {}


def test_a_pinned_field_is_read_from_the_page_also_where_there_is_an_api(crawl):
    pages = _woo_pages(5)
    for n in range(1, 6):
        more = f"<p class='code'>PIN-{n}</p>"
        pages[f"/product/anvil-{n}/"] = product_page(
            f"Anvil – {n}", price=f"{n}.50", sku=f"AN-{n}", more=more
        )
    with serve(pages) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE, selectors={"sku": "p.code"})
    assert sorted(item.product.sku or "" for item in found.items) == [f"PIN-{n}" for n in range(1, 6)]
    assert {item.product.price for item in found.items} == {Decimal(f"{n}.50") for n in range(1, 6)}
    assert found.items[0].product.sources["sku"] == "selector p.code"


@pytest.mark.parametrize(
    "gone", [Answer(status=404), Answer(status=301, headers={"Location": "{base}/"})], ids=["404", "to home"]
)
def test_products_of_the_api_are_handed_out_where_sample_pages_and_variations_are_missing(crawl, gone):
    """Pages that cannot be read say nothing against the API."""
    pages = _woo_pages(6)
    pages |= {f"/product/anvil-{n}/": gone for n in range(1, 7)}

    def answer(path: str) -> Answer | str | None:
        return gone if "type=variation" in path else pages.get(path)

    with serve(answer) as shop:
        found = crawl(shop.base, platform=Platform.WOOCOMMERCE)
    assert len(found.items) == 6
