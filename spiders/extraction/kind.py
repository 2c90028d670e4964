"""What a page is: a product page by content, not by address."""

import math

from spiders.extraction.fields.price import extract_price
from spiders.extraction.fields.sku import extract_sku
from spiders.extraction.main_product import PRODUCT_TYPES, main_products
from spiders.extraction.page import Page
from spiders.extraction.price_ranking import visible_prices
from spiders.extraction.product import PageKind
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.purchase import buy_buttons, stock_texts
from spiders.extraction.words.labels import Concept
from spiders.extraction.words.page_kinds import BLOCKED, NOT_FOUND, SHORT

_LISTING_TYPES = frozenset({"ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog"})
_ARTICLE_TYPES = frozenset(
    {"Article", "BlogPosting", "NewsArticle", "Recipe", "FAQPage", "AboutPage", "ContactPage"}
)
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
    """Hand-reasoned evidence for one product: data about it, one price near its heading, a way to buy it."""
    odds = -2.0
    mains = main_products(page)
    odds += 3.0 if any(item.properties.get("offers") for item in mains) else 1.0 if mains else 0.0
    odds += 1.5 * (
        (page.meta.first("og:type") or "").lower()
        in ("product", "product.item", "og:product", "product.group")
    )
    odds += 1.0 * bool(page.meta.first("product:price:amount", "og:price:amount"))
    price = extract_price(page)
    odds += 0.8 + price.confidence if price is not None else -1.0
    odds += 1.5 * bool(buy_buttons(page)) + 0.8 * bool(
        labelled(page, Concept.SKU) or labelled(page, Concept.GTIN)
    )
    odds += 0.5 * bool(labelled(page, Concept.STOCK) or stock_texts(page)) + 0.5 * bool(extract_sku(page))
    types = {name for item in [*page.json_ld, *page.microdata] for name in item.types}
    odds -= 1.5 * bool(types & _LISTING_TYPES and not mains) + 2.0 * bool(
        types & _ARTICLE_TYPES and not mains
    )
    odds -= 2.5 * (_looks_like_listing(page) and not any(item.properties.get("offers") for item in mains))
    return odds - 1.0 * (page.heading is None)


def _looks_like_listing(page: Page) -> bool:
    """Many products as data without a main one, or many buy buttons or linked prices and no price of its own."""
    several = sum(1 for item in [*page.json_ld, *page.microdata] if item.types & PRODUCT_TYPES) >= _MANY
    if several and not main_products(page):
        return True
    prices = visible_prices(page)
    tiles = sum(1 for price in prices if price.region.others or price.region.linked)
    own = sum(1 for price in prices if not (price.region.others or price.region.frame or price.region.linked))
    return len(buy_buttons(page)) >= _MANY or (tiles >= _MANY and own <= tiles // 4)
