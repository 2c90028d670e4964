"""``extract``: one page in, one product out."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any

from catalog.collecting import uncollected
from spiders.extraction.candidate import Reading
from spiders.extraction.document.decoding import to_utf8
from spiders.extraction.document.page import Page
from spiders.extraction.fields import all_fields
from spiders.extraction.group import group_key
from spiders.extraction.kind import page_kind
from spiders.extraction.product import ExtractedProduct, PageKind

_PLACES = tuple(place.name for place in fields(ExtractedProduct))


def extract(html: bytes | str, *, url: str | None = None, encoding: str | None = None) -> ExtractedProduct:
    """Read the product of a page. Never raises on what the page contains.

    ``html``: bytes as fetched, or text. ``url``: where it was fetched; without it the page's canonical
    address is used. ``encoding``: the charset of the HTTP header.
    """
    with uncollected():
        return extract_page(Page(to_utf8(html, encoding=encoding), url=url))


def extract_page(page: Page) -> ExtractedProduct:
    """As ``extract``, of a page that is already parsed."""
    kind, probability = page_kind(page)
    readings = {name: reading for name, read in _readers() if (reading := read(page)) is not None}
    values: dict[str, Any] = {name: reading.value for name, reading in readings.items()}
    extra = {name: values.pop(name) for name in [*values] if name not in _PLACES}
    price, gtin = readings.get("price"), readings.get("gtin")
    return ExtractedProduct(
        url=page.url,
        canonical_url=page.canonical_url,
        kind=kind,
        is_product=probability,
        price_text=price.winner.text if price else None,
        gtin_text=gtin.winner.text if gtin else None,
        group_key=group_key(page),
        extra=extra,
        readings=readings,
        **values,
    )


@cache
def _readers() -> tuple[tuple[str, Callable[[Page], Reading[Any] | None]], ...]:
    """Every field with its reader: those of the record in its order, then the others."""
    readers = all_fields()
    own = [name for name in _PLACES if name in readers]
    return tuple((name, readers[name]) for name in [*own, *(name for name in readers if name not in own)])


def classify(
    html: bytes | str, *, url: str | None = None, encoding: str | None = None
) -> tuple[PageKind, float]:
    """The kind of a page (a ``PageKind``) and the probability that it shows one product, at half the cost."""
    return page_kind(Page(to_utf8(html, encoding=encoding), url=url))
