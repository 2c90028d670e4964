"""The feed as RSS 2.0 with Google Merchant's namespace, written piece by piece."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Protocol

from lxml import etree

from api.feeds.items import FeedItem
from catalog.normalise.readable import readable

_NAMESPACE = "http://base.google.com/ns/1.0"
_GOOGLE = f"{{{_NAMESPACE}}}"
# Our availability in Google's words; unknown stock is not promised.
_AVAILABILITY = {
    "InStock": "in_stock",
    "PreOrder": "preorder",
    "BackOrder": "backorder",
    "OutOfStock": "out_of_stock",
    "Discontinued": "out_of_stock",
    "": "out_of_stock",
}
_CONDITION = {"New": "new", "Refurbished": "refurbished", "Used": "used", "Damaged": "used"}
_PLAIN = ("title", "link")
_SAME = ("id", "brand", "gtin", "mpn", "product_type", "price", "image_link", "item_group_id")
# Bytes gathered before they are sent on.
_CHUNK = 64 * 1024


class _Writer(Protocol):
    """What ``etree.xmlfile`` hands over; its type has no public name."""

    def element(self, tag: str) -> AbstractContextManager[object]: ...
    def write(self, content: str) -> None: ...


def write_google(items: Iterable[FeedItem], *, title: str, link: str) -> Iterator[bytes]:
    """UTF-8 XML in chunks; memory does not grow with the number of items."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as file:
        file.write_declaration()
        # Elements are written within the root's, so that all of them say g: and none declares it again.
        with file.element("rss", version="2.0", nsmap={"g": _NAMESPACE}), file.element("channel"):
            _write(file, {"title": title, "link": link, "description": "Best price of each product"})
            for item in items:
                with file.element("item"):
                    _write_item(file, item)
                file.flush()
                if buffer.tell() >= _CHUNK:
                    yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: BytesIO) -> bytes:
    chunk = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return chunk


def _write(file: _Writer, texts: Mapping[str, str], *, namespace: str = "") -> None:
    """An element for each text that is not empty."""
    for name, text in texts.items():
        if text:
            with file.element(f"{namespace}{name}"):
                file.write(readable(text))


def _write_item(file: _Writer, item: FeedItem) -> None:
    if item.status != "active":
        gone = {"id": item.id, "custom_label_0": item.status, "custom_label_1": item.merged_into}
        _write(file, gone, namespace=_GOOGLE)
        return
    _write(file, {name: getattr(item, name) for name in _PLAIN})
    _write(file, {name: getattr(item, name) for name in _SAME}, namespace=_GOOGLE)
    states = {"availability": _AVAILABILITY[item.availability], "condition": _CONDITION[item.condition]}
    _write(file, states, namespace=_GOOGLE)
    if item.shipping:
        with file.element(f"{_GOOGLE}shipping"):
            _write(file, {"price": item.shipping}, namespace=_GOOGLE)
