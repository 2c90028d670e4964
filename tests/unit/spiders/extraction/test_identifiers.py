"""Brand and SKU are what the page says of the product, not of the shop or of another box."""

import pytest

from spiders.extraction import extract

_URL = "https://demo.example.com/index.php?id_product=13"


def _page(body: str, *, head: str = "") -> str:
    return (
        f"<title>Oak chair</title>{head}<body><main><div>{body}<p class=price>$5.00</p>"
        "<button>Add to cart</button></div></main></body>"
    )


def test_the_shops_own_name_is_no_brand() -> None:
    data = (
        '<script type="application/ld+json">[{"@type": "Organization", "name": "My Shop"}, '
        '{"@type": "Product", "name": "Oak chair", "brand": {"@type": "Brand", "name": "My Shop"}}]</script>'
    )
    assert extract(_page("<h1>Oak chair</h1>", head=data), url=_URL).brand is None
    assert extract(_page("<h1>Oak chair</h1>", head=data), url="https://www.myshop.com/c").brand == "My Shop"


def test_a_tab_named_by_its_own_words_is_no_brand() -> None:
    tab = '<button id="fromTheManufacturer"><h2 class="tab">From the Manufacturer</h2></button>'
    html = f"<title>Oak chair</title><h1>Oak chair</h1><p>$20.00</p>{tab}"
    assert extract(html, url="https://shop.example.com/oak-chair").brand is None


def test_a_row_number_of_the_address_is_no_sku() -> None:
    assert extract(_page("<h1>Oak chair</h1>"), url=_URL).sku is None


def test_a_code_in_brackets_behind_the_heading_is_the_sku_and_not_the_name() -> None:
    product = extract(_page("<h1>Oak chair<br><small>[OC-13]</small></h1>"), url=_URL)
    assert (product.name, product.sku) == ("Oak chair", "OC-13")


def test_an_empty_label_takes_nothing_from_the_next_box() -> None:
    body = "<h1>Oak chair</h1><p><span>Article no.</span>: <span></span></p><div><p>from 1 piece</p></div>"
    assert extract(_page(body), url=_URL).sku is None


def test_a_sku_marked_up_with_its_label_is_read_without_it() -> None:
    body = "<div itemscope itemtype='http://schema.org/Product'><h1 itemprop=name>Oak chair</h1>{}</div>"
    said = body.format("<span itemprop=sku>Ref: OC-13</span>")
    assert extract(_page(said), url=_URL).sku == "OC-13"


def test_a_currency_sign_of_the_next_element_is_not_a_numbers_in_the_heading() -> None:
    page = "<title>Anvil 404</title><h1>Anvil 404</h1><p><span>€149.00</span></p><button>Add to cart</button>"
    product = extract(page, url=_URL)
    assert str(product.price) == "149.00"


def test_a_shop_that_calls_its_own_numbers_upc_shows_them_as_sku() -> None:
    rows = "<h1>Oak chair</h1><table><tr><th>UPC</th><td>{}</td></tr></table>"
    own, real = (extract(_page(rows.format(upc)), url=_URL) for upc in ("oak-chair-7", "4006381333931"))
    assert (own.sku, own.gtin) == ("oak-chair-7", None)
    assert (real.sku, real.gtin) == (None, "04006381333931")


_NUMBERS = ("OC-13", "TRB4400", "04006381333931", "Norvell")


@pytest.mark.parametrize(
    "shown",
    [
        "<table><tr><th>SKU</th><th>MPN</th><th>EAN</th><th>Brand</th></tr>"
        "<tr><td>OC-13</td><td>TRB4400</td><td>4006381333931</td><td>Norvell</td></tr></table>",
        "<dl><dt>SKU</dt><dt>MPN</dt><dt>EAN</dt><dt>Brand</dt>"
        "<dd>OC-13</dd><dd>TRB4400</dd><dd>4006381333931</dd><dd>Norvell</dd></dl>",
        "<p>SKU OC-13, MPN TRB4400, EAN13 4006381333931, Brand Norvell</p>",
        "<p>(SKU: OC-13) (MPN: TRB4400) (EAN: 4006381333931) (Brand: Norvell)</p>",
        "<p>SKU = OC-13</p><p>MPN = TRB4400</p><p>EAN = 4006381333931</p><p>Brand – Norvell</p>",
        "<div><b>SKU</b><i>?</i><b>OC-13</b></div><div><b>MPN</b><i>?</i><b>TRB4400</b></div>"
        "<div><b>EAN</b><i>?</i><b>4006381333931</b></div><div><b>Brand</b><i>?</i><b>Norvell</b></div>",
    ],
)
def test_numbers_are_read_however_label_and_value_are_put_together(shown: str) -> None:
    product = extract(_page(f"<h1>Oak chair</h1>{shown}"), url="https://shop.example/oak-chair")
    assert (product.sku, product.mpn, product.gtin, product.brand) == _NUMBERS


@pytest.mark.parametrize(
    "shown",
    [
        "<table><tr><th>Size</th><th>SKU</th></tr><tr><td>S</td><td>ZZ-1</td></tr><tr><td>M</td><td>ZZ-2</td></tr></table>",
        "<p>Article: 5 pieces</p>",
        "<p>Brand story</p><p>Brand: No brand</p>",
        "<p>Brand: <a href='?b=1'>Otherco (12)</a></p>",
    ],
)
def test_variants_counts_and_filters_are_no_numbers_and_no_brand(shown: str) -> None:
    product = extract(_page(f"<h1>Oak chair</h1>{shown}"), url="https://shop.example/oak-chair")
    assert (product.sku, product.brand) == (None, None)


def test_every_cell_may_be_a_header() -> None:
    rows = "<h1>Oak chair</h1><table><tr><th>SKU</th><th>OC-13</th></tr><tr><th>Colour</th><th>Red</th></tr></table>"
    assert extract(_page(rows), url=_URL).sku == "OC-13"


def test_the_number_of_a_tile_above_the_heading_is_another_products() -> None:
    tile = "<div><a href='/o'><img src='/o.jpg' alt='Bench'></a><a href='/o'>Bench</a><small>Item # BN-1</small></div>"
    page = f"<title>Oak chair</title><div>{tile}</div><main><h1>Oak chair</h1><p>$5.00</p><p>Item # OC-13</p></main>"
    assert extract(page, url=_URL).sku == "OC-13"


def test_a_logo_behind_its_label_is_the_brand() -> None:
    body = "<h1>Oak chair</h1><p><b>Brand:</b> <a href='/n'><img src='/n.png' alt='Norvell'></a></p><p>Description</p>"
    assert extract(_page(body), url=_URL).brand == "Norvell"


@pytest.mark.parametrize("value", ["[OC-13]", "(OC-13)", "N°OC-13"])
def test_a_number_is_read_without_what_encloses_it(value: str) -> None:
    assert extract(_page(f"<h1>Oak chair</h1><p>SKU: {value}</p>"), url=_URL).sku == "OC-13"


@pytest.mark.parametrize("value", ["KX–4821", "12.5-40"])
def test_a_number_may_have_a_long_dash_and_look_like_a_date(value: str) -> None:
    assert extract(_page(f"<h1>Oak chair</h1><p>SKU: {value}</p>"), url=_URL).sku == value


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Sachnr.", "sku"), ("Rendelési kód", "sku"), ("제품코드", "sku"), ("Üretici kodu", "mpn"),
        ("Fabrikant artikelnr.", "mpn"), ("Manufacturer's item no.", "mpn"), ("Εταιρεία", "brand"), ("Jenama", "brand"),
    ],
)  # fmt: skip
def test_labels_of_more_languages_are_known(label: str, field: str) -> None:
    product = extract(_page(f"<h1>Oak chair</h1><p>{label}: XK-77</p>"), url=_URL)
    assert getattr(product, field) == "XK-77"
