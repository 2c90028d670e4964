"""Stars and numbers of ratings as pages show them, and pictures called as the product is, where no data tells them."""

import pytest

from spiders.extraction import ExtractedProduct, extract


def _product(markup: str) -> ExtractedProduct:
    return extract(
        f"<title>Oak Chair | Shop</title><main><h1>Oak Chair</h1>{markup}<p>€20.00</p></main>",
        url="https://shop.example/oak-chair",
    )


@pytest.mark.parametrize(
    ("markup", "rating", "count"),
    [
        ("<i>4.6 out of 5 stars</i><a>12,345 ratings</a>", 4.6, 12345),
        ("<i>4,6 von 5 Sternen</i><a>479 Sternebewertungen</a>", 4.6, 479),
        ("<span>4,7 su 5 stelle</span><a>540 voti</a>", 4.7, 540),
        ("<span>3,6 sur 5</span><a>8 évaluations</a>", 3.6, 8),
        ("<b>4.5</b>/5 <a>(1.024 opiniones)</a>", 4.5, 1024),
        ("<b>8.6</b>/10 <a>31 beoordelingen</a>", 4.3, 31),
        ("<p>4 sur 5 étoiles</p>", 4.0, None),
        ("<span>★★★★☆</span><a>(17 reviews)</a>", None, 17),
        ("<a>15 отзывов</a>", None, 15),
    ],
)
def test_stars_and_their_number_are_read_in_the_languages_of_shops(
    markup: str, rating: float | None, count: int | None
) -> None:
    product = _product(markup)
    assert (product.rating, product.review_count) == (rating, count)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>1 / 5</p>",
        "<p>Pack 2 of 5</p>",
        "<div class=related><i>4.6 out of 5 stars</i><a>(12 ratings)</a></div>",
        "<p>Write the first of many reviews</p>",
        "<p>3.5 x 5 m</p>",
        "<p>Seller since 2004</p><p>Berlin</p><p>Germany</p><p>Fast</p><a>153 Reviews</a>",
    ],
)
def test_counts_of_pictures_and_stars_of_others_are_no_rating(markup: str) -> None:
    product = _product(markup)
    assert (product.rating, product.review_count) == (None, None)


def test_pictures_called_as_the_product_is_are_its_own_where_no_data_names_any() -> None:
    product = _product(
        '<img alt="Oak Chair" src="data:image/gif;base64,R0" data-src="/a.jpg"><img alt="Oak Chair, back" src="/b.jpg">'
        '<img alt="Pine Bench" src="/c.jpg"><img alt="Oak" src="/d.jpg">'
        '<div class=related><img alt="Oak Chair" src="/e.jpg"></div>'
    )
    assert product.images == ("https://shop.example/a.jpg", "https://shop.example/b.jpg")


def test_a_picture_that_data_names_comes_before_those_that_are_called_so() -> None:
    meta = '<meta property="og:image" content="https://shop.example/own.jpg">'
    body = '<h1>Oak Chair</h1><img alt="Oak Chair" src="/b.jpg">'
    assert extract(f"<title>Oak Chair</title>{meta}{body}").images == ("https://shop.example/own.jpg",)
