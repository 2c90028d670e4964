"""When a crawl leaves off."""

from spiders.frontier.link import LinkKind
from spiders.frontier.patience import Patience, ShopList


def _asked(kind: LinkKind, times: int) -> Patience:
    patience = Patience()
    for _ in range(times):
        patience.ask(kind)
    return patience


def test_links_that_look_like_products_do_not_use_up_the_patience_for_listings():
    patience = _asked(LinkKind.PRODUCT, 500)
    assert patience.is_over(LinkKind.PRODUCT, products=10, named=ShopList())
    assert not patience.is_over(LinkKind.LISTING, products=10, named=ShopList())


def test_a_new_product_ends_all_rows():
    patience = _asked(LinkKind.LISTING, 500)
    patience.found()
    assert not patience.is_over(LinkKind.LISTING, products=1, named=ShopList())


def test_dead_links_count_only_where_the_shop_named_them():
    listings, named = _asked(LinkKind.LISTING, 500), _asked(LinkKind.SITEMAP_PAGE, 500)
    for _ in range(500):
        listings.forgive(LinkKind.LISTING)
        named.forgive(LinkKind.SITEMAP_PAGE)
    assert not listings.is_over(LinkKind.LISTING, products=1, named=ShopList())
    assert named.is_over(LinkKind.SITEMAP_PAGE, products=1, named=ShopList())


def test_less_is_asked_of_the_rest_where_the_shops_list_is_whole():
    patience = _asked(LinkKind.LISTING, 20)
    assert patience.is_over(LinkKind.LISTING, products=10, named=_list(10))
    assert not patience.is_over(LinkKind.LISTING, products=10, named=ShopList())


def _list(count: int) -> ShopList:
    found = ShopList(keys={f"s/{n}" for n in range(count)})
    for n in range(count):
        found.record(f"s/{n}", product=f"s/{n}", is_new=True)
    return found


def test_a_list_is_whole_until_products_turn_up_elsewhere():
    found = _list(10)
    assert found.is_whole
    found.record("s/hidden", product="s/hidden", is_new=True)
    assert not found.is_whole


def test_a_product_first_seen_elsewhere_that_the_list_names_too_is_not_missing():
    found = _list(10)
    found.keys.add("s/listed")
    found.record("s/tools/listed", product="s/tools/listed", is_new=True)
    found.record("s/listed", product="s/tools/listed", is_new=False)
    assert found.is_whole


def test_a_list_of_dead_addresses_is_not_believed():
    found = _list(10)
    found.keys.update(f"s/old-{n}" for n in range(9))
    for n in range(9):
        found.record_gone(f"s/old-{n}")
    assert not found.is_whole


def test_an_empty_list_is_not_whole():
    assert not ShopList().is_whole


def test_the_rest_of_a_stale_list_gets_little():
    stale = ShopList(keys={f"s/old-{n}" for n in range(99)})
    for n in range(12):
        stale.record_gone(f"s/old-{n}")
    assert stale.is_stale
    patience = _asked(LinkKind.SITEMAP_PAGE, 30)
    assert patience.is_over(LinkKind.SITEMAP_PAGE, products=10, named=stale)
    assert not patience.is_over(LinkKind.SITEMAP_PAGE, products=10, named=ShopList())
