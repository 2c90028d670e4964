"""What a page is: a product page by content, not by address."""

import math

from spiders.extraction.candidate import Source
from spiders.extraction.fields.price import extract_price
from spiders.extraction.fields.sku import extract_sku
from spiders.extraction.main_product import PRODUCT_TYPES, main_products
from spiders.extraction.page import Page
from spiders.extraction.product import PageKind
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.purchase import buy_buttons, stock_texts
from spiders.extraction.sources.visible_prices import VisiblePrice, visible_prices
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
_OG_TYPES = frozenset({"product", "product.item", "og:product", "product.group"})
# A product page shows few buy buttons and prices of its own; a listing one per tile.
_MANY = 6


def page_kind(page: Page) -> tuple[PageKind, float]:
    """The kind and the probability that the page shows one product."""
    title = f"{page.meta.title} {page.heading.text if page.heading else ''}"
    if BLOCKED.search(title) or (len(page.stream.text) < SHORT and BLOCKED.search(page.stream.text)):
        return PageKind.BLOCKED, 0.0
    odds = _log_odds(page)
    if NOT_FOUND.search(title) and not main_products(page) and odds < 3.0:
        return PageKind.NOT_FOUND, 0.01
    probability = round(1 / (1 + math.exp(-odds)), 4)
    if probability >= 0.5:
        return PageKind.PRODUCT, probability
    return (PageKind.LISTING if _looks_like_listing(page) else PageKind.OTHER), probability


def _log_odds(page: Page) -> float:
    """Hand-reasoned evidence for one product: data, a price of its own, a way to buy, the page's names."""
    mains = main_products(page)
    offered = any(item.properties.get("offers") for item in mains)
    odds = -1.6 + (3.0 if offered else 1.0 if mains else 0.0)
    odds += 1.5 * ((page.meta.first("og:type") or "").lower() in _OG_TYPES)
    odds += 1.0 * bool(page.meta.first("product:price:amount", "og:price:amount"))
    odds += _price_odds(page) + 1.5 * bool(buy_buttons(page))
    odds += 0.8 * bool(labelled(page, Concept.SKU) or labelled(page, Concept.GTIN)) + 0.5 * bool(
        extract_sku(page)
    )
    odds += 1.0 * bool(labelled(page, Concept.STOCK) or stock_texts(page))
    types = {name for item in [*page.json_ld, *page.microdata] for name in item.types}
    odds -= 1.5 * bool(types & _LISTING_TYPES and not mains) + 2.0 * bool(
        types & _ARTICLE_TYPES and not mains
    )
    odds -= 2.5 * (_looks_like_listing(page) and not offered)
    return odds + _name_odds(page) - 1.0 * (page.heading is None)


def _price_odds(page: Page) -> float:
    """A price of the page's own; one that stands only inside links is a tile's."""
    price = extract_price(page)
    if price is None:
        return -0.5
    if price.winner.source is not Source.MARKUP:
        return 0.8 + price.confidence
    own = any(each.amount == price.value and not _of_tile(each) for each in visible_prices(page))
    return 0.8 + price.confidence if own else -1.5


def _name_odds(page: Page) -> float:
    """What the shop calls its page: the body's class and id, and the steps of the address."""
    body = page.tree.body
    attributes = body.attributes if body is not None else {}
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    odds = 1.5 * bool(BODY_PRODUCT.search(names)) - 2.0 * bool(BODY_OTHER.search(names))
    address = page.url or ""
    start_page = (address.count("/") == 3 and address.endswith("/")) or address.count("/") == 2
    return odds - 2.0 * bool(PATH_OTHER.search(address)) - 2.0 * start_page


def _of_tile(price: VisiblePrice) -> bool:
    return price.region.others or price.region.frame or price.region.linked


def _looks_like_listing(page: Page) -> bool:
    """Many products as data without a main one, many buy buttons, or many amounts and none of its own."""
    if (
        not main_products(page)
        and sum(1 for item in [*page.json_ld, *page.microdata] if item.types & PRODUCT_TYPES) >= _MANY
    ):
        return True
    prices = visible_prices(page)
    own = sum(1 for price in prices if not _of_tile(price))
    return len(buy_buttons(page)) >= _MANY or (own == 0 and len(prices) >= _MANY)
