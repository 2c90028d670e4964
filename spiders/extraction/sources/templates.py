"""Parts of a page that stand in templates: a script shows them, and until then no browser does."""

import re
from collections.abc import Iterator

from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import Gathered

# A price box has few elements; longer templates are windows, baskets and whole applications.
_MAX_LENGTH = 8_000
_MAX_TEMPLATES = 40
# The parser keeps what is in a template out of the tree, not out of the text.
_TAG = re.compile(r"</?template\b[^>]*>", re.I)
_DIGIT = re.compile(r"\d")


def template_parts(page: Page) -> Iterator[Page]:
    """Short templates as pages of their own, those without any number and those about other products left out."""
    for node in page.stream.elements(Gathered.TEMPLATES)[:_MAX_TEMPLATES]:
        region = page.regions.around(node)
        html = node.html or ""
        if region.others or region.frame or len(html) > _MAX_LENGTH:
            continue
        inner = _TAG.sub("", html)
        if _DIGIT.search(inner):
            yield Page(inner.encode(), url=page.url)
