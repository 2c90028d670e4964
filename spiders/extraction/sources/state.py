"""Embedded JSON: the state that a shop's scripts start from, read only where it names the page's product.

``__NEXT_DATA__``, ``window.__STATE__ = {…}``, ``<script type="application/json">``, ``data-product`` attributes, and
what scripts tell to analytics: ``dataLayer.push({…})``, ``fbq("track", "ViewContent", {…})``.
A script is parsed only if it holds the product's name or the number in its address; the walk is bounded.
"""

import html
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import orjson

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.sources.address import numbers_in_address
from spiders.extraction.sources.script_values import FLIGHT, flight_rows, parse_script

# The largest states seen on product pages are about 1 MB.
_MAX_SCRIPT = 3_000_000
_MAX_PARSED = 6
_MAX_NODES = 60_000
_MAX_DEPTH = 40
_MAX_FOUND = 12
_NAMES = (
    "name",
    "title",
    "productName",
    "product_name",
    "displayName",
    "productTitle",
    "product_title",
    "item_name",
    "fullName",
    "label",
    "content_name",
)
_IDS = (
    "id",
    "productId",
    "product_id",
    "sku",
    "code",
    "productCode",
    "itemId",
    "item_id",
    "pid",
    "partNumber",
    "articleNumber",
    "content_ids",
    "ecomm_prodid",
)
_PRICE_LIKE = re.compile(r"price|amount|offer|^value$|totalvalue$", re.I)
# Attributes with a product as JSON; each costs a walk over the page.
_HOLDERS = "[data-product], [data-product-json], [data-props]"
# Without one of these a text has no price: price, Price, value, totalValue.
_TELLING = ("rice", "alue")
# A piece of what React's server pushes says so in its first characters.
_HEAD = 80


@once_per_page
def product_dicts(page: Page) -> list[dict[str, Any]]:
    """The dicts that describe the page's product: named like it, or with the number of its address. Kept."""
    return list(_read(page))


def _read(page: Page) -> Iterator[dict[str, Any]]:
    name = page.heading.text if page.heading else ""
    numbers = {number for number, _ in numbers_in_address(page.url)}
    wanted = fold(name)
    written = (name[:24], orjson.dumps(name[:24]).decode()[1:-1], json.dumps(name[:24])[1:-1])
    marks = [mark for mark in dict.fromkeys(written) if len(mark) > 3] + list(numbers)
    found = parsed = 0
    for text in _texts(page):
        if parsed >= _MAX_PARSED or found >= _MAX_FOUND:
            return
        if not any(mark in text for mark in marks) or not any(word in text for word in _TELLING):
            continue
        value = parse_script(text)
        if value is None:
            continue
        parsed += 1
        for thing in _walk(value):
            if _is_product(thing, wanted, numbers):
                found += 1
                yield thing
                if found >= _MAX_FOUND:
                    return


def _texts(page: Page) -> Iterator[str]:
    pieces: list[str] = []
    for attributes, text in page.scripts:
        kind = (attributes.get("type") or "").lower()
        if "ld+json" in kind or not 40 < len(text) < _MAX_SCRIPT:
            continue
        if FLIGHT not in text[:_HEAD]:
            yield text
        else:
            pieces.append(text)
    yield from flight_rows(pieces)
    for node in page.tree.css(_HOLDERS)[:20]:
        for attribute, value in node.attributes.items():
            if value and attribute.startswith("data-") and value.lstrip().startswith(("{", "[")):
                yield html.unescape(value)


def _walk(root: Any) -> Iterator[dict[str, Any]]:
    """Every dict, breadth first, within the bounds."""
    level = [root]
    seen = 0
    for _ in range(_MAX_DEPTH):
        below: list[Any] = []
        for value in level:
            seen += 1
            if seen > _MAX_NODES:
                return
            if isinstance(value, dict):
                yield value
                below += [inner for inner in value.values() if isinstance(inner, dict | list)]
            else:
                below += [inner for inner in value if isinstance(inner, dict | list)]
        level = below
        if not level:
            return


def _is_product(thing: dict[str, Any], wanted: str, numbers: set[str]) -> bool:
    if not any(map(_is_price_like, thing)):
        return False
    names = (single(thing[key]) for key in _NAMES if key in thing) if wanted else ()
    if any(isinstance(value, str) and fold(value[:300]) == wanted for value in names):
        return True
    ids = (single(thing[key]) for key in _IDS if key in thing)
    return any(isinstance(value, str | int) and str(value) in numbers for value in ids)


@lru_cache(maxsize=4096)
def _is_price_like(key: object) -> bool:
    return isinstance(key, str) and _PRICE_LIKE.search(key) is not None


def single(value: Any) -> Any:
    """The only element of a list of one: analytics write ``"id": ["4711"]``."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
