"""What kind of shop answers at an address: how it is read, its currency and country, and where that shows."""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

import orjson

from catalog.domain.store import Platform, Store
from catalog.errors import ConfigurationError, ServiceUnavailableError
from catalog.settings import Settings
from spiders.fetching import Document, Fetcher
from spiders.frontier.urls import request_url
from spiders.platforms.shopify import ShopifySpider
from spiders.platforms.woocommerce import WooCommerceSpider
from spiders.shop_json import loads

_FEED_TYPES = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "text/csv",
               "text/tab-separated-values", "application/gzip", "application/x-gzip")  # fmt: skip
_FEED_NAME = re.compile(r"\.(?:xml|rss|atom|tsv|csv|txt)(?:\.gz)?$", re.I)
_FEED_MARK = re.compile(
    rb"base\.google\.com/ns/1\.0|^\W?(?=[^\n]*\bid\b)(?=[^\n]*\btitle\b)[^\n<]*\blink\b", re.I
)
_LANGUAGE = re.compile(r"""<html[^>]*\blang\s*=\s*["']([a-z]{2})[-_]([A-Za-z]{2})["']""", re.I)
_LOCALE = re.compile(r"""og:locale["'][^>]*content\s*=\s*["'][a-z]{2}[-_]([A-Z]{2})["']""", re.I)
_SITE_NAME = re.compile(r"""og:site_name["'][^>]*content\s*=\s*["']([^"'<>]{1,80})["']""", re.I)
_CURRENCY = re.compile(r"""(?:priceCurrency|currency(?:_?code)?)["'\s:=]{1,6}(?:content=["'])?([A-Z]{3})\b""")
# Top-level domains that are no country of a shop.
_NOT_A_COUNTRY = frozenset({"io", "co", "tv", "me", "ai", "to", "ly", "gg", "fm", "cc", "ws", "eu"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A store that can be crawled at once, why it is read that way, and its sitemaps named in robots.txt."""

    store: Store
    evidence: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def detect(url: str, *, settings: Settings) -> Detection:
    """Look at a shop with two or three requests.

    Raises ConfigurationError where ``url`` is no web address or robots.txt forbids it, ServiceUnavailableError
    where nothing or only errors answer.
    """
    base = request_url(url if "://" in url else f"https://{url}")
    if base is None:
        raise ConfigurationError(f"a shop's address must start with http:// or https://, got {url!r}")
    with Fetcher(contact=settings.contact) as fetcher:
        home = fetcher.get(base)
        if home is None:
            raise ConfigurationError(
                f"robots.txt of {base} forbids crawling: ask the shop's owner for a feed"
            )
        if not home.ok:
            raise ServiceUnavailableError(
                f"{base} answers {home.status}: check the address, or try again later"
            )
        platform, evidence = _platform(home, fetcher)
        robots = fetcher.robots(base)
        sitemaps = tuple(robots.sitemaps) if robots else ()
    store = Store(
        id=store_id(base),
        name=_name(home) or urlsplit(base).netloc,
        base_url=base,
        country=_country(home) or "",
        currency=_currency(home) or "",
        platform=platform,
        options={"feed": base} if platform is Platform.MERCHANT_FEED else {},
    )
    return Detection(store=store, evidence=evidence, sitemaps=sitemaps)


def store_id(url: str) -> str:
    """A slug of the host, and of the port where there is one."""
    return re.sub(r"[^a-z0-9]+", "-", urlsplit(url).netloc.lower().removeprefix("www.")).strip("-")


def _platform(home: Document, fetcher: Fetcher) -> tuple[Platform, tuple[str, ...]]:
    if _is_feed(home):
        return Platform.MERCHANT_FEED, (f"{home.url} is a product feed ({home.content_type or 'no type'})",)
    text = home.text
    if "woocommerce" in text.lower() or "/wp-json" in home.headers.get("link", ""):
        rows = _json(fetcher, home, WooCommerceSpider.api_path)
        if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "permalink" in rows[0]:
            return Platform.WOOCOMMERCE, ("the Store API lists products",)
    if "cdn.shopify.com" in text or "Shopify." in text or "myshopify.com" in text:
        rows = _json(fetcher, home, ShopifySpider.api_path)
        if isinstance(rows, dict) and rows.get("products"):
            return Platform.SHOPIFY, ("products.json lists products",)
    return Platform.STRUCTURED_DATA, ("pages in plain HTML",)


def _is_feed(home: Document) -> bool:
    path = urlsplit(home.url).path
    looks = home.content_type in _FEED_TYPES or _FEED_NAME.search(path)
    return bool(looks) and (path.endswith(".gz") or bool(_FEED_MARK.search(home.body[:4000])))


def _json(fetcher: Fetcher, home: Document, path: str) -> object:
    document = fetcher.get(urljoin(home.url, path))
    if document is None or not document.ok:
        return None
    try:
        return loads(document.body)
    except orjson.JSONDecodeError:
        return None


def _name(home: Document) -> str | None:
    """What the shop calls itself for others."""
    found = _SITE_NAME.search(home.text[:50_000])
    return unescape(found[1]).strip() or None if found else None


def _country(home: Document) -> str | None:
    """From the domain, else from the page's locale."""
    host = urlsplit(home.url).hostname or ""
    last = host.rsplit(".", 1)[-1]
    if len(last) == 2 and last.isalpha() and last not in _NOT_A_COUNTRY:
        return "GB" if last == "uk" else last.upper()
    found = _LANGUAGE.search(home.text[:5000])
    if found:
        return found[2].upper()
    locale = _LOCALE.search(home.text[:50_000])
    return locale[1].upper() if locale else None


def _currency(home: Document) -> str | None:
    """The code that the home page names most often."""
    named = Counter(_CURRENCY.findall(home.text))
    return named.most_common(1)[0][0] if named else None
