"""A shop in small: how a software addresses its pages and marks them up, and a function that answers like it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from tests.integration.spiders.software.catalogue import CATEGORIES, Thing, of_category

# Tiles a page of a listing; the largest category has two pages.
_TILES = 4


@dataclass(frozen=True, kw_only=True)
class Theme:
    """``shows`` names the fields of a Thing that the product page tells beside name and price; with ``model`` a number
    of the shop's stands for a missing SKU, with ``logo`` the brand is hardly more than a picture.

    ``tile`` gets the address; ``sorts`` and ``filters`` are queries that listings link to; ``extras`` are other pages,
    their main part by address; ``head`` is what each product page has in its head.
    """

    name: str
    shows: frozenset[str]
    product_path: Callable[[Thing, str], str]
    category_path: Callable[[str], str]
    product: Callable[[Thing], str]
    tile: Callable[[Thing, str], str]
    currency: str = "USD"
    head: Callable[[Thing], str] = lambda thing: ""
    pager: str = "page={n}"
    sorts: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    nav: str = ""
    foot: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)
    bodies: tuple[str, str] = ("", "")
    grid: str = '<div class="products">{}</div>'
    pagination: str = '<ul class="pagination">{}</ul>'
    start: str = "/"
    lang: str = "en"
    title: str = "{}"
    session: str = ""
    most: int = 60

    def path(self, thing: Thing) -> str:
        """Where a product is best known."""
        return self.product_path(thing, thing.categories[0])

    def link(self, url: str) -> str:
        """As the shop writes its links."""
        return f"{{base}}{url}{('&' if '?' in url else '?') + self.session if self.session else ''}"

    def answer(self, asked: str) -> str | None:
        """The page at a path with its query; None where there is none."""
        page = self._page(asked)
        return None if page is None else page.replace('href="/', 'href="{base}/')

    def _page(self, asked: str) -> str | None:
        for slug in CATEGORIES:
            for thing in of_category(slug):
                if _fits(asked, self.product_path(thing, slug)):
                    return self._product(thing)
        for slug in CATEGORIES:
            if _fits(asked, self.category_path(slug)):
                return self._listing(CATEGORIES[slug], of_category(slug), self.category_path(slug), asked)
        if urlsplit(asked).path in (self.start, "/") and not urlsplit(asked).query:
            return self._listing("Welcome", of_category("")[2:5], self.start, asked)
        for path, body in self.extras.items():
            if _fits(asked, path):
                return self._shell(body.partition("</h1>")[0].rpartition(">")[2], body)
        return None

    def _listing(self, title: str, things: list[Thing], path: str, asked: str) -> str:
        key, _, counted = self.pager.partition("=")
        number = int(dict(parse_qsl(urlsplit(asked).query)).get(key, "1" if counted == "{n}" else "0"))
        start = (number - 1 if counted == "{n}" else number) * _TILES
        slug = next((slug for slug in CATEGORIES if self.category_path(slug) == path), "")
        tiles = "".join(
            self.tile(thing, self.link(self.product_path(thing, slug or thing.categories[0])))
            for thing in things[start : start + _TILES]
        )
        join = "&" if "?" in path else "?"
        pages = "".join(
            f'<li><a href="{self.link(path + join + self.pager.format(n=n + 1, n0=n))}">{n + 1}</a></li>'
            for n in range(-(-len(things) // _TILES))
        )
        options = "".join(
            f'<option value="{self.link(path + join + each)}">{each}</option>' for each in self.sorts
        )
        options += "".join(f'<a href="{self.link(path + join + each)}">{each}</a>' for each in self.sorts)
        filters = "".join(
            f'<li><a href="{self.link(path + join + each)}">{each}</a></li>' for each in self.filters
        )
        body = (
            f"<h1>{title}</h1><div>{options}</div><ul class='filters'>{filters}</ul>{self.grid.format(tiles)}"
        )
        return self._shell(title, body + self.pagination.format(pages), self.bodies[0])

    def _product(self, thing: Thing) -> str:
        others = "".join(
            self.tile(other, self.link(self.path(other)))
            for other in of_category(thing.categories[0])
            if other is not thing
        )
        related = f'<div class="related"><h2>Related products</h2>{self.grid.format(others)}</div>'
        return self._shell(thing.name, self.product(thing) + related, self.bodies[1], self.head(thing))

    def _shell(self, title: str, body: str, attributes: str = "", head: str = "") -> str:
        menu = "".join(
            f'<li><a href="{self.link(self.category_path(slug))}">{name}</a></li>'
            for slug, name in CATEGORIES.items()
        )
        return (
            f'<!doctype html><html lang="{self.lang}"><head><meta charset="utf-8"><title>{self.title.format(title)}'
            f'</title>{head}</head><body {attributes}><header><a href="{self.link(self.start)}">Home</a>'
            f"<nav><ul>{menu}</ul></nav>{self.nav}</header>{body}<footer>{self.foot}</footer></body></html>"
        )


def _fits(asked: str, known: str) -> bool:
    """The same path, and at least the known parameters."""
    one, other = urlsplit(asked), urlsplit(known)
    return one.path.rstrip("/") == other.path.rstrip("/") and set(parse_qsl(other.query)) <= set(
        parse_qsl(one.query)
    )


def amount(value: str, *, sign: str = "$", comma: bool = False) -> str:
    """$1,299.00 or 1.299,00 € as shops write it."""
    text = f"{float(value):,.2f}"
    return f"{text.translate(str.maketrans(',.', '.,'))} {sign}" if comma else f"{sign}{text}"
