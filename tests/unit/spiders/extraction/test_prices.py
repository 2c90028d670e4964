"""Which amount is the price: the traps of real pages, in small."""

from decimal import Decimal

import pytest

from spiders.extraction import extract

_HEAD = "<title>Oak Chair - Shop</title><h1>Oak Chair</h1>"


def _price(markup: str, *, url: str = "https://shop.example.de/oak-chair") -> str | None:
    price = extract(_HEAD + markup, url=url).price
    return None if price is None else str(price)


@pytest.mark.parametrize(
    ("trap", "markup", "price"),
    [
        ("struck out", "<p class=price><del>€99.00</del> <ins>€79.00</ins></p>", "79.00"),
        ("was and now", "<p>Was £120.00</p><p>Now £90.00</p>", "90.00"),
        ("saving", "<p class=price>£90.00</p><p class=note>You save £30.00</p>", "90.00"),
        ("saving in brackets", "<p class=price>£90.00 (save £30.00)</p>", "90.00"),
        ("per unit", "<p class=price>8,71 €</p><small>(36,22 € / kg)</small>", "8.71"),
        ("per month", "<p class=price>€899.00</p><p>or €29.90 per month with financing</p>", "899.00"),
        ("shipping", "<p class=price>€24.00</p><p>+ €4.95 shipping</p>", "24.00"),
        (
            "free shipping threshold",
            "<p>Free delivery on orders over £50</p><p class=price>£24.00</p>",
            "24.00",
        ),
        ("tax twin", "<li class=price-new>$122.00</li><li class=price-tax>Ex Tax: $100.00</li>", "122.00"),
        ("cents apart", "<p class=price><span>12</span><sup>99</sup> €</p>", "12.99"),
        (
            "sign apart",
            "<p class=price><span>€</span><span>12</span><span>,</span><span>99</span></p>",
            "12.99",
        ),
        ("review count is no cents", "<p class=price>$2,699.99</p><a>10 Review(s)</a>", "2699.99"),
        ("options", "<p class=price>$100.00</p><select><option>Large +$10.00</option></select>", "100.00"),
        ("basket", "<div class=mini-cart>Total €0.00 €17.00</div><p class=price>€20.00</p>", "20.00"),
        (
            "related products",
            "<p class=price>€20.00</p><div class=related><a><span class=price>€5.00</span></a></div>",
            "20.00",
        ),
        ("codes", "<p class=price>1 299,00 PLN</p>", "1299.00"),
        ("dash for no cents", "<p class=price>1.299,- €</p>", "1299"),
        ("call us", "<p class=price>Price on request</p>", None),
    ],
)
def test_the_price_is_what_one_pays(trap: str, markup: str, price: str | None) -> None:
    assert _price(markup) == price, trap


def test_stale_data_loses_against_what_the_page_shows_twice() -> None:
    data = '<script type="application/ld+json">{"@type":"Product","name":"Oak Chair","offers":{"price":"150"}}</script>'
    meta = '<meta property="product:price:amount" content="200">'
    assert _price(f"{data}{meta}<p class=current-price>$200.00</p>") in ("200", "200.00")


def test_the_struck_out_price_is_the_list_price() -> None:
    product = extract(_HEAD + "<p class=price><del>€99.00</del> <ins>€79.00</ins></p>")
    assert str(product.list_price) == "99.00"


def test_a_lower_amount_is_never_a_list_price() -> None:
    assert extract(_HEAD + "<p class=price>€79.00</p><p>was €59.00</p>").list_price is None


def test_minor_units_in_embedded_state_are_brought_to_amounts() -> None:
    state = '<script type="application/json">{"product":{"name":"Oak Chair","price":{"centAmount":1950}}}</script>'
    assert extract(f"{_HEAD}{state}<p>CHF 19.50</p>").price == Decimal("19.50")


@pytest.mark.parametrize(
    ("written", "url", "currency"),
    [
        ("$5.00", "https://shop.example.ca/x", "CAD"),
        ("$5.00", "https://shop.example.com/x", "USD"),
        ("249 kr", "https://shop.example.no/x", "NOK"),
        ("249 kr", "https://shop.example.se/x", "SEK"),
        ("19,90 zł", "https://shop.example.com/x", "PLN"),
        ("EUR 12.00", "https://shop.example.com/x", "EUR"),
    ],
)
def test_the_currency_comes_from_the_sign_and_the_country(written: str, url: str, currency: str) -> None:
    assert extract(f"{_HEAD}<p class=price>{written}</p>", url=url).currency == currency


def test_a_number_that_ends_the_heading_takes_no_sign_from_an_indented_price() -> None:
    html = f"<title>Optical Mouse 5000</title><h1>Optical Mouse 5000</h1><p>\n{' ' * 14}$59.99\n</p>"
    assert str(extract(html, url="https://shop.example.com/mouse").price) == "59.99"


@pytest.mark.parametrize(
    ("before", "price"),
    [
        ("Model 4711-2300", "88.00"),
        ("11 - 20", None),
        ("10+", None),
        ("20 Stück", None),
        ("Art. 2300/1", "88.00"),
    ],
)
def test_a_model_number_before_a_price_is_no_range_of_pieces(before: str, price: str | None) -> None:
    assert _price(f"<div>{before}</div><div>€88.00</div>") == price


@pytest.mark.parametrize(
    "said", ["M.R.P.: €120.00", "R.R.P. €120.00", "U.V.P.: €120.00", "Παλιά τιμή €120.00"]
)
def test_a_recommended_price_with_points_between_its_letters_is_a_former_one(said: str) -> None:
    product = extract(f"{_HEAD}<div>€88.00</div><div>{said}</div>", url="https://shop.example.de/oak-chair")
    assert (str(product.price), str(product.list_price)) == ("88.00", "120.00")


@pytest.mark.parametrize(
    ("written", "host", "price", "currency"),
    [
        ("Rs.1,299.00", "shop.pk", "1299.00", "PKR"),
        ("R 1 299,00", "shop.co.za", "1299.00", "ZAR"),
        ("12 990 Р", "shop.ru", "12990", "RUB"),
        ("129,00 KM", "shop.ba", "129.00", "BAM"),
        ("Tk 1,299", "shop.com.bd", "1299", "BDT"),
        ("$ 129.900", "shop.com.co", "129900", "COP"),
        ("RD$1,299.00", "shop.do", "1299.00", "DOP"),
        ("12 990 F CFA", "shop.ci", "12990", "XOF"),
        ("KWD 12.900", "shop.kw", "12.900", "KWD"),
        ("12.900 د.ك", "shop.kw", "12.900", "KWD"),
        ("৳ 1,299", "shop.com.bd", "1299", "BDT"),
        ("12 990 ֏", "shop.am", "12990", "AMD"),
        ("1.290.000 VNĐ", "shop.vn", "1290000", "VND"),
    ],
)
def test_currencies_are_read_as_their_country_writes_them(
    written: str, host: str, price: str, currency: str
) -> None:
    product = extract(f"{_HEAD}<div>{written}</div>", url=f"https://{host}/oak-chair")
    assert (str(product.price), product.currency) == (price, currency)


@pytest.mark.parametrize(
    "said", ["Range 129 KM", "R 1299", "12 990 Р", "CFA 2025", "Lek 100", "GS 1250", "all 12"]
)
def test_letters_that_are_a_currency_elsewhere_are_none(said: str) -> None:
    assert _price(f"<div>{said}</div>") is None
