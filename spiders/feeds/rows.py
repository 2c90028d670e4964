"""The rows of a feed as plain dictionaries, one at a time, whatever its format.

Names are those of Google's specification in lower case with underscores, without the ``g:`` prefix. Where an attribute
is repeated (additional_image_link, shipping) the values are joined by a newline.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from catalog.errors import PricemeshError
from catalog.tables import LONGEST_CELL

_GZIP_MAGIC = b"\x1f\x8b"
_HEAD = 4096
_ITEMS = ("item", "entry", "product")


class FeedFormatError(PricemeshError):
    """The feed is none, or breaks off."""

    code = "feed_format"


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Every row. Raises FeedFormatError where the file is no feed, or at the place where it breaks."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == _GZIP_MAGIC
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(0)
            if not head.strip():
                raise FeedFormatError(f"{path.name} is empty: a feed must have at least a header")
            if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
                yield from _xml(file)  # type: ignore[arg-type]
            else:
                yield from _table(file, head)  # type: ignore[arg-type]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FeedFormatError(f"{path.name}: the gzip data breaks off: {error}") from error


def _xml(file: BinaryIO) -> Iterator[dict[str, str]]:
    """Elements are dropped once read: memory stays that of one item."""
    parser = etree.iterparse(file, events=("end",), resolve_entities=False, no_network=True, huge_tree=True)
    try:
        for _, element in parser:
            if not isinstance(element.tag, str) or etree.QName(element).localname.lower() not in _ITEMS:
                continue
            yield _xml_row(element)
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise FeedFormatError(f"the feed is broken XML: {error.msg}") from error


def _xml_row(element: etree._Element) -> dict[str, str]:
    row: dict[str, str] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname.lower()
        text = "".join(str(part) for part in child.itertext()).strip()
        if name == "shipping":
            text = ":".join(_inner(child, part) for part in ("country", "region", "service", "price"))
        elif name == "link" and not text:
            text = child.get("href") or ""
        row[name] = f"{row[name]}\n{text}" if row.get(name) and text else text or row.get(name, "")
    return row


def _inner(element: etree._Element, name: str) -> str:
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname == name:
            return (child.text or "").strip()
    return ""


def _table(file: BinaryIO, head: bytes) -> Iterator[dict[str, str]]:
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    first = head.decode(encoding, "ignore").splitlines()[0]
    delimiter = max("\t,;|", key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=delimiter, strict=False)
    try:
        names = [_name(column) for column in next(reader)]
        if "id" not in names or "title" not in names:
            raise FeedFormatError(
                f"a feed needs the columns id, title and link, got {', '.join(names)[:200]}"
            )
        for values in reader:
            if values:
                yield dict(zip(names, (value.strip() for value in values), strict=False))
    except csv.Error as error:
        raise FeedFormatError(f"line {reader.line_num} of the feed cannot be read: {error}") from error


def _name(column: str) -> str:
    return column.strip().lower().removeprefix("g:").replace(" ", "_")
