"""What stands in words beside a bare price is not the price, in whatever language, and hides it neither."""

from decimal import Decimal

import pytest

from spiders.extraction import PageKind, extract

_BUTTON = "<button>Add to cart</button>"


def _page(body: str) -> str:
    return f"<title>Oak Chair - Shop</title><body><h1>Oak Chair</h1>{body}{_BUTTON}</body>"


def _price(body: str, *, url: str = "https://shop.example.de/oak-chair") -> Decimal | None:
    return extract(_page(body), url=url).price


@pytest.mark.parametrize(
    "words",
    [
        "Zwoltzig {m}",  # no language's: what a part of the price is said to be
        "Získáte body v hodnotě {m}",
        "Bonusguthaben sichern: {m}",
        "{m} de remise immédiate",
        "Incluye {m} de canon digital",
        "You are {m} away from free delivery!",
        "Get a {m} gift card with this purchase",
        "+ pant {m}",
    ],
)
def test_a_part_of_the_price_in_words_is_not_the_price(words: str) -> None:
    said = f"<p>{words.format(m='€5.00')}</p>"
    assert _price(f"{said}<p>€50.00</p>") == Decimal("50.00")
    assert _price(f"<p>€50.00</p>{said}") == Decimal("50.00")


@pytest.mark.parametrize(
    "words",
    [
        "Klubová cena {m}",
        "Mit Kundenkarte {m}",
        "По карте {m}",
        "{m} avec le code PROMO",
        "30-Tage-Bestpreis: {m}",
    ],
)
def test_what_only_some_pay_or_once_paid_is_not_the_price(words: str) -> None:
    said = f"<p>{words.format(m='€45.00')}</p>"
    assert _price(f"{said}<p>€50.00</p>") == Decimal("50.00")
    assert _price(f"<p>€50.00</p>{said}") == Decimal("50.00")


def test_a_word_for_the_price_keeps_the_lower_amount_before_a_bare_one() -> None:
    assert _price("<p>Now €79.00</p><p>€99.00</p>") == Decimal("79.00")


@pytest.mark.parametrize(
    "told",
    [
        "Delivery Tue 24.11. – Thu 26.11.2026",
        "Lieferung bis Dienstag, 24. November",
        "Entrega entre el 24 y el 26 de noviembre",
        "Order within 3 hours 12 minutes for delivery tomorrow",
        "Shipping from Spain",
    ],
)
def test_when_and_whence_something_is_sent_does_not_hide_the_price_behind_it(told: str) -> None:
    assert _price(f"<div>{told}</div><div><span>€50.00</span></div>") == Decimal("50.00")


def test_what_sending_costs_is_not_the_price() -> None:
    rows = "<div>Next day delivery - order before 17:00</div><div class=shipping-price>€14.95</div>"
    assert _price(f"<div>Only</div><div>€39.99</div>{rows}") == Decimal("39.99")


def test_a_unit_behind_an_abbreviated_currency_is_seen() -> None:
    body = "<div>1.070,88 kr. pr. kg</div><div>629,93 kr.</div>"
    assert _price(body, url="https://shop.example.dk/oak-chair") == Decimal("629.93")


@pytest.mark.parametrize(
    "written",
    [
        "\n   €\n   <span>\n      48\n   </span><span>\n      .90\n   </span>",
        "<my-price><template shadowrootmode=open><span>€48.90</span></template></my-price>",
        "<h3><a href='#buy'>€48.90</a></h3>",
        "€48.90<sup>1</sup>",
    ],
)
def test_a_price_is_read_however_a_page_builds_it(written: str) -> None:
    product = extract(_page(f"<div>{written}</div>"), url="https://shop.example.de/oak-chair")
    assert (product.price, product.kind) == (Decimal("48.90"), PageKind.PRODUCT)


def test_cents_in_an_element_of_their_own_are_not_those_of_the_amount_before() -> None:
    assert _price("<p><s>64.27 €</s> <b>43<sup>97</sup> €</b></p>") == Decimal("43.97")


@pytest.mark.parametrize("times", [20, 150])
def test_a_description_before_the_price_may_be_long(times: int) -> None:
    described = "<p>" + "Made with care from the finest materials by people. " * times + "</p>"
    assert _price(f"{described}<div>€48.90</div>") == Decimal("48.90")
