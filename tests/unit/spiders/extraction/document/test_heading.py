"""Which text is the product's heading where level-one headings and titles are of little help."""

import pytest

from spiders.extraction import extract
from spiders.extraction.document.page import Page

_MENU = "<ul><li>Chairs</li><li>Tables</li></ul>"


def _heading(body: str, *, title: str, url: str = "https://shop.example.com/p/1") -> str | None:
    page = Page(f"<title>{title}</title><body>{_MENU}{body}</body>".encode(), url=url)
    return page.heading.text if page.heading is not None and page.heading.is_sure else None


@pytest.mark.parametrize(
    "title",
    [
        "Oak dining chair Bergen",
        "The Shop - Oak dining chair Bergen",
        "Buy oak dining chair Bergen in Leeds | The Shop",
    ],
)
def test_without_level_one_heading_a_text_that_stands_in_the_title_is_it(title: str) -> None:
    assert _heading("<div>Chairs for dining</div><div>Oak dining chair Bergen</div>", title=title) == (
        "Oak dining chair Bergen"
    )


def test_a_banner_as_level_one_heading_gives_way_to_a_text_of_the_title() -> None:
    body = "<h1>Summer sale!</h1><div>Oak dining chair Bergen</div>"
    assert _heading(body, title="Buy oak dining chair Bergen in Leeds") == "Oak dining chair Bergen"


@pytest.mark.parametrize("tag", ["h2", "div"])
def test_the_last_step_of_a_trail_is_not_the_heading(tag: str) -> None:
    trail = "<ul><li><a href=/>Home</a></li><li><strong>Oak dining chair Bergen</strong></li></ul>"
    html = (
        f"<title>Oak dining chair Bergen</title>{trail}<{tag}>Oak dining chair Bergen</{tag}><p>€149.00</p>"
    )
    page = Page(html.encode())
    assert page.heading is not None
    assert page.heading.node.tag == tag


def test_a_short_text_of_the_title_is_none() -> None:
    assert _heading("<div>Oak dining</div>", title="Buy oak dining chair Bergen in Leeds") is None


@pytest.mark.parametrize("tag", ["h1", "div"])
def test_where_every_page_has_one_title_the_address_tells(tag: str) -> None:
    body = f"<h1>Welcome!</h1><{tag}>Oak dining chair Bergen</{tag}>"
    address = "https://shop.example.com/chairs/oak-dining-chair-bergen/d/4711.html"
    assert _heading(body, title="My shop", url=address) == "Oak dining chair Bergen"


def test_the_first_word_of_an_address_is_no_heading() -> None:
    address = "https://shop.example.com/chairs/bergen-oak-dining-chair"
    assert _heading("<div>Bergen</div><div>Other chairs</div>", title="My shop", url=address) is None


def test_an_address_that_nobody_can_read_is_none() -> None:
    assert (
        _heading("<div>Oak dining chair</div>", title="My shop", url="https://[shop/oak-dining-chair") is None
    )


def test_a_price_is_found_behind_a_heading_that_only_the_address_tells() -> None:
    html = (
        f"<title>My shop</title>{_MENU}<div>Gift card €10.00</div><p>{'About us. ' * 300}</p>"
        "<div>Oak dining chair Bergen</div><div>€149.00</div><button>Add to cart</button>"
    )
    product = extract(html, url="https://shop.example.com/oak-dining-chair-bergen")
    assert (product.name, str(product.price)) == ("Oak dining chair Bergen", "149.00")
