"""The usual templates of shops in nine languages, without structured data and without telling class names."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct, extract

_LANGUAGES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
_PRICE = Decimal(1250)

# {price} is what one pays; {dear} and {tall} are above it, {low} is below it. Text before "|" stands above the heading.
_TEMPLATES = {
    "only the price": "<div><b>{price}</b></div><button>{buy}</button>",
    "was and now": "<div><span>{was} {dear}</span> <span>{now} {price}</span></div><button>{buy}</button>",
    "now and was": "<div><span>{now} {price}</span> <span>{was} {dear}</span></div><button>{buy}</button>",
    "struck out, no words": "<div><s>{dear}</s> <b>{price}</b></div><button>{buy}</button>",
    "struck out by style": (
        "<div><i style='text-decoration:line-through'>{dear}</i><b>{price}</b></div><button>{buy}</button>"
    ),
    "two amounts without a word": "<div><span>{dear}</span><span>{price}</span></div><button>{buy}</button>",
    "two amounts, the dear one last": "<div><span>{price}</span><span>{dear}</span></div><button>{buy}</button>",
    "percentage off": "<div><s>{dear}</s><em>-16%</em><b>{price}</b></div><button>{buy}</button>",
    "saved amount": "<div><b>{price}</b></div><p>{save} {low}</p><button>{buy}</button>",
    "price a month": "<div><b>{price}</b></div><p>{low} {month}</p><button>{buy}</button>",
    "price a kilogram": "<div><b>{price}</b></div><small>{dear} / kg</small><button>{buy}</button>",
    "shipping behind": "<div><b>{price}</b></div><p>+ {shipping} {low}</p><button>{buy}</button>",
    "gross leads": "<div><b>{tall}</b> {gross}</div><div>{price} {net}</div><button>{buy}</button>",
    "net leads": "<div><b>{price}</b> {net}</div><div>{tall} {gross}</div><button>{buy}</button>",
    "related products": (
        "<div><b>{price}</b></div><button>{buy}</button><h2>{related}</h2><ul>"
        "<li><a href=/b><img src=b.jpg>Pine Bench</a> {low}</li><li><a href=/c><img src=c.jpg>Elm Desk</a> {dear}</li>"
        "</ul>"
    ),
    "variants with prices": (
        "<div><b>{price}</b></div><select><option>120 cm ({low})<option>160 cm ({dear})</select><button>{buy}</button>"
    ),
    "a basket above": "<header><a href=/cart>{low}</a></header>|<div><b>{price}</b></div><button>{buy}</button>",
    "voucher banner below": "<div><b>{price}</b></div><button>{buy}</button><p>{save} {low}!</p>",
}
_TALL = {"gross leads": Decimal(1500)}


def _extracted(language: str, markup: str) -> ExtractedProduct:
    words = _LANGUAGES[language]
    amounts = {"price": "1 250", "dear": "1 490", "low": "1 020", "tall": "1 500"}
    shown = {name: words["money"].format(*digits.split()) for name, digits in amounts.items()}
    above, _, below = markup.rpartition("|")
    heading = "<h1>Oak Table 4711</h1>"
    html = f"<html lang={language}><title>Oak Table 4711 | Shop</title><body>{above}<main>{heading}{below}</main>"
    return extract(html.format(**words, **shown), url=f"https://{words['host']}/oak-table-4711")


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("template", _TEMPLATES)
def test_the_price_of_a_template_is_read_in_every_language(template: str, language: str) -> None:
    assert _extracted(language, _TEMPLATES[template]).price == _TALL.get(template, _PRICE)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("stock", Availability.IN_STOCK),
        ("few", Availability.IN_STOCK),
        ("out", Availability.OUT_OF_STOCK),
        ("preorder", Availability.PRE_ORDER),
        ("backorder", Availability.BACK_ORDER),
        ("discontinued", Availability.DISCONTINUED),
    ],
)
def test_the_stock_text_of_every_language_says_the_state(
    word: str, state: Availability, language: str
) -> None:
    markup = f"<div><b>{{price}}</b></div><p class=stock>{{{word}}}</p>"
    assert _extracted(language, markup).availability is state


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_button_to_buy_says_that_the_product_can_be_bought(language: str) -> None:
    product = _extracted(language, "<div><b>{price}</b></div><button>{buy}</button>")
    assert product.availability is Availability.IN_STOCK
    assert product.is_product > 0.5


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_labelled_number_is_the_sku(language: str) -> None:
    assert _extracted(language, "<p>{number}: OT-4711</p><b>{price}</b>").sku == "OT-4711"


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_lowest_price_stands_for_the_product(language: str) -> None:
    assert _extracted(language, "<div>{from} <b>{price}</b></div><button>{buy}</button>").price == _PRICE
    assert _extracted(language, "<div><b>{price} – {dear}</b></div><button>{buy}</button>").price == _PRICE
