"""What stands under "You may also like" is other products', without any class name that tells."""

from decimal import Decimal

import pytest

from spiders.extraction import ExtractedProduct, extract

_TILE = "<div><a href=/other>Bowl</a> <span>{price}</span> <button>Add to cart</button></div>"


def _extracted(rest: str) -> ExtractedProduct:
    html = f"<html lang=en><title>Blue vase</title><body><h1>Blue vase</h1>{rest}</body></html>"
    return extract(html, url="https://shop.example.com/blue-vase")


@pytest.mark.parametrize(
    "title",
    [
        "<h2>You may also like</h2>", "<div><h3>Ähnliche Artikel</h3></div>", "<p>Vous aimerez aussi :</p>",
        "<h2>Similar items you might like</h2>", "<h4>С этим товаром покупают</h4>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("box", ["{title}{tile}", "<section>{title}{tile}</section>"])
def test_a_price_and_a_button_under_such_a_title_are_not_the_products(title: str, box: str) -> None:
    tile = _TILE.format(price="$9.00")
    product = _extracted(f"<p>Out of stock</p>{box.format(title=title, tile=tile)}")
    assert product.price is None
    assert str(product.availability) == "OutOfStock"


def test_a_link_to_that_part_takes_nothing_from_what_stands_behind_it() -> None:
    product = _extracted("<div><a href=#also>You may also like</a></div><div>$20.00</div>")
    assert product.price == Decimal("20.00")


def test_the_next_heading_ends_the_part() -> None:
    product = _extracted(f"<h2>Recently viewed</h2>{_TILE.format(price='$9.00')}<h2>Buy it</h2><p>$20.00</p>")
    assert product.price == Decimal("20.00")


@pytest.mark.parametrize(
    "shown",
    [
        '<p>by <a href="/brand/acme">Acme</a></p>',
        '<a href="/marken/acme"><img src="/l.png" alt="Acme"></a>',
        '<div class="brand-logo"><img src="/l.png" alt="Logo Acme"></div>',
    ],
)
def test_a_link_or_logo_of_a_brand_tells_it(shown: str) -> None:
    assert _extracted(f"{shown}<p>$20.00</p>").brand == "Acme"


def test_of_several_brands_linked_nobody_knows_which_is_meant() -> None:
    links = '<a href="/brand/acme">Acme</a> <a href="/brand/other">Other</a>'
    assert _extracted(f"{links}<p>$20.00</p>").brand is None
