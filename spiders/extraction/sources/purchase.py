"""Buttons that buy, and elements whose names or texts tell the stock."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from spiders.extraction.page import Page
from spiders.extraction.words.availability import BUY

_BUTTONS = (
    "button, input[type=submit], input[type=button], input[type=image], [role=button], a[class*=btn i], a[class*=button i], "
    "a[class*=cart i], a[class*=basket i], a[class*=buy i], [id*=add-to-cart i], [id*=addtocart i], [class*=add-to-cart i], [class*=addtocart i]"
)
_STOCK = (
    "[class*=stock i], [class*=availab i], [id*=availab i], [id*=stock i], [class*=disponib i], [class*=verf i][class*=gbar i], "
    "[class*=dostupn i], [class*=lager i], [class*=voorraad i], [class*=soldout i], [class*=sold-out i], [itemprop=availability]"
)
# Pages have many controls; those of the product stand among the first.
_MAX_BUTTONS = 250
_MAX_STOCK = 40
_MAX_TEXT = 160
_NAMES = ("value", "aria-label", "title", "alt", "data-text")


@dataclass(frozen=True, slots=True)
class BuyButton:
    """``offset`` in the visible text, None for a control without text (an image or an input)."""

    text: str
    disabled: bool
    offset: int | None


@dataclass(frozen=True, slots=True)
class StockElement:
    """An element named after stock, with its names and text."""

    names: str
    text: str
    others: bool
    hidden: bool


def buy_buttons(page: Page) -> list[BuyButton]:
    """Controls that buy, outside of the parts about other products. Kept on the page."""
    cached: list[BuyButton] | None = page.__dict__.get("_buy_buttons")
    if cached is None:
        cached = page.__dict__["_buy_buttons"] = list(
            filter(None, map(_button(page), page.tree.css(_BUTTONS)[:_MAX_BUTTONS]))
        )
    return cached


def _button(page: Page):  # type: ignore[no-untyped-def]
    def read(node: LexborNode) -> BuyButton | None:
        text = " ".join(node.text(deep=True, separator=" ").split())
        attributes = node.attributes
        texts = [text] if text else [attributes[name] or "" for name in _NAMES if attributes.get(name)]
        words = next((each for each in texts if len(each) < 60 and BUY.match(each)), None)
        if words is None:
            return None
        region = page.regions.around(node)
        if region.others or region.frame:
            return None
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        disabled = (
            "disabled" in attributes
            or "disabled" in names.split()
            or attributes.get("aria-disabled") == "true"
        )
        index = page.stream.index_of(node)
        return BuyButton(words, disabled, None if index is None else page.stream.offset_of(index))

    return read


def stock_elements(page: Page) -> list[StockElement]:
    """Elements named after stock with short texts, in page order."""
    found: list[StockElement] = []
    for node in page.tree.css(_STOCK)[:_MAX_STOCK]:
        text = " ".join(node.text(deep=True, separator=" ").split())
        if len(text) > _MAX_TEXT:
            continue
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        region = page.regions.around(node)
        found.append(StockElement(names, text, region.others or region.frame or region.choice, region.hidden))
    return found
