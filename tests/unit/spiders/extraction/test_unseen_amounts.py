"""Amounts that no text has: values of inputs, names for those who do not see, pictures, and digits of their own."""

import pytest

from spiders.extraction import PageKind, extract

_HEAD = "<title>Oak Chair - Shop</title><h1>Oak Chair</h1>"


def _read(markup: str) -> tuple[str | None, str | None]:
    product = extract(
        f"{_HEAD}{markup}<button>Add to cart</button>", url="https://shop.example.com/oak-chair"
    )
    return None if product.price is None else str(product.price), product.currency


@pytest.mark.parametrize(
    "shown",
    [
        '<input readonly value="€ 1.299,00">',
        '<label>Price <input disabled value="1299.00 EUR"></label>',
        '<span aria-label="Price: €1,299.00"></span>',
        '<img src="p.png" alt="1 299,00 €">',
    ],
)
def test_what_a_browser_shows_without_a_text_is_the_price_where_no_text_has_one(shown: str) -> None:
    assert _read(shown) == ("1299.00", "EUR")


@pytest.mark.parametrize(
    "shown",
    [
        '<input value="€ 50.00">',
        '<input readonly value="2026">',
        '<span aria-label="Was: €1,299.00"></span>',
        '<footer><span aria-label="€1,299.00"></span></footer>',
        '<span aria-label="Rated 4.5 of 5"></span>',
    ],
)
def test_other_values_and_names_are_none(shown: str) -> None:
    assert _read(shown) == (None, None)


def test_a_text_outweighs_what_has_none() -> None:
    assert _read('<p>€ 20.00</p><input readonly value="€ 40.00">') == ("20.00", "EUR")


@pytest.mark.parametrize("text", ["€24.50", "€1,299.00", "299.00 €", "1.299,95 €", "£25"])
def test_digits_in_elements_of_their_own_are_one_number(text: str) -> None:
    digits = "".join(
        f"<i>{character}</i>" if character.isalnum() or character in ".," else character for character in text
    )
    plain = _read(f"<p>{text}</p>")
    assert plain[0] is not None
    assert _read(f"<p>{digits}</p>") == plain


def test_a_number_behind_such_digits_is_another() -> None:
    digits = "".join(f"<i>{character}</i>" for character in "24.50")
    assert _read(f"<p>€ {digits}</p><p>3 left</p>") == ("24.50", "EUR")


def test_sizes_of_one_digit_are_no_number() -> None:
    assert _read("<a>6</a><a>7</a><a>8</a><a>9</a><p>€ 24.50</p>") == ("24.50", "EUR")


def test_gift_certificates_are_no_product() -> None:
    page = (
        "<title>Gift Certificates - Shop</title><h1>Gift Certificates</h1><p>Value from £10.00</p>"
        "<form method=post><input name=value><button>Add to basket</button></form>"
    )
    assert extract(page, url="https://shop.example.com/gift-certificates.html").kind is not PageKind.PRODUCT
    assert extract(page, url="https://shop.example.com/gift-box").kind is PageKind.PRODUCT
