"""What a page is, by content."""

import pytest

from spiders.extraction import PageKind, classify

_TILES = "".join(
    f'<li class="product"><a href="/p{number}"><h2>Chair {number}</h2><span class="price">${number}.00</span></a>'
    f"<a class=button href=?add={number}>Add to cart</a></li>"
    for number in range(1, 13)
)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        (f"<title>Chairs</title><h1>Chairs</h1><ul>{_TILES}</ul>", PageKind.LISTING),
        ("<title>404 Not Found</title><h1>Page not found</h1><p>$5.00</p>", PageKind.NOT_FOUND),
        ("<title>Just a moment...</title><p>Checking your browser", PageKind.BLOCKED),
        ("<title>Robot check</title><form>captcha</form>", PageKind.BLOCKED),
        ("<title>About us</title><h1>About us</h1><p>We have sold chairs since 1950.</p>", PageKind.OTHER),
        ("", PageKind.OTHER),
        (
            "<title>Chair</title><h1>Chair</h1><p>SKU: A1</p><p class=price>$5.00</p><button>Add to cart</button>"
            f"<div class=related><ul>{_TILES}</ul></div>",
            PageKind.PRODUCT,
        ),
    ],
)
def test_a_page_is_told_by_what_it_shows(html: str, kind: PageKind) -> None:
    assert classify(html, url="https://shop.example.com/x")[0] is kind


def test_a_review_page_with_the_price_is_no_product_page() -> None:
    page = (
        "<body class=review-product-list><h1>Chair</h1><p class=price>$5.00</p><button>Add to cart</button>"
    )
    assert classify(page, url="https://shop.example.com/review/product/list/id/7")[0] is not PageKind.PRODUCT
