"""What a page is: a product page by content, not by address."""

import math
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from spiders.extraction.candidate import Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.fields.price import extract_price
from spiders.extraction.fields.sku import extract_sku
from spiders.extraction.folding import fold, likeness, pairs
from spiders.extraction.main_product import PRODUCT_TYPES, main_products
from spiders.extraction.prices.neighbours import is_former
from spiders.extraction.prices.settled import visible_prices
from spiders.extraction.product import PageKind
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.on_request import request_offset
from spiders.extraction.sources.purchase import buy_buttons, stock_texts
from spiders.extraction.sources.tiles import in_tile, leads_elsewhere
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.structured import StructuredItem, text_of
from spiders.extraction.words.labels import Concept
from spiders.extraction.words.page_kinds import (
    BLOCKED,
    BODY_OTHER,
    BODY_PRODUCT,
    NOT_FOUND,
    PATH_OTHER,
    SHORT,
)

_LISTING_TYPES = frozenset({"ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog"})
_ARTICLE_TYPES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "Recipe", "FAQPage", "AboutPage", "ContactPage"}
)
# Concerts, fairs, courses: what is sold for them are tickets ("MusicEvent").
_EVENT = "Event"
_OG_TYPES = frozenset({"product", "product.item", "og:product", "product.group"})
# A product page shows few buy buttons and prices of its own; a listing one per tile.
_MANY = 6
# Log-odds from which a page with "404" in its title is a product called so: it has a price and a way to buy of its
# own, which error pages have not.
_MORE_THAN_MISSING = 1.0
# Lists and articles show several amounts of their own.
_ALONE, _PICTURES = 0.4, 20
# A button's text stands in its link or in a box or two.
_LINK_DEPTH = 4
# A price told on request is one of the page's own.
_ON_REQUEST = 1.8
# Pairs of characters that a product's name shares with the page's title and heading; tiles have other names.
_LIKE = 0.3


def page_kind(page: Page) -> tuple[PageKind, float]:
    """The kind and the probability that the page shows one product."""
    title = f"{page.meta.title} {page.heading.text if page.heading else ''}".lower()
    if BLOCKED.search(title) or (len(page.stream.text) < SHORT and BLOCKED.search(page.stream.text.lower())):
        return PageKind.BLOCKED, 0.0
    odds = _log_odds(page)
    if odds < _MORE_THAN_MISSING and not main_products(page) and NOT_FOUND.search(title):
        return PageKind.NOT_FOUND, 0.01
    probability = round(1 / (1 + math.exp(-odds)), 4)
    if probability >= 0.5:
        return PageKind.PRODUCT, probability
    return (PageKind.LISTING if _looks_like_listing(page) else PageKind.OTHER), probability


def _log_odds(page: Page) -> float:
    """Hand-reasoned evidence for one product: data, a price of its own, a way to buy, the page's names."""
    mains = main_products(page)
    offered = any(item.properties.get("offers") and _is_named_so(page, item) for item in mains)
    odds = -1.6 + (3.0 if offered else 1.0 if mains else 0.0)
    odds += 1.5 * ((page.meta.first("og:type") or "").lower() in _OG_TYPES)
    odds += 1.0 * bool(page.meta.first("product:price:amount", "og:price:amount"))
    odds += _price_odds(page) + 1.5 * any(_is_way_to_buy(page, button.node) for button in buy_buttons(page))
    odds += 0.8 * (_has_label(page, Concept.SKU) or _has_label(page, Concept.GTIN)) + 0.5 * _has_number(page)
    stock = any(not in_tile(page, text.node) for text in stock_texts(page))
    odds += 1.0 * (stock or _has_label(page, Concept.STOCK))
    odds += 0.5 * _has_label(page, Concept.CONDITION)
    types = {name for item in [*page.json_ld, *page.microdata] for name in item.types}
    odds -= 1.5 * bool(types & _LISTING_TYPES and not mains) + 2.0 * bool(
        types & _ARTICLE_TYPES and not mains
    )
    odds -= 3.0 * (not mains and any(name.endswith(_EVENT) for name in types))
    odds -= 2.5 * (_looks_like_listing(page) and not offered)
    odds += _name_odds(page) - 1.0 * (page.heading is None)
    return odds + _ALONE * (-_ALONE <= odds < 0.0 and _is_alone(page))


def _price_odds(page: Page) -> float:
    """A price of the page's own; one that stands only inside links is a tile's."""
    price = extract_price(page)
    if price is None:
        return -0.5 + _ON_REQUEST * (request_offset(page) is not None)
    shown = [each for each in visible_prices(page) if each.amount == price.value]
    if not shown:
        # Of data, or of an element that the shop calls its price.
        return 0.8 + price.confidence
    own = any(not _of_tile(page, each) for each in shown)
    return 0.8 + price.confidence if own else -1.5


def _is_alone(page: Page) -> bool:
    """Whether the price is the only amount of the page's own, and stands behind the heading."""
    price = extract_price(page)
    own = [each for each in visible_prices(page) if not (is_former(each) or _of_tile(page, each))]
    if price is None or page.heading is None or not own or own[0].offset < page.heading.offset:
        return False
    return {each.amount for each in own} == {price.value} and _has_picture(page)


def _has_picture(page: Page) -> bool:
    """Whether a picture stands outside of links, as that of a product does."""
    regions = (page.regions.around(node) for node in page.tree.css("img")[:_PICTURES])
    return any(not (region.linked or region.frame or region.others) for region in regions)


def _name_odds(page: Page) -> float:
    """What the shop calls its page: the body's class and id, and the steps of the address."""
    body = page.tree.body
    attributes = body.attributes if body is not None else {}
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    odds = 1.5 * bool(BODY_PRODUCT.search(names)) - 2.0 * bool(BODY_OTHER.search(names))
    address = page.url or ""
    start_page = (address.count("/") == 3 and address.endswith("/")) or address.count("/") == 2
    return odds - 2.0 * bool(PATH_OTHER.search(address.lower())) - 2.0 * start_page


def _is_way_to_buy(page: Page, button: LexborNode) -> bool:
    """Whether a button to buy is the page's own; one that leads to another site tells of a test or a comparison."""
    link: LexborNode | None = button
    for _ in range(_LINK_DEPTH):
        if link is None or link.tag == "a":
            break
        link = link.parent
    href = (link.attributes.get("href") or "") if link is not None and link.tag == "a" else ""
    return not in_tile(page, button) and not _is_of_another_site(href, page.host)


def _is_of_another_site(href: str, host: str) -> bool:
    try:
        there = urlsplit(href).hostname or ""
    except ValueError:
        return False
    return bool(host and there) and there.split(".")[-2:-1] != host.split(".")[-2:-1]


def _of_tile(page: Page, price: VisiblePrice) -> bool:
    region, text = price.region, page.stream.nodes[price.place]
    linked = region.linked and leads_elsewhere(page, text)
    return region.others or region.frame or linked or in_tile(page, text)


def _has_label(page: Page, concept: Concept) -> bool:
    return any(not in_tile(page, page.stream.nodes[each.index]) for each in labelled(page, concept))


def _has_number(page: Page) -> bool:
    """A number of the shop's that the page tells; one that only the address has may be a category's."""
    sku = extract_sku(page)
    return sku is not None and sku.winner.source is not Source.URL


def _is_named_so(page: Page, item: StructuredItem) -> bool:
    """Whether a structured product is called as the page is; without a heading nothing speaks against it."""
    name, heads = fold(text_of(item.properties.get("name")) or ""), fold(page.meta.title)
    heads += " " + fold(page.heading.text) if page.heading else ""
    return not name or not heads.strip() or name in heads or likeness(name, pairs(heads)) >= _LIKE


@once_per_page
def _looks_like_listing(page: Page) -> bool:
    """Many products as data without a main one, many buy buttons, or many amounts and none of its own."""
    if (
        not main_products(page)
        and sum(1 for item in [*page.json_ld, *page.microdata] if item.types & PRODUCT_TYPES) >= _MANY
    ):
        return True
    if len(buy_buttons(page)) >= _MANY:
        return True
    prices = visible_prices(page)
    return len(prices) >= _MANY and all(_of_tile(page, price) for price in prices)
