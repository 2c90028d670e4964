"""Sitemaps: nested, gzip or plain text, read as a stream with bounds."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

# A sitemap may have 50 MB unpacked (sitemaps.org); more is a mistake or a bomb.
_MAX_BYTES = 50_000_000
# Files of a crawl. 50,000 addresses each is more than any shop here will be crawled for.
MAX_FILES = 500
_GZIP_MAGIC = b"\x1f\x8b"
# Where shops keep a sitemap that robots.txt does not name, the likeliest first.
GUESSES = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap.xml.gz", "/sitemaps.xml", "/1_index_sitemap.xml")
_OTHER = re.compile(
    r"(?:post|blog|news|page|user|author|tag|image|video|brand|categor|collection|store|cms)", re.I
)
# Not the "item" of "sitemap".
_PRODUCT = re.compile(r"product|produkt|artikel|produit|(?<![a-z])items?(?![a-z])", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """``is_index``: the address is another sitemap. ``has_image``: products are listed with their picture."""

    url: str
    is_index: bool = False
    has_image: bool = False


def read_sitemap(body: bytes) -> Iterator[SitemapEntry]:
    """The entries of a sitemap or an index; nothing where ``body`` is neither. Never raises."""
    body = _unpacked(body).removeprefix(b"\xef\xbb\xbf")
    if body.lstrip()[:1] != b"<":
        yield from _plain_text(body)
        return
    parser = etree.iterparse(
        io.BytesIO(body), events=("end",), recover=True, huge_tree=False, resolve_entities=False
    )
    try:
        for _, element in parser:
            name = _name(element)
            if name in ("url", "sitemap"):
                entry = _entry(element, is_index=name == "sitemap")
                element.clear()
                if entry:
                    yield entry
    except etree.XMLSyntaxError:
        return


def is_product_file(url: str) -> bool | None:
    """What a sitemap's name says of its content: products, something else, or nothing (None)."""
    name = url.rsplit("/", 1)[-1]
    if re.search(r"product[_-]?(?:cat|tag|brand)", name, re.I):
        return False
    if _PRODUCT.search(name):
        return True
    return False if _OTHER.search(name) else None


def _entry(element: etree._Element, *, is_index: bool) -> SitemapEntry | None:
    url, has_image = "", False
    for child in element:
        name = _name(child)
        if name == "loc":
            url = (child.text or "").strip()
        has_image = has_image or name == "image"
    return SitemapEntry(url=url, is_index=is_index, has_image=has_image) if url else None


def _name(element: etree._Element) -> str:
    """Without the namespace, which some shops mistype; QName raises where a mended file has a name of no letters."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _plain_text(body: bytes) -> Iterator[SitemapEntry]:
    for line in body.decode("utf-8", "replace").splitlines():
        if line.strip().startswith(("http://", "https://")):
            yield SitemapEntry(url=line.strip())


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP_MAGIC):
        return body[:_MAX_BYTES]
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            return file.read(_MAX_BYTES)
    except (OSError, EOFError, zlib.error):
        return b""
