"""Which address is asked for next, and which never."""

from collections import Counter

from spiders.frontier.frontier import Frontier
from spiders.frontier.link import Link, LinkKind, fold
from spiders.frontier.skip import Skip
from spiders.frontier.urls import url_key


def link(path: str, kind: LinkKind = LinkKind.LISTING, name: str = "", **more: object) -> Link:
    url = f"http://s.example{path}"
    return Link(url=url, key=url_key(url), kind=kind, names=frozenset({fold(name)} - {""}), **more)  # type: ignore[arg-type]


def test_products_come_before_listings_and_filters_last():
    frontier = Frontier()
    frontier.add([link("/f?color=1", LinkKind.FACET), link("/l"), link("/p/1", LinkKind.PRODUCT)])
    assert [frontier.next().kind for _ in range(3)] == [LinkKind.PRODUCT, LinkKind.LISTING, LinkKind.FACET]
    assert frontier.next() is None


def test_an_address_is_handed_out_once_however_it_is_written():
    frontier = Frontier()
    frontier.add([link("/a?x=1&y=2"), link("/a?y=2&x=1"), link("/a/?x=1&y=2")])
    assert frontier.next() is not None
    assert frontier.next() is None


def test_filters_without_yield_are_given_up_whatever_listing_they_narrow():
    frontier = Frontier()
    frontier.add([link(f"/l{n}?color={v}", LinkKind.FACET) for n in range(10) for v in range(10)])
    asked = 0
    while frontier.next():
        asked += 1
    assert asked <= 6
    assert frontier.skipped[Skip.EXHAUSTED] == 100 - asked


def test_filters_that_lead_to_new_products_are_followed_on():
    frontier = Frontier()
    frontier.add([link(f"/l?color={v}", LinkKind.FACET) for v in range(30)])
    asked = 0
    while found := frontier.next():
        asked += 1
        frontier.record(found, product=None, is_new=False)
        product = link(f"/p/{asked}", LinkKind.PRODUCT, found_on="filters?color")
        frontier.record(product, product=product.key, name="x", is_new=True)
    assert asked == 30


def test_a_link_named_like_a_known_product_is_skipped_once_the_shop_has_confirmed_it():
    frontier = Frontier()
    for number in range(4):
        for category in "ab":
            frontier.record(
                link(f"/{category}/{number}"), product=f"p{number}", name=f"Product {number}", is_new=True
            )
    frontier.add(
        [link("/c/1", name="Product 1"), link("/c/2", name="Something else"), link("/c/9", name="Product 9")]
    )
    assert {frontier.next().url[-4:] for _ in range(2)} == {"/c/2", "/c/9"}
    assert frontier.next() is None
    assert frontier.skipped[Skip.DUPLICATE] == 1


def test_nothing_is_predicted_before_the_shop_has_confirmed_it():
    frontier = Frontier()
    frontier.record(link("/a/1"), product="p1", name="Product 1", is_new=True)
    frontier.add([link("/b/1", name="Product 1")])
    assert frontier.next() is not None


def test_a_named_address_keeps_the_credit_of_the_list_when_a_page_shows_it_as_a_product():
    """Else a crawl that believes the list would take its own products for what was to be checked."""
    frontier = Frontier()
    paths = [f"/p/{n}" for n in range(60)]
    frontier.named.keys.update(link(path).key for path in paths)
    for n in range(5):
        frontier.named.record(link(paths[n]).key, product=paths[n], is_new=True)
    frontier.add(link(path, LinkKind.SITEMAP_PAGE) for path in paths)
    frontier.add(link(path, LinkKind.PRODUCT) for path in paths)
    asked = 0
    while frontier.next():
        asked += 1
    assert asked == 60


def test_a_budget_of_pages_is_kept():
    frontier = Frontier(max_pages=2)
    frontier.add([link(f"/{n}") for n in range(5)])
    assert frontier.next() and frontier.next()
    assert frontier.next() is None
    assert frontier.stopped_by_budget


def test_answers_of_an_api_count_for_a_budget_and_sitemaps_do_not():
    frontier = Frontier(max_pages=2)
    frontier.add([link("/api", LinkKind.API), link("/p/1", LinkKind.PRODUCT), link("/p/2", LinkKind.PRODUCT)])
    frontier.add([link(f"/sitemap-{n}.xml", LinkKind.SITEMAP_FILE) for n in range(3)])
    asked = list(iter(frontier.next, None))
    assert Counter(one.kind for one in asked) == {
        LinkKind.SITEMAP_FILE: 3,
        LinkKind.API: 1,
        LinkKind.PRODUCT: 1,
    }
    assert frontier.pages_left == 0
    assert frontier.stopped_by_budget


def test_a_limit_holds_pages_back_until_the_api_has_answered():
    frontier = Frontier(limit=LinkKind.API)
    api = link("/api", LinkKind.API)
    frontier.add([api, link("/p/1", LinkKind.PRODUCT)])
    assert frontier.next() == api
    assert frontier.next() is None
    frontier.done(api)
    assert frontier.next().kind is LinkKind.PRODUCT


def test_excluded_addresses_are_counted_by_reason():
    frontier = Frontier()
    frontier.add([link("/de/a")])
    frontier.exclude([link("/de/a").key])
    assert frontier.next() is None
    assert frontier.skipped[Skip.LANGUAGE] == 1


def test_gives_up_after_a_long_row_of_pages_without_a_new_product():
    frontier = Frontier()
    frontier.add([link(f"/{letter}{n}/x{n}/y") for letter in "abcdefgh" for n in range(50)])
    asked = 0
    while found := frontier.next():
        asked += 1
        frontier.record(found, product=None, is_new=False)
    assert asked == 80


def test_what_robots_txt_forbids_is_no_page_in_vain():
    frontier = Frontier()
    links = [link(f"/{letter}{n}/x{n}/y", LinkKind.PRODUCT) for letter in "abcdefgh" for n in range(50)]
    frontier.add(links)
    asked = 0
    while found := frontier.next():
        asked += 1
        frontier.record_forbidden(found)
    assert asked == len(links)


def test_a_parameter_that_changed_nothing_on_several_pages_is_idle():
    frontier = Frontier()
    for number in range(4):
        frontier.record(link(f"/p.php?id={number}"), product=f"p{number}", name="x", is_new=True)
    for number in range(3):
        frontier.record(link(f"/p.php?id={number}&print=1"), product=f"p{number}", name="x", is_new=False)
    frontier.add([link("/p.php?id=3&print=1"), link("/p.php?id=9&print=1")])
    assert frontier.next().url.endswith("id=9&print=1")
    assert frontier.next() is None


def test_a_parameter_that_once_showed_another_product_is_not_idle():
    frontier = Frontier()
    for number in range(4):
        frontier.record(link(f"/p?id={number}"), product=f"p{number}", name="x", is_new=True)
        frontier.record(
            link(f"/p?id={number}&size=2"), product=f"p{number // 3}{number}", name="y", is_new=True
        )
    frontier.add([link("/p?id=3&size=4")])
    assert frontier.next() is not None


def test_what_the_shop_counts_as_empty_comes_last_unless_it_is_linked_as_a_product():
    frontier = Frontier()
    frontier.add([link("/lamps", is_empty=True), link("/rugs"), link("/mug", is_empty=True)])
    frontier.add([link("/lamps"), link("/mug", LinkKind.PRODUCT)])
    found = [frontier.next() for _ in range(3)]
    assert [each.url[-5:] for each in found] == ["e/mug", "/rugs", "lamps"]


def test_answers_that_are_no_pages_end_their_pattern():
    frontier = Frontier()
    frontier.add([link(f"/data?pid={number}", LinkKind.PRODUCT) for number in range(20)])
    asked = 0
    while found := frontier.next():
        asked += 1
        frontier.record_file(found)
    assert asked == 3
