"""Fields that an operator pinned to a place on the page, for shops that the general reading gets wrong.

A pin is a CSS selector, or an XPath where it starts with ``/``; ``::attr(content)`` takes an attribute instead of the
text. A pin that finds nothing leaves the field empty: a wrong guess is what the pin was made against.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from babel.numbers import list_currencies
from cssselect import SelectorError
from parsel import Selector

from catalog.domain.availability import Availability
from catalog.errors import ConfigurationError
from catalog.normalise.gtin import parse_gtin
from spiders.extraction import ExtractedProduct
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.prices.amounts import parse_amount

PINNABLE = (
    "name", "brand", "price", "list_price", "currency", "availability", "sku", "mpn", "gtin", "category",
    "description", "images",
)  # fmt: skip
_MANY = ("category", "images")
# An operator looked: log-odds 6 is 99.8 %.
_SCORE = 6.0
_CONFIDENCE = 0.998
_CODE = re.compile(r"\b[A-Z]{3}\b")
_OUT = re.compile(r"out.?of.?stock|sold.?out|unavailable|not available|ausverkauft|nicht|épuisé|indisponible|agotado|"
                  r"esaurito|uitverkocht|niedostępn|slut|esgotado|^0$|^false$", re.I)  # fmt: skip
_PRE = re.compile(r"pre.?order|vorbestell|précommande|reserva", re.I)
_BACK = re.compile(r"back.?order|nachbestell", re.I)


def apply_pins(product: ExtractedProduct, page: Selector, pins: Mapping[str, str]) -> ExtractedProduct:
    """The product with pinned fields read anew. Raises ConfigurationError for a selector that is none."""
    values: dict[str, Any] = {}
    readings = dict(product.readings)
    for field, selector in pins.items():
        texts = _texts(page, field, selector)
        value = _value(field, texts, product)
        values[field] = value
        readings.pop(field, None)
        if value:
            winner = Candidate(
                value=value, source=Source.SELECTOR, score=_SCORE, where=selector, text=texts[0]
            )
            readings[field] = Reading(value=value, confidence=_CONFIDENCE, winner=winner)
    return replace(product, **values, readings=readings)


def check_pins(pins: Mapping[str, str]) -> None:
    """Raises ConfigurationError for a selector that is none, before a shop is asked for anything."""
    page = Selector("<p></p>")
    for field, selector in pins.items():
        _texts(page, field, selector)


def _texts(page: Selector, field: str, selector: str) -> list[str]:
    try:
        found = page.xpath(selector) if selector.startswith("/") else page.css(selector)
    except (ValueError, SelectorError) as error:
        raise ConfigurationError(
            f"options.selectors.{field}: {selector!r} is no selector: {error}"
        ) from error
    texts = (_text(each) for each in found)
    return [text for text in texts if text]


def _text(node: Selector) -> str:
    """An attribute or text node as it is, an element's whole text."""
    if isinstance(node.root, str):
        return " ".join(node.root.split())
    return " ".join(" ".join(node.xpath(".//text()").getall()).split())


def _value(field: str, texts: list[str], product: ExtractedProduct) -> Any:
    if field in _MANY:
        return tuple(texts)
    if not texts:
        return None
    text = texts[0]
    if field in ("price", "list_price"):
        amount: Decimal | None = parse_amount(text, currency=product.currency)
        return amount
    if field == "gtin":
        return parse_gtin(text)
    if field == "currency":
        return next((code for code in _CODE.findall(text.upper()) if code in list_currencies()), None)
    return _availability(text) if field == "availability" else text


def _availability(text: str) -> Availability:
    for pattern, state in (
        (_PRE, Availability.PRE_ORDER), (_BACK, Availability.BACK_ORDER), (_OUT, Availability.OUT_OF_STOCK)
    ):  # fmt: skip
        if pattern.search(text):
            return state
    return Availability.IN_STOCK
