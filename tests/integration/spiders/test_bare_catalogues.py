"""Shops whose product pages show a name and a price, and no button, stock, number or data."""

from tests.integration.spiders.shop import Answer, page, product_page, serve

NAMES = ["Anvil", "Bellows", "Chisel", "Drill", "Easel", "Funnel", "Grinder", "Hammer"]


def _bare(name: str, price: str) -> str:
    others = "".join(
        f"<li class='card'><a href='/home/{each.lower()}'>{each}</a><p class='price'>${n}1.00</p>"
        f"<button data-id='{n}'>Add to cart</button></li>"
        for n, each in enumerate(NAMES[:3], 1)
        if each != name
    )
    return page(
        f"<h1>{name}</h1><p class='lead'>${price}</p><p>A fine thing. Call us.</p>"
        f"<h2>You may also like</h2><ul>{others}</ul>",
        title=name,
    )


def _links(paths: dict[str, str]) -> str:
    return "".join(f"<li><a href='{path}'>{name}</a></li>" for path, name in paths.items())


def test_the_pages_of_such_a_catalogue_are_products_and_its_articles_are_not(crawl):
    shown = {f"/home/{name.lower()}": name for name in NAMES}
    articles = {f"/notes/{n}": f"On iron, part {n}" for n in range(1, 4)}
    pages = {
        "/": page(f"<h1>Tools</h1><ul>{_links(shown)}</ul><ul>{_links(articles)}</ul>"),
        **{path: _bare(name, f"{n}9.50") for n, (path, name) in enumerate(shown.items(), 1)},
        **{path: page(f"<h1>{name}</h1><p>Iron cost little then.</p>") for path, name in articles.items()},
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES


def test_pages_with_an_amount_are_no_products_where_the_shop_shows_its_own_otherwise(crawl):
    shown = {f"/goods/{name.lower()}": name for name in NAMES}
    terms = {f"/info/{name.lower()}": name for name in ("Delivery", "Express", "Pallets", "Islands", "Gifts")}
    pages = {
        "/": page(f"<h1>Tools</h1><ul>{_links(shown)}</ul><ul>{_links(terms)}</ul>"),
        **{path: product_page(name, price=f"{n}9.50") for n, (path, name) in enumerate(shown.items(), 1)},
        **{path: _bare(name, f"{n}.90") for n, (path, name) in enumerate(terms.items(), 1)},
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES


def test_a_sitemap_that_lists_other_languages_too_is_read_in_the_shops_own(crawl):
    pages: dict[str, Answer | str] = {
        "/": Answer(status=302, headers={"Location": "/en/"}),
        **{f"/en/p/{name.lower()}": product_page(name) for name in NAMES},
        **{f"/fr/p/{name.lower()}": product_page(f"{name} bleu") for name in NAMES},
    }
    locations = "".join(f"<url><loc>{{base}}{path}</loc></url>" for path in pages if path != "/")
    pages["/sitemap.xml"] = Answer(
        body=f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{locations}</urlset>",
        headers={"Content-Type": "application/xml"},
    )
    pages["/en/"] = page("<h1>Welcome</h1>")
    with serve(pages) as shop:
        assert crawl(shop.base).names == NAMES
        assert not shop.times("/fr/")
