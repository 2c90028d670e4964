"""Shops whose links, sitemaps and sessions are not as they should be: every product is still found, once."""

import random

import pytest

from tests.integration.spiders.shop import Answer, listing, page, product_page, serve, tile

NAMES = ["Anvil", "Bellows", "Chisel", "Drill", "Easel", "Funnel", "Grinder", "Hammer", "Iron", "Jigsaw"]
XML = {"Content-Type": "application/xml"}
TEXT = {"Content-Type": "text/plain"}


def _goods(prefix: str = "/") -> dict[str, str]:
    return {
        f"{prefix}{name.lower()}": product_page(name, price=f"{n}9.50", sku=f"T-{n}")
        for n, name in enumerate(NAMES, 1)
    }


def _tiles(base: str = "", prefix: str = "/") -> list[str]:
    return [tile(f"{base}{prefix}{name.lower()}", name) for name in NAMES]


def _urlset(*urls: str) -> Answer:
    body = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return Answer(body=f"<urlset>{body}</urlset>", headers=XML)


@pytest.mark.parametrize("host", ["https://shop.example", "https://www.shop.example"])
def test_links_to_the_configured_host_are_read_where_the_shop_answers(crawl, host):
    """A copy of a shop, or one behind a proxy, goes on writing the address that it was set up with."""
    menu = f"<nav>{''.join(f'<a href={host}/c/{n}>{n}</a>' for n in range(5))}</nav>"
    pages = {
        "/": page(menu, head=f"<link rel='canonical' href='{host}/'>"),
        **{f"/c/{n}": listing(f"Part {n}", _tiles(host)[2 * n : 2 * n + 2]) for n in range(5)},
        **_goods(),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert all(item.url.startswith(shop.base) for item in found.items)
    assert found.names == NAMES
    assert "shop.example" in found.report.notes[0]


def test_a_sitemap_of_the_configured_host_is_read_where_the_shop_answers(crawl):
    pages = {
        "/": page("<p>Welcome</p>"),
        "/robots.txt": Answer(body="Sitemap: https://shop.example/map.xml", headers=TEXT),
        "/map.xml": _urlset(*(f"https://shop.example{path}" for path in _goods())),
        **_goods(),
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES


def test_https_links_to_the_port_that_speaks_http_are_asked_over_http(crawl):
    def answer(path: str) -> str | None:
        secure = shop.base.replace("http:", "https:")
        return listing("Shop", _tiles(secure)) if path == "/" else _goods().get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES
    assert found.report.failed_urls == {}


def test_a_shop_that_moved_is_read_at_its_new_host_without_a_redirect_for_each_link(crawl):
    """``127.0.0.1`` redirects to ``localhost``, and every link still names the old host."""

    def answer(path: str) -> str | Answer | None:
        if path == "/" and shop.asked.count("/") == 1:
            return Answer(status=301, headers={"Location": shop.base.replace("127.0.0.1", "localhost") + "/"})
        return listing("Shop", _tiles(shop.base)) if path == "/" else _goods().get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES
    assert all("localhost" in item.url for item in found.items)


def test_session_ids_under_an_unknown_name_do_not_multiply_the_shop(crawl):
    dice = random.Random(7)

    def answer(path: str) -> str | None:
        path, session = path.partition("?")[0], f"{dice.getrandbits(128):032x}"
        tiles = [tile(f"/{name.lower()}?visit={session}", name) for name in NAMES]
        links = "".join(f"<a href='/c/{n}?visit={session}'>Part {n}</a>" for n in range(4))
        if path.startswith("/c/") or path == "/":
            return listing("Shop", tiles, f"<nav>{links}</nav>")
        name = path.strip("/").capitalize()
        more = links + "".join(tiles)
        return product_page(name, price=f"{len(name)}.{ord(name[0])}", more=more) if name in NAMES else None

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) < 30
    assert found.names == NAMES


def test_buttons_and_menus_that_ask_nothing_are_links(crawl):
    forms = [
        f"<li class='product-item'>{name}<form action='/p'><input type='hidden' name='id' value='{n}'>"
        "<button>View</button></form></li>"
        for n, name in enumerate(NAMES[:5], 1)
    ]
    options = "".join(f"<option value='/p?id={n}'>{name}</option>" for n, name in enumerate(NAMES[5:], 6))
    jump = f"<select onchange='location.href=this.value'><option value=''>Go to</option>{options}</select>"
    buy = "<form action='/take'><input type='hidden' name='id' value='1'><button>Add to cart</button></form>"
    search = "<form action='/search'><input name='q'></form>"
    pages = {
        "/": listing("Shop", forms, jump + buy + search),
        **{f"/p?id={n}": product_page(name, price=f"{n}.75") for n, name in enumerate(NAMES, 1)},
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert not shop.times("/take") and not shop.times("/search")
    assert found.names == NAMES


def test_a_second_language_that_nothing_marks_is_not_read(crawl):
    """No hreflang, no language class, no canonical link: only the same page once more under ``/de``."""

    def answer(path: str) -> str | None:
        language, inner = ("/de", path[3:] or "/") if path.startswith("/de") else ("", path)
        switch = f"<p><a href='/de{inner}'>Deutsch</a></p>"
        if inner in ("/", "/tools", "/garden"):
            part = {"/": slice(0, 2), "/tools": slice(2, 6), "/garden": slice(6, 10)}[inner]
            menu = f"<nav><a href='{language}/tools'>Tools</a> <a href='{language}/garden'>Garden</a></nav>"
            return listing("Shop", _tiles(prefix=f"{language}/")[part], menu + switch)
        name = inner.strip("/").capitalize()
        shown = f"{name} (deutsch)" if language else name
        return (
            product_page(shown, price=f"{len(name)}.{ord(name[0])}", more=switch) if name in NAMES else None
        )

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES
    assert found.report.skipped["the same page in another language"] > 0


def test_a_stale_sitemap_of_soft_404s_and_a_cloud_of_tags_hide_no_category(crawl):
    """Dead addresses answer 200; tags look like products: neither may use up the patience for categories."""
    parts = {f"/c/{n}": listing(f"Part {n}", _tiles()[2 * n : 2 * n + 2]) for n in range(5)}
    tags = "".join(f"<a href='/tag/product/list/{n}'>tag {n}</a>" for n in range(90))
    menu = "".join(f"<a href='{path}'>{path}</a>" for path in parts)
    pages = {"/": page(f"<nav>{menu}</nav>{tags}"), **parts, **_goods()}

    def answer(path: str) -> str | Answer | None:
        if path == "/sitemap.xml":
            return _urlset("{base}/anvil", *(f"{{base}}/old-{n}" for n in range(60)))
        return pages.get(path, page("<h1>Sorry, this page is gone</h1>", title="Not found"))

    with serve(answer) as shop:
        assert crawl(shop.base).names == NAMES


def test_a_sitemap_that_lists_many_categories_before_its_products_is_read_on(crawl):
    categories = {f"/category-{n}": listing(f"Category {n}", []) for n in range(70)}
    pages = {
        "/": page("<p>Welcome</p>"),
        "/sitemap.xml": _urlset(*(f"{{base}}{path}" for path in (*categories, *_goods()))),
        **categories,
        **_goods(),
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES


def test_a_whole_sitemap_is_only_checked_against_the_categories(crawl):
    """Sixty categories that show what the sitemap has already named are not all read."""
    menu = "".join(f"<a href='/c/{n}'>Part {n}</a>" for n in range(60))
    pages = {
        "/": page(f"<nav>{menu}</nav>"),
        "/sitemap.xml": _urlset(*(f"{{base}}{path}" for path in _goods())),
        **{f"/c/{n}": listing(f"Part {n}", _tiles()) for n in range(60)},
        **_goods(),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) <= 42
    assert found.names == NAMES


@pytest.mark.parametrize(
    "robots",
    [
        Answer(status=500),
        Answer(body="<!doctype html><html>User-agent: *<p>Disallow</p></html>"),
        Answer(body=bytes(range(256)), headers=TEXT),
        Answer(body=b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /checkout\r\n", headers=TEXT),
    ],
    ids=["error", "a page", "bytes", "byte order mark"],
)
def test_an_odd_robots_txt_forbids_nothing(crawl, robots):
    with serve({"/": listing("Shop", _tiles()), "/robots.txt": robots, **_goods()}) as shop:
        assert crawl(shop.base).names == NAMES


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1250"])
@pytest.mark.parametrize("where", ["header", "meta"])
def test_names_are_read_in_the_encoding_of_the_page(crawl, encoding, where):
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={encoding}'>"
    kind = f"text/html; charset={encoding}" if where == "header" else "text/html"
    body = product_page("Häcksler für Äste", head=meta if where == "meta" else "").encode(encoding)
    pages = {
        "/": listing("Shop", [tile("/a", "Schredder")]),
        "/a": Answer(body=body, headers={"Content-Type": kind}),
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == ["Häcksler für Äste"]


@pytest.mark.parametrize(
    "unknown",
    [
        Answer(status=404),
        Answer(status=302, headers={"Location": "{base}/"}),
        Answer(body=page("<h1>Have a look at our tools</h1><a href='/c/1'>Tools</a>", title="Oh")),
    ],
    ids=["gone", "to home", "soft 404"],
)
def test_a_stale_sitemap_costs_little(crawl, unknown):
    """Ten live addresses among two hundred dead ones: categories show the products, the rest is given up soon."""
    parts = {f"/c/{n}": listing(f"Part {n}", _tiles()[2 * n : 2 * n + 2]) for n in range(5)}
    menu = "".join(f"<a href='{path}'>{path}</a>" for path in parts)
    pages = {"/": page(f"<nav>{menu}</nav>"), **parts, **_goods()}
    named = [*_goods(), *parts, *(f"/old-{n}" for n in range(200))]

    def answer(path: str) -> str | Answer | None:
        if path == "/sitemap.xml":
            return _urlset(*(f"{{base}}{path}" for path in named))
        return pages.get(path, unknown)

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) < 90
    assert found.names == NAMES


def test_a_sitemap_in_another_scheme_of_addresses_is_read_as_products_are_found(crawl):
    """Pagers are drawn by a script alone, so that categories show the first products only."""
    names = [f"{name} {n}" for n in range(1, 5) for name in NAMES]
    goods = {
        f"/product/{name.lower().replace(' ', '-')}": product_page(name, price=f"{n}9.50", sku=f"T-{n}")
        for n, name in enumerate(names, 1)
    }
    shown = [tile(path, name) for path, name in zip(goods, names, strict=True)]
    pages = {
        "/": page("<nav><a href='/c/1'>Tools</a><a href='/c/2'>More</a></nav>"),
        "/c/1": listing("Tools", shown[:6]),
        "/c/2": listing("More", shown[10:16]),
        "/sitemap.xml": _urlset(*(f"{{base}}{path.removeprefix('/product')}.html" for path in goods)),
        **goods,
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.times(".html") < 20
    assert found.names == sorted(names)


@pytest.mark.parametrize("second", ["/c?page=2", "/c?p=2", "/c/page/2"])
def test_listings_that_only_a_script_turns_are_turned(crawl, second):
    """Five tiles a page, and a pager of buttons."""
    pager = "<nav aria-label='pagination'><button>1</button><button>2</button></nav>"

    def answer(path: str) -> str | None:
        if path in ("/c", second) or path.startswith("/c?"):
            first = 5 if path == second else 0
            return listing("Shop", _tiles()[first : first + 5], more=pager)
        if path == "/":
            return page("<nav><a href='/c'>Tools</a></nav>")
        return _goods().get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES
