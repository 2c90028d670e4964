"""What is never followed."""

import pytest

from spiders.frontier.rules import is_followed, own_switches


@pytest.mark.parametrize(
    "path",
    [
        "/cart", "/en/warenkorb", "/checkout/onepage", "/wishlist/index/add/product/3", "/p/1?add-to-cart=1",
        "/index.php?route=checkout/cart", "/index.php?route=account/wishlist.add", "/index.php?route=product/compare",
        "/index.php?main_page=product_reviews_info&products_id=3", "/index.php?main_page=login",
        "/product_reviews.php?products_id=1", "/index.php?cPath=1&action=buy_now", "/x?currency=EUR", "/x?___store=de",
        "/productreviews/4", "/compareproducts/add/1", "/image.jpg", "/manual.pdf", "/feed.rss", "/wp-login.php",
        "/index.php?controller=authentication", "/index.php?dispatch=auth.login",
    ],
)  # fmt: skip
def test_actions_accounts_and_files_are_not_followed(path):
    assert not is_followed(f"http://s.example{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/", "/golf-cart-bag", "/compare-the-meerkat-toy.html", "/product/account-book",
        "/index.php?route=product/product",
        "/index.php?main_page=product_info&products_id=2", "/product_info.php?products_id=3", "/detail/018f",
        "/a?page=2", "/index.php?id_product=1&controller=product", "/item?id=25787", "/Main-product/SWDEMO10007.1",
    ],
)  # fmt: skip
def test_pages_of_products_and_listings_are_followed(path):
    assert is_followed(f"http://s.example{path}")


def test_the_language_that_all_links_of_a_page_carry_switches_nothing():
    links = [f"http://s.example/index.php?product_id={n}&language=en-gb&currency=USD" for n in range(5)]
    switch = "http://s.example/index.php?product_id=1&language=de-de&currency=USD"
    own = own_switches([*links, switch])
    assert all(is_followed(link, own=own) for link in links)
    assert not is_followed(switch, own=own)


def test_a_switch_of_currency_is_not_followed():
    links = [f"http://s.example/?currency={code}" for code in ("EUR", "USD", "GBP", "CHF", "SEK")]
    assert not any(is_followed(link, own=own_switches(links)) for link in links)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://s.example/cart.php?target=product&product_id=5", True),
        ("https://s.example/cart.php?target=category&category_id=2", True),
        ("https://s.example/cart.php?target=cart", False),
        ("https://s.example/cart.php?target=login", False),
        ("https://s.example/cart.php?action=add&product_id=5", False),
        ("https://s.example/cart.php", False),
    ],
)
def test_a_script_that_shows_all_pages_is_judged_by_its_parameter(url, followed):
    assert is_followed(url) is followed
