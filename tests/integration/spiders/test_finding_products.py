"""Every product of a shop is found once, whatever the shop's addresses look like."""

import gzip

import pytest

from tests.integration.spiders.shop import Answer, listing, page, product_page, serve, tile

NAMES = ["Anvil", "Bellows", "Chisel", "Drill", "Easel", "Funnel", "Grinder", "Hammer", "Iron", "Jigsaw"]
XML = {"Content-Type": "application/xml"}


def _urlset(*paths: str) -> str:
    return (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "".join(f"<url><loc>{{base}}{path}</loc></url>" for path in paths)
        + "</urlset>"
    )


def _products(prefix: str, names: list[str] = NAMES) -> dict[str, str]:
    return {
        f"{prefix}{name.lower()}": product_page(f"{name} {n}", price=f"{n}9.50")
        for n, name in enumerate(names, 1)
    }


def test_follows_a_nested_gzip_sitemap_that_robots_does_not_name(crawl):
    index = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>{base}/maps/products.xml.gz</loc></sitemap></sitemapindex>"
    )
    with serve(lambda path: pages.get(path)) as shop:
        packed = gzip.compress(_urlset(*_products("/")).replace("{base}", shop.base).encode())
        pages = {
            "/": page("<p>Welcome</p>"),
            "/sitemap.xml": Answer(body=index, headers=XML),
            "/maps/products.xml.gz": Answer(body=packed, headers={"Content-Type": "application/gzip"}),
            **_products("/"),
        }
        found = crawl(shop.base)
    assert len(found.items) == 10
    assert found.report.complete


def test_reads_the_sitemap_that_robots_names(crawl):
    pages = {
        "/": page("<p>Welcome</p>"),
        "/robots.txt": Answer(
            body="User-agent: *\nSitemap: {base}/deep/map.txt", headers={"Content-Type": "text/plain"}
        ),
        "/deep/map.txt": Answer(body="\n".join(f"{{base}}{path}" for path in _products("/p/")), headers={}),
        **_products("/p/"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.times("/sitemap.xml") == 0
    assert len(found.items) == 10


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("/tools?page=2", "/tools?page=3"),
        ("/tools?pagenumber=2", "/tools?pagenumber=3"),
        ("/tools?p=2", "/tools?p=3"),
        ("/tools/page/2/", "/tools/page/3/"),
        ("/tools?page=1", "/tools?page=2"),
    ],
    ids=["page", "pagenumber", "p", "path", "counted from zero"],
)
def test_follows_the_pages_of_a_category(crawl, second, third):
    tiles = [tile(f"/{name.lower()}", name) for name in NAMES]
    pager = f"<div class='pagination'><a href='{second}'>2</a> <a href='{third}'>3</a></div>"
    pages = {
        "/": page("<nav><a href='/tools'>Tools</a></nav>"),
        "/tools": listing("Tools", tiles[:4], pager),
        second: listing("Tools", tiles[4:8], pager),
        third: listing("Tools", tiles[8:], pager),
        **_products("/"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert len(found.items) == 10


def test_ends_where_pages_repeat_without_end(crawl):
    """A shop that answers every page number with its last page."""
    tiles = [tile(f"/{name.lower()}", name) for name in NAMES]

    def answer(path: str) -> str | None:
        if path == "/":
            return page("<nav><a href='/tools'>Tools</a></nav>")
        if path.startswith("/tools"):
            number = int(path.partition("page=")[2] or 1)
            shown = tiles[:5] if number == 1 else tiles[5:]
            return listing(
                "Tools", shown, f"<div class='pagination'><a href='/tools?page={number + 1}'>Next</a></div>"
            )
        return _products("/").get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert shop.times("page=") <= 4
    assert len(found.items) == 10


def test_one_product_under_many_categories_and_sessions_is_one_item(crawl):
    """Query-string shops: category path, session id and sorting change the address, not the product."""
    session = "zenid=0123456789abcdef0123456789abcdef"

    def url(number: int, category: str) -> str:
        return f"/index.php?main_page=product_info&cPath={category}&products_id={number}&{session}"

    def answer(path: str) -> str | None:
        if path == "/" or path == "/index.php":
            return page(
                "<ul>"
                + "".join(
                    f"<li><a href='/index.php?main_page=index&cPath={c}&{session}'>Tools {c}</a></li>"
                    for c in "123"
                )
                + "</ul>"
            )
        if "main_page=index" in path:
            category = path.partition("cPath=")[2][0]
            tiles = [tile(url(n, category), name) for n, name in enumerate(NAMES, 1)]
            return listing(f"Tools {category}", tiles, f"<a href='{path}&sort=20a&{session}'>by price</a>")
        if "main_page=product_info" in path:
            number = int(path.partition("products_id=")[2].split("&")[0])
            return product_page(f"{NAMES[number - 1]}", price=f"{number}4.00", sku=f"T-{number}")
        return None

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert shop.times("zenid") == 0
        assert shop.times("sort=") == 0
        assert len(shop.asked) < 40
    assert found.names == NAMES
    assert found.report.duplicates > 0


def test_an_address_that_only_works_with_its_session_is_asked_for_with_it(crawl):
    url = "/anvil?sid=0123456789abcdef0123456789abcdef"
    with serve({"/": listing("Shop", [tile(url, "Anvil")]), url: product_page("Anvil")}) as shop:
        assert crawl(shop.base).names == ["Anvil"]


def test_countries_in_the_address_are_the_same_shop(crawl):
    switch = "<div class='country-select'><a href='/us'>US</a><a href='/dk'>DK</a></div>"

    def answer(path: str) -> str | Answer | None:
        country, _, slug = path.lstrip("/").partition("/")
        if path == "/":
            return Answer(status=307, headers={"Location": "/us"})
        if country not in ("us", "dk"):
            return None
        if not slug:
            return listing("Shop", [tile(f"/{country}/products/{n.lower()}", n) for n in NAMES], switch)
        return product_page(
            slug.rsplit("/")[-1].capitalize(), price="5.00" if country == "us" else "45.00", more=switch
        )

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert shop.times("/dk") == 0
    assert found.names == NAMES


def test_products_that_only_the_pages_data_names_are_found(crawl):
    """Listings drawn by a script: the addresses stand in the state that the page carries."""
    state = ",".join(f'{{"name": "{name}", "url": "/products/{name.lower()}"}}' for name in NAMES)
    pages = {
        "/": page(
            f"<div id='app'></div><script id='__NEXT_DATA__' type='application/json'>[{state}]</script>"
        ),
        **_products("/products/"),
    }
    with serve(pages) as shop:
        assert len(crawl(shop.base).items) == 10


def test_a_facet_maze_costs_a_handful_of_pages(crawl):
    """Every combination of filters has an address of its own: millions of them."""
    tiles = [tile(f"/{name.lower()}", name) for name in NAMES]

    def answer(path: str) -> str | None:
        if path.startswith("/tools"):
            filters = "".join(
                f"<a href='{path}{'&' if '?' in path else '?'}{name}={value}'>{value}</a>"
                for name in ("color", "size", "brand", "material")
                for value in range(8)
            )
            return listing("Tools", tiles, f"<div class='filters'>{filters}</div>")
        return page("<nav><a href='/tools'>Tools</a></nav>") if path == "/" else _products("/").get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) < 40
    assert len(found.items) == 10
    assert found.report.skipped["address patterns without new products"] > 0


def test_a_maze_of_paths_ends_too(crawl):
    """A calendar that links to the next day, for ever."""

    def answer(path: str) -> str | None:
        if path.startswith("/calendar/"):
            day = int(path.rsplit("/", 1)[1])
            return page(f"<h1>Day {day}</h1><a href='/calendar/{day + 1}'>tomorrow</a>")
        if path == "/":
            return listing("Shop", [tile("/anvil", "Anvil")], "<a href='/calendar/1'>Events</a>")
        return product_page("Anvil") if path == "/anvil" else None

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) < 150
    assert found.names == ["Anvil"]


def test_stays_in_the_language_of_the_first_page(crawl):
    def head(slug: str) -> str:
        return (
            f"<link rel='alternate' hreflang='en' href='{{base}}/en/{slug}'>"
            f"<link rel='alternate' hreflang='de' href='{{base}}/de/{slug}'>"
        )

    def answer(path: str) -> str | Answer | None:
        language, _, slug = path.lstrip("/").partition("/")
        if path == "/":
            return Answer(status=302, headers={"Location": "{base}/en/"})
        if language not in ("en", "de"):
            return None
        switch = f"<a href='/de/{slug}'>Deutsch</a><a href='/en/{slug}'>English</a>"
        if not slug:
            tiles = [tile(f"/{language}/{name.lower()}", name) for name in NAMES]
            return page(switch + "<ul>" + "".join(tiles) + "</ul>", head=head(slug))
        name = slug.capitalize() + (" (deutsch)" if language == "de" else "")
        return product_page(name, price=f"{len(name)}.{ord(name[0])}", head=head(slug), more=switch)

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES


def test_relative_links_go_by_the_base_element(crawl):
    pages = {
        "/shop/index.html": page(
            "<ul class='products'>" + tile("goods/anvil.html", "Anvil") + "</ul><a href='dead.html'>gone</a>",
            head="<base href='{base}/shop/'>",
        ),
        "/shop/goods/anvil.html": product_page("Anvil"),
    }
    with serve(pages) as shop:
        found = crawl(f"{shop.base}/shop/index.html")
    assert found.names == ["Anvil"]
    assert found.report.skipped["gone (404 or 410)"] >= 1
    assert not found.report.failed_urls


def test_never_follows_links_that_act_on_the_shop(crawl):
    acts = [
        "/cart/add?id=1", "/?add-to-cart=3", "/wishlist/add/3", "/compareproducts/add/3", "/checkout", "/login",
        "/customer/account", "/index.php?main_page=index&action=buy_now&products_id=1", "/?currency=EUR",
        "/index.php?route=checkout/cart", "/changelanguage/2", "/product/anvil/reviews",
    ]  # fmt: skip
    links = "".join(f"<a href='{url}'>x</a>" for url in acts)
    pages = {
        "/": listing("Shop", [tile("/golf-cart-bag", "Golf cart bag")], links),
        "/golf-cart-bag": product_page("Golf cart bag"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        asked = set(shop.asked) & set(acts)
    assert found.names == ["Golf cart bag"]
    assert asked == set()


def test_a_sidebar_that_every_page_shows_makes_no_page_the_home_page(crawl):
    sidebar = "<aside>" + "".join(tile(f"/{name.lower()}", name) for name in NAMES) + "</aside>"
    pages = {
        "/": page(f"<ul>{sidebar}</ul>", title="Shop"),
        **{
            f"/{name.lower()}": product_page(name, price=f"{n}.75", more=sidebar)
            for n, name in enumerate(NAMES, 1)
        },
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES
