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
        ("<title>404 - Shop</title><h1>404</h1><p>$5.00</p>", PageKind.NOT_FOUND),
        (
            "<title>Anvil 404 - Shop</title><h1>Anvil 404</h1><p class=price>$5.00</p><button>Add to cart</button>",
            PageKind.PRODUCT,
        ),
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


@pytest.mark.parametrize("number", [1, 2])
def test_a_category_of_few_products_in_boxes_of_any_name_is_no_product_page(number: int) -> None:
    box = (
        "<div class=x><a href='/chair-{0}'><img alt='Chair'></a><p><a href='/chair-{0}'>Chair {0}</a></p>"
        "<p class=price>$5.00</p><p class=stock>In stock</p><button>Add to cart</button></div>"
    )
    boxes = "".join(box.format(place) for place in range(number))
    page = f"<title>Chairs</title><h1>Chairs</h1><div>{boxes}</div>"
    assert classify(page, url="https://shop.example.com/chairs")[0] is not PageKind.PRODUCT


def test_the_logo_of_a_brand_beside_the_price_makes_no_tile_of_a_product() -> None:
    page = (
        "<title>Chair</title><h1>Chair</h1><div><a href='/brand/oak' title='Oak'><img alt='Oak'></a>"
        "<p class=price>$5.00</p><button>Add to cart</button></div>"
    )
    assert classify(page, url="https://shop.example.com/chair")[0] is PageKind.PRODUCT


def test_a_review_page_with_the_price_is_no_product_page() -> None:
    page = (
        "<body class=review-product-list><h1>Chair</h1><p class=price>$5.00</p><button>Add to cart</button>"
    )
    assert classify(page, url="https://shop.example.com/review/product/list/id/7")[0] is not PageKind.PRODUCT


@pytest.mark.parametrize(
    ("action", "kind"),
    [("/p/{}", PageKind.LISTING), ("/cart/add/{}", PageKind.PRODUCT), ("/p/1", PageKind.PRODUCT)],
)
def test_tiles_that_a_form_of_one_button_leads_out_of_are_no_product(action: str, kind: PageKind) -> None:
    tile = "<div><h3>Chair {}</h3><p>€{}0.00</p><form action={}><button>View</button></form></div>"
    tiles = "".join(tile.format(n, n, action.format(n)) for n in range(1, 8))
    html = f"<title>Chairs</title><h1>Chairs</h1><p>In stock</p><p>SKU: A-1</p>{tiles}"
    assert classify(html, url="https://shop.example/chairs")[0] is kind
