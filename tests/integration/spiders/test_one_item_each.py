"""Which pages are one product, and which are none: one item each, whatever the pages say of themselves."""

import random

import pytest

from spiders.crawl import CrawlOptions
from tests.integration.spiders.shop import Answer, listing, page, product_page, serve, tile

NAMES = ["Anvil", "Bellows", "Chisel", "Drill", "Easel", "Funnel", "Grinder", "Hammer", "Iron", "Jigsaw"]


def _products(prefix: str, names: list[str] = NAMES) -> dict[str, str]:
    return {
        f"{prefix}{name.lower()}": product_page(f"{name} {n}", price=f"{n}9.50")
        for n, name in enumerate(names, 1)
    }


def test_canonical_links_name_the_product(crawl):
    head = "<link rel='canonical' href='{base}/anvil'>"
    pages = {
        "/": listing("Shop", [tile("/a/anvil", "Anvil"), tile("/b/anvil?color=red", "Anvil")]),
        "/a/anvil": product_page("Anvil", head=head),
        "/b/anvil?color=red": product_page("Anvil", price="21.00", head=head),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert found.paths == ["/anvil"]


def test_pages_of_variants_are_one_item_or_one_each(crawl):
    pages = {
        "/": listing("Shop", [tile(f"/tee/SW-1000.{n}", "Tee") for n in (1, 2, 3)]),
        **{f"/tee/SW-1000.{n}": product_page("Tee", sku=f"SW-1000.{n}", price=f"{n}0.00") for n in (1, 2, 3)},
    }
    with serve(pages) as shop:
        assert len(crawl(shop.base).items) == 1
        assert len(crawl(shop.base, limits=CrawlOptions(variants_apart=True)).items) == 3


def test_a_canonical_link_to_the_home_page_is_not_believed(crawl):
    head = "<link rel='canonical' href='{base}/'>"
    pages = {
        "/": listing("Shop", [tile(f"/{name.lower()}", name) for name in NAMES]),
        **{f"/{n.lower()}": product_page(n, price=f"{i}.10", head=head) for i, n in enumerate(NAMES, 1)},
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert found.names == NAMES


def test_two_products_with_one_slug_are_two_items(crawl):
    """Some shops re-use a slug under another category: it must not be taken for the same product."""
    both = {
        f"/{c}/{name.lower()}": product_page(name, price=f"{n}9.00")
        for n, name in enumerate(NAMES)
        for c in "ab"
    }
    both["/b/anvil"] = product_page("Anvil with stand", price="99.00")
    names = {"/b/anvil": "Anvil with stand"}
    tiles = [tile(path, names.get(path, path[3:].capitalize())) for path in both]
    with serve({"/": listing("Shop", tiles), **both}) as shop:
        found = crawl(shop.base)
    assert found.names == sorted([*NAMES, "Anvil with stand"])


def test_variants_behind_parameters_are_one_item(crawl):
    variants = "".join(f"<a href='/products/anvil?variant={n}'>size {n}</a>" for n in range(1, 6))
    pages = {
        "/": listing("Shop", [tile("/products/anvil", "Anvil")]),
        "/products/anvil": product_page("Anvil", sku="AN-1", more=variants),
        **{
            f"/products/anvil?variant={n}": product_page("Anvil", sku="AN-1", more=variants)
            for n in range(1, 6)
        },
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert found.paths == ["/products/anvil"]


def test_a_product_that_is_sold_out_and_shows_little_is_one_as_all_of_its_address_are(crawl):
    """A name and a price, nothing to buy and no stock; a page of terms says as much at another address."""
    little = page("<h1>Kettle</h1><p>Sales price: $12.00</p><p>For all who like tea.</p>", title="Kettle")
    terms = page("<h1>Delivery</h1><p>Sales price: $5.00</p><p>For all parcels.</p>", title="Delivery")
    tiles = [tile("/goods/kettle", "Kettle"), *(tile(f"/goods/{name.lower()}", name) for name in NAMES)]
    pages = {
        "/": listing("Shop", tiles, "<a href='/info/delivery'>Delivery</a>"),
        "/goods/kettle": little,
        "/info/delivery": terms,
        **_products("/goods/"),
    }
    with serve(pages) as shop:
        assert {name.partition(" ")[0] for name in crawl(shop.base).names} == {*NAMES, "Kettle"}


def test_variants_that_a_product_page_links_to_are_not_asked_for(crawl):
    swatches = "".join(f"<a href='?variant={n}'>{n}</a>" for n in range(20))
    pages = {"/": listing("Shop", [tile(f"/goods/{n.lower()}", n) for n in NAMES])}
    pages |= {path: body + swatches for path, body in _products("/goods/").items()}

    def answer(path: str) -> str | None:
        return pages.get(path.partition("?variant")[0])

    with serve(answer) as shop:
        assert len(crawl(shop.base).items) == len(NAMES)
        assert not shop.times("variant")


@pytest.mark.parametrize("said", ["Price on request", "Call for price", "This product is free!"])
def test_a_numbered_page_without_a_price_is_a_product_as_all_of_its_address_are(crawl, said):
    """Nothing to buy, no price, no stock, but a number of the product's own; a page of advice has none."""
    silent = page(
        f"<h1>Kettle</h1><p>{said}</p><p>SKU: KE-77</p><p>For all who like tea.</p>", title="Kettle"
    )
    advice = page("<h1>Tea</h1><p>How to brew it.</p>", title="Tea")
    tiles = [tile("/goods/kettle", "Kettle"), *(tile(f"/goods/{name.lower()}", name) for name in NAMES)]
    pages = {
        "/": listing("Shop", tiles, "<a href='/goods/tea'>Tea</a>"),
        "/goods/kettle": silent,
        "/goods/tea": advice,
        **_products("/goods/"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert {name.partition(" ")[0] for name in found.names} == {*NAMES, "Kettle"}
    assert next(item.product.price for item in found.items if item.product.name == "Kettle") is None


def test_products_that_are_there_again_for_telephones_cost_little(crawl):
    names = [f"{name} {n}" for name in NAMES for n in (1, 2, 3)]
    paths = {f"/{name.lower().replace(' ', '-')}.html": name for name in names}

    def answer(path: str) -> str | None:
        if path == "/":
            return listing("Shop", [tile(one, name) for one, name in paths.items()])
        known = path.removeprefix("/m")
        more = f"<a href='/m{known}'>Telephone</a><a href='{known}'>Desk</a>"
        name = paths.get(known)
        return product_page(name, price=f"{len(name)}.{ord(name[0])}", sku=name, more=more) if name else None

    with serve(answer) as shop:
        assert crawl(shop.base).names == sorted(names)
        assert shop.times("/m/") <= 2 * len(names) / 3


def test_sessions_that_are_a_step_of_the_address_do_not_multiply_the_shop(crawl):
    """As ASP.NET writes them: every answer has links of another session."""
    dice = random.Random(7)

    def answer(path: str) -> str | Answer | None:
        session = f"/(S({dice.getrandbits(120):030x}))"
        if not path.startswith("/("):
            return Answer(status=302, headers={"Location": f"{{base}}{session}{path}"})
        known = path.partition("))")[2]
        name = known.strip("/").capitalize()
        tiles = [tile(f"{session}/{each.lower()}", each) for each in NAMES]
        if known == "/":
            return listing("Shop", tiles)
        return (
            product_page(name, price=f"{len(name)}.{ord(name[0])}", more="".join(tiles))
            if name in NAMES
            else None
        )

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert len(shop.asked) < 50
    assert found.names == NAMES
    assert not any("(S(" in item.url for item in found.items)


def test_a_listing_of_one_product_is_none_as_the_others_of_its_address_list_many(crawl):
    """Behind forms in place of links a listing of one product looks like its page; a product at an address of its own
    says no more, and stays."""

    def box(name: str) -> str:
        return (
            f"<div class='thing'><b>{name}</b> <span class='price'>$19.99</span><form action='/p'>"
            f"<input type='hidden' name='id' value='{name}'><button>View</button></form></div>"
        )

    groups = {
        f"/group/{'abcdefg'[n]}": page(
            f"<h1>Group {n}</h1>" + "".join(map(box, NAMES[n : n + 4])), title=f"Group {n}"
        )
        for n in range(7)
    }
    menu = "".join(f"<a href='{path}'>{path[1:]}</a>" for path in [*groups, "/group/sale", "/gift"])
    pages = {
        "/": page(f"<nav>{menu}</nav>{box('Anvil')}"),
        "/group/sale": page(f"<h1>Sale</h1>{box('Iron')}", title="Sale"),
        "/gift": product_page("Gift card"),
        **groups,
        **{
            f"/p?id={name}": product_page(name, price=f"{n}.50", sku=f"N-{n}")
            for n, name in enumerate(NAMES, 1)
        },
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == sorted([*NAMES, "Gift card"])


def test_pages_headed_by_the_shops_own_name_are_no_products(crawl):
    """Days of a calendar, each with a button but neither price nor number."""
    day = page("<h1>Lund Tools</h1><button>Buy now</button><p class='stock'>In stock</p>", title="Lund Tools")
    days = {
        f"/day?date={n}": day.replace("Buy now", f"Buy now</button><a href='/x{n}'>{n}</a>") for n in range(5)
    }
    menu = "".join(f"<a href='{path}'>{path}</a>" for path in days)
    pages = {"/": page(f"<h1>Lund Tools</h1>{menu}{''.join(tile(f'/{n}', n) for n in ('a', 'b'))}"), **days}
    pages |= {"/a": product_page("Anvil"), "/b": product_page("Bellows", price="21.00")}
    with serve(pages) as shop:
        assert crawl(shop.base).names == ["Anvil", "Bellows"]
