"""Variants that a page has as options to choose from, with number or price as data: selects and radio buttons."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from catalog.domain.availability import Availability
from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.product import Variant

_SKUS = ("data-sku", "data-variant-sku", "data-article-number", "data-product-code")
_PRICES = ("data-price", "data-variant-price", "data-price-amount")
_MARKS = frozenset((*_SKUS, *_PRICES))
_MAX_OPTIONS = 200
_OPTION, _CHOICES = tag_ids(["option"]), tag_ids(["option", "input"])


def option_variants(page: Page) -> Iterator[Variant]:
    """In page order; options that say that they are disabled are out of stock."""
    for node, attributes in islice(_choices(page), _MAX_OPTIONS):
        if _MARKS.isdisjoint(attributes):
            continue
        region = page.regions.around(node)
        label = _label(page, node, attributes)
        if region.others or region.frame or not label:
            continue
        axis = attributes.get("name") if node.tag == "input" else _name_of_select(node)
        yield Variant(
            sku=_first(attributes, _SKUS),
            price=from_data(_first(attributes, _PRICES)),
            availability=Availability.OUT_OF_STOCK if "disabled" in attributes else None,
            options={axis or "option": label},
        )


def _choices(page: Page) -> Iterator[tuple[LexborNode, dict[str, str | None]]]:
    """Options and radio buttons with their attributes."""
    for node in page.stream.elements(Gathered.CONTROLS):
        tag = node.tag_id
        if tag in _CHOICES:
            attributes = node.attributes
            if tag in _OPTION or (attributes.get("type") or "").lower() == "radio":
                yield node, attributes


def _first(attributes: dict[str, str | None], names: tuple[str, ...]) -> str | None:
    return next((value.strip() for name in names if (value := attributes.get(name))), None)


def _name_of_select(option: LexborNode) -> str | None:
    select = next((box for box in ancestors(option) if box.tag == "select"), None)
    return select.attributes.get("name") if select is not None else None


def _label(page: Page, node: LexborNode, attributes: dict[str, str | None]) -> str:
    """The option's text; a radio button's is that of its label, around it or beside it."""
    if node.tag == "option":
        return " ".join(node.text(deep=True).split())
    identity = attributes.get("id") or ""
    named = page.tree.css_first(f'label[for="{identity}"]') if identity.replace("-", "").isalnum() else None
    around = named or (node.parent if node.parent is not None and node.parent.tag == "label" else None)
    text = (
        around.text(deep=True)
        if around is not None
        else attributes.get("aria-label") or attributes.get("value") or ""
    )
    return " ".join(text.split())
