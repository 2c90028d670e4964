"""A page, parsed once: tree, scripts, structured items, meta tags and the stream of visible text.

Everything past the parse is lazy and kept, so that a field pays only for what it looks at.
"""

from functools import cached_property, partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from spiders.extraction.document.heading import Heading, find_heading
from spiders.extraction.document.nesting import within_bounds
from spiders.extraction.document.regions import Regions
from spiders.extraction.document.shadow_roots import is_shadow_root, with_open_roots
from spiders.extraction.document.text_stream import Gathered, TextStream
from spiders.extraction.sources.json_ld import read_json_ld
from spiders.extraction.sources.meta import Meta, read_meta
from spiders.extraction.sources.microdata import read_microdata
from spiders.extraction.sources.titled_boxes import titled_boxes
from spiders.extraction.structured import StructuredItem

# Enough for every script seen on product pages; a generated page with more is cut, not walked.
_MAX_SCRIPTS = 400


class Page:
    """One HTML document. ``html`` is UTF-8 (``decoding.to_utf8``); ``url`` is where it was fetched, if known."""

    def __init__(self, html: bytes, *, url: str | None = None) -> None:
        self.given_url = url
        self.memory: dict[object, Any] = {}
        self.tree = _parsed(html)

    @cached_property
    def scripts(self) -> list[tuple[dict[str, str | None], str]]:
        """Attributes and text of each inline script, in page order."""
        return [
            (node.attributes, text)
            for node in self.stream.elements(Gathered.SCRIPTS)[:_MAX_SCRIPTS]
            if (inside := node.first_child) is not None and (text := inside.text_content)
        ]

    @cached_property
    def meta(self) -> Meta:
        """Meta tags, link tags and the title."""
        return read_meta(self.stream)

    @cached_property
    def url(self) -> str | None:
        """The address given, else what the page itself says: canonical link or og:url."""
        return self.given_url or self.canonical_url

    @cached_property
    def canonical_url(self) -> str | None:
        """The canonical address, absolute; None where the page names none or a wrong one."""
        for said in (self.meta.canonical, self.meta.first("og:url")):
            if not said:
                continue
            try:
                url = urljoin(self.given_url or self.meta.first("og:url") or "", said)
                host = urlsplit(url).hostname
            except ValueError:
                continue
            if host and url.startswith(("http://", "https://")):
                return url
        return None

    @cached_property
    def host(self) -> str:
        """The host name of the page, empty where unknown."""
        try:
            return urlsplit(self.url or "").hostname or ""
        except ValueError:
            return ""

    @cached_property
    def language(self) -> str:
        """The page's language tag, lower case with a hyphen, such as ``de-at``; empty where unknown."""
        root = self.tree.root
        said = (root.attributes.get("lang") if root is not None else None) or self.meta.first("og:locale")
        return (said or "").strip().replace("_", "-").lower()

    @cached_property
    def json_ld(self) -> list[StructuredItem]:
        """The items of every JSON-LD block."""
        return read_json_ld(self.scripts)

    @cached_property
    def microdata(self) -> list[StructuredItem]:
        """The top-level items of the page's microdata."""
        return read_microdata(self.tree)

    @cached_property
    def stream(self) -> TextStream:
        """Visible text in page order; what stands in declared shadow roots is visible too."""
        stream = TextStream(self.tree)
        if any(map(is_shadow_root, stream.elements(Gathered.TEMPLATES))):
            self.tree = _parsed(with_open_roots(self.tree.html or "").encode())
            stream = TextStream(self.tree)
        return stream

    @cached_property
    def regions(self) -> Regions:
        """The surroundings of text nodes."""
        heading = self.heading
        if heading is None or not heading.is_sure:
            return Regions(heading.node if heading else None)
        return Regions(heading.node, partial(titled_boxes, self.stream, heading.index))

    @cached_property
    def heading(self) -> Heading | None:
        """The product's heading: what on the page reads most like its title."""
        titles = [self.meta.title, self.meta.first("og:title", "twitter:title") or ""]
        return find_heading(self.stream, titles, address=self.url)


def _parsed(html: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(within_bounds(html), options=LexborDocumentOptions.WO_EVENTS)
