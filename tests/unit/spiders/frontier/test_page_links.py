"""What a link seems to lead to."""

import pytest

from spiders.frontier.link import LinkKind
from spiders.frontier.page_links import read_links

PAGE = "http://s.example/tools"


def kinds(body: str, *, url: str = PAGE, locale: str = "") -> dict[str, LinkKind]:
    found = read_links(f"<html lang='en'><body>{body}</body></html>", url=url, locale=locale)
    return {link.url.removeprefix("http://s.example"): link.kind for link in found.links}


@pytest.mark.parametrize(
    ("body", "path", "kind"),
    [
        ("<a href='/p/anvil'>Anvil</a>", "/p/anvil", LinkKind.PRODUCT),
        ("<a href='/p/57'>Anvil</a>", "/p/57", LinkKind.PRODUCT),
        ("<a href='/x.php?products_id=1'>Anvil</a>", "/x.php?products_id=1", LinkKind.PRODUCT),
        ("<div class='product-card'><a href='/anvil'>Anvil</a></div>", "/anvil", LinkKind.PRODUCT),
        (
            "<nav><li class='menu-item'><a href='/tools/new'>New</a></li></nav>",
            "/tools/new",
            LinkKind.LISTING,
        ),
        ("<ul class='pagination'><a href='/tools?page=2'>2</a></ul>", "/tools?page=2", LinkKind.PAGINATION),
        ("<a rel='next' href='/tools/more'>more</a>", "/tools/more", LinkKind.PAGINATION),
        ("<a href='/tools?color=red'>red</a>", "/tools?color=red", LinkKind.FACET),
        ("<div class='layered-filter'><a href='/tools/red'>red</a></div>", "/tools/red", LinkKind.FACET),
        ("<a href='/about-us'>About</a>", "/about-us", LinkKind.CONTENT),
        ("<footer><a href='/jobs'>Jobs</a></footer>", "/jobs", LinkKind.CONTENT),
        ("<div data-href='/p/anvil'>Anvil</div>", "/p/anvil", LinkKind.PRODUCT),
        ("<div onclick=\"location.href='/p/anvil'\">Anvil</div>", "/p/anvil", LinkKind.PRODUCT),
    ],
)
def test_kind_of_a_link(body, path, kind):
    assert kinds(body) == {path: kind}


@pytest.mark.parametrize(
    "body",
    [
        "<a href='http://other.example/a'>x</a>",
        "<a href='mailto:a@b.example'>x</a>",
        "<a href='/cart'>x</a>",
        "<div class='pagination'><a href='/tools?page=1'>1</a></div>",
        "<div class='language-menu'><a href='/de/tools'>Deutsch</a></div>",
    ],
    ids=["another site", "mail", "cart", "back to the first page", "another language"],
)
def test_links_not_worth_a_request(body):
    assert kinds(body) == {}


def test_within_a_locale_other_locales_are_not_followed():
    links = "<a href='/us/a'>a</a><a href='/dk/a'>a</a><a href='/en-gb/a'>a</a><a href='/tvs/a'>a</a>"
    assert set(kinds(links, locale="us")) == {"/us/a", "/tvs/a"}


def test_two_letter_categories_are_no_locales():
    assert set(kinds("<nav><a href='/tv/a'>TV</a><a href='/pc/a'>PC</a></nav>")) == {"/tv/a", "/pc/a"}


def test_names_come_from_text_title_and_picture():
    (link,) = read_links("<a href='/a' title='Big anvil'><img alt='Anvil 5'></a>", url=PAGE).links
    assert link.names == {"biganvil", "anvil5"}


def test_a_page_without_markup_has_no_links():
    assert read_links("", url=PAGE).links == ()


@pytest.mark.parametrize(
    ("href", "lists"),
    [
        ("?page=2", True),
        ("/tools/?sort=price", True),
        ("/tools?orderby=reference", True),
        ("/tools?color=red", False),
        ("/garden?page=2", False),
        ("?variant=7", False),
    ],
)
def test_a_page_lists_where_it_links_to_itself_in_another_order_or_to_further_parts(href, lists):
    found = read_links(f"<a href='{href}'>x</a>", url="http://s.example/tools")
    assert found.lists is lists


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("<a href='/lamps'>- Lamps (0)</a>", True),
        ("<a href='/lamps'>Lamps (10)</a>", False),
        ("<a href='/lamps'>Oak lamp</a><a href='/lamps'>Reviews (0)</a>", False),
        ("<a href='/lamps#reviews'>Reviews (0)</a>", False),
    ],
)
def test_a_category_that_the_shop_counts_as_empty_is_marked(body, empty):
    found = read_links(f"<html><body>{body}</body></html>", url=PAGE)
    assert [link.is_empty for link in found.links] == [empty]


def test_filters_of_a_listing_are_no_products_whatever_its_address_looks_like():
    facets = "<div class='facets'><a href='?f[0]=brand:1'>Halden</a></div>"
    assert set(kinds(facets, url="http://s.example/products/lamps").values()) == {LinkKind.FACET}
