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


@pytest.mark.parametrize(
    "words", ["Zwoltzig <b>{m}</b>", "<span>Zwoltzig</span> <b>{m}</b>", "Due today: <b>{m}</b>"]
)
def test_a_part_of_the_price_behind_a_label_of_its_own_is_not_the_price(words: str) -> None:
    said = f"<div>{words.format(m='€5.00')}</div>"
    assert _price(f"{said}<p>Made of oak from the hills.</p><p>€50.00</p>") == Decimal("50.00")


@pytest.mark.parametrize(
    "words", ["From {m}", "ab {m}", "Other colours from {m}", "<span>À partir de</span> <b>{m}</b>"]
)
def test_where_other_forms_begin_is_not_the_price_beside_a_dearer_bare_amount(words: str) -> None:
    said = f"<div>{words.format(m='€30.00')}</div><p>Made of oak from the hills of the north.</p>"
    assert _price(f"{said}<p>€50.00</p>") == Decimal("50.00")


def test_a_range_or_a_form_of_the_lowest_price_leaves_from_its_amount() -> None:
    assert _price("<p>From €30.00</p><p>to</p><p>€50.00</p>") == Decimal("30.00")
    said = "<p>From €30.00</p><p>Made of oak from the hills of the north.</p>"
    assert _price(f"{said}<ul><li>€30.00</li><li>€50.00</li></ul>") == Decimal("30.00")


def test_from_is_said_of_a_reduced_price_beside_its_former_one() -> None:
    tile = "<p>€98.70</p><p>Made of oak from the hills of the north.</p>"
    assert _price(f"{tile}<p>From €70.50</p><p>€78.50</p>") == Decimal("70.50")


def test_what_stands_before_or_is_said_of_the_other_amount() -> None:
    assert _price("<p>24,800 points</p><p>or</p><p>€198.40</p>") == Decimal("198.40")
    assert _price("<p>2 för €89.00</p><p>€54.90</p>") == Decimal("54.90")


def test_an_amount_in_another_currency_behind_the_price_is_its_conversion() -> None:
    product = extract(_page("<p>€39.90</p><p>78,04 лв.</p><p><s>€49.90</s> <s>97,60 лв.</s></p>"))
    assert (product.price, product.currency, product.list_price) == (
        Decimal("39.90"),
        "EUR",
        Decimal("49.90"),
    )


@pytest.mark.parametrize("former", ["RRP €64.99", "List price: <s>€64.99</s>"])
@pytest.mark.parametrize("asked", ["<a href=/login>Log in to see trade price</a>", "See price in cart"])
def test_a_former_price_is_not_the_price_where_that_is_told_on_request(former: str, asked: str) -> None:
    assert _price(f"<p>{former}</p><p>{asked}</p>") is None


@pytest.mark.parametrize("row", ["<td>€36.00</td><td>€38.00</td>", "<td>€36.00</td></tr><tr><td>€38.00</td>"])
def test_what_stands_in_a_further_cell_of_a_table_is_no_former_price(row: str) -> None:
    assert extract(_page(f"<table><tr>{row}</tr></table>")).list_price is None


def test_the_way_to_a_late_price_counts_from_the_first_amount_that_is_not_anothers() -> None:
    basket = "".join(f"<div>€{cost}.00</div>" for cost in range(20, 24))
    text = f"<p>{'Made of oak. ' * 300}</p>"
    behind = "<p>Delivered to you.</p><p>By us.</p><p>Soon.</p>"
    assert _price(f"<nav>{basket}</nav>{text}<p>€50.00</p>{behind}") == Decimal("50.00")
