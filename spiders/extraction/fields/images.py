"""Pictures of the product, absolute addresses, the main one first."""

import re
from collections.abc import Iterator
from math import ceil
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.sources.brand_links import link_around
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide

_PICTURE = re.compile(r"^#|^javascript:|\.(?:jpe?g|png|webp|avif|gif)(?:$|[?#])", re.I)
_MAX_IMAGES = 20
_MAX_LENGTH = 2000
# Addresses that joining with the page's would leave as they are; most are, and joining takes ten times as long.
_WHOLE = re.compile(r"https?://\w[\w./:?=&%+,~@!*()-]*[\w/)]", re.ASCII)
# Pictures past these are of other products; a shorter name than this is a word that any picture may have.
_MAX_PICTURES, _LEAST_NAME = 200, 4
_MOST_OF_NAME = 0.6
_ADDRESS = ("url", "contentUrl", "contentURL", "@id")
# Where a picture's address stands: the largest first, the one that scripts put in place before what stands for it.
_PLACES = (
    "data-old-hires", "data-zoom-image", "data-large_image", "data-zoom", "data-full", "data-original", "data-src",
    "data-lazy-src", "data-lazy", "src",
)  # fmt: skip


def extract_images(page: Page) -> Reading[tuple[str, ...]] | None:
    """Structured images, else og:image, else the pictures that are called as the product is."""
    return decide(_candidates(page)) or decide(_shown(page))


def _candidates(page: Page) -> Iterator[Candidate[tuple[str, ...]]]:
    for item in main_products(page):
        said = [address for value in as_list(item.properties.get("image")) for address in _addresses(value)]
        found = _absolute(said, page)
        if found:
            yield Candidate(value=found, source=item.source, score=2.5, where="image", text=said[0])
    for name in ("og:image:secure_url", "og:image", "og:image:url", "twitter:image"):
        found = _absolute(page.meta.values.get(name, []), page)
        if found:
            yield Candidate(value=found, source=Source.META, score=1.2, where=name, text=found[0])
            return


def _shown(page: Page) -> Iterator[Candidate[tuple[str, ...]]]:
    name = fold(page.heading.text) if page.heading is not None and page.heading.is_sure else ""
    if len(name) < _LEAST_NAME:
        return
    begins, said = name[: ceil(_MOST_OF_NAME * len(name))], list[str]()
    for node in page.tree.css("img[alt]")[:_MAX_PICTURES]:
        attributes = node.attributes
        alt = attributes.get("alt") or ""
        # Folding tells no more of a text that begins with another letter or digit than the name.
        if alt[:1].isalnum() and alt[0].casefold()[0] != name[0]:
            continue
        called = fold(alt)
        if not called.startswith(begins) or page.regions.around(node).others:
            continue
        # "Oak table white" is not "Oak table black", where it leads to another page.
        if not called.startswith(name) and _leads_elsewhere(node):
            continue
        said += [
            text for place in _PLACES if (text := attributes.get(place)) and not text.startswith("data:")
        ][:1]
    found = _absolute(said, page)
    if found:
        yield Candidate(value=found, source=Source.MARKUP, score=0.8, where="img alt", text=said[0])


def _leads_elsewhere(picture: LexborNode) -> bool:
    """Whether a picture is a link to something else than a larger picture."""
    link = link_around(picture)
    return link is not None and not _PICTURE.search(link.attributes.get("href") or "")


def _addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = next((said for key in _ADDRESS if (said := value.get(key))), None)
    return [address for each in as_list(value) if (address := text_of(each))]


def _absolute(addresses: list[str], page: Page) -> tuple[str, ...]:
    """Without repeats, inline data and addresses that are none."""
    found: dict[str, None] = {}
    for address in addresses[:_MAX_IMAGES]:
        try:
            url = address.strip()
            if not _WHOLE.fullmatch(url):
                url = urljoin(page.url or "", url)
        except ValueError:
            continue
        if url.startswith(("http://", "https://")) and len(url) <= _MAX_LENGTH:
            found[url] = None
    return tuple(found)
