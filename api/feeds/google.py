"""The feed as RSS 2.0 with Google Merchant's namespace, written piece by piece."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from lxml import etree

from api.feeds.items import FeedItem

_NAMESPACE = "http://base.google.com/ns/1.0"
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


def write_google(items: Iterable[FeedItem], *, title: str, link: str) -> Iterator[bytes]:
    """UTF-8 XML in chunks; memory does not grow with the number of items."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as file:
        file.write_declaration()
        with file.element("rss", version="2.0", nsmap={"g": _NAMESPACE}), file.element("channel"):
            for name, text in (
                ("title", title),
                ("link", link),
                ("description", "Best price of each product"),
            ):
                file.write(_text(name, text))
            for item in items:
                file.write(_element(item))
                file.flush()
                if buffer.tell() >= _CHUNK:
                    yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: BytesIO) -> bytes:
    chunk = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return chunk


def _text(name: str, text: str) -> etree._Element:
    element = etree.Element(name)
    element.text = text
    return element


def _google(name: str, text: str) -> etree._Element:
    return _text(f"{{{_NAMESPACE}}}{name}", text)


def _element(item: FeedItem) -> etree._Element:
    element = etree.Element("item")
    if item.status != "active":
        element.extend([_google("id", item.id), _google("custom_label_0", item.status)])
        if item.merged_into:
            element.append(_google("custom_label_1", item.merged_into))
        return element
    element.extend(_text(name, getattr(item, name)) for name in _PLAIN)
    element.extend(_google(name, value) for name in _SAME if (value := getattr(item, name)))
    element.append(_google("availability", _AVAILABILITY[item.availability]))
    element.append(_google("condition", _CONDITION[item.condition]))
    if item.shipping:
        shipping = _google("shipping", "")
        shipping.append(_google("price", item.shipping))
        element.append(shipping)
    return element
