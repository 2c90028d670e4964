"""Brand and SKU are what the page says of the product, not of the shop or of another box."""

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
