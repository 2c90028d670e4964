"""Pictures of the product, absolute addresses, the main one first."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide

_MAX_IMAGES = 20
_MAX_LENGTH = 2000


def extract_images(page: Page) -> Reading[tuple[str, ...]] | None:
    """Structured images, else og:image."""
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[tuple[str, ...]]]:
    for item in main_products(page):
        said = [address for value in as_list(item.properties.get("image")) if (address := _address(value))]
        found = _absolute(said, page)
        if found:
            yield Candidate(value=found, source=item.source, score=2.5, where="image", text=said[0])
    for name in ("og:image:secure_url", "og:image", "og:image:url", "twitter:image"):
        found = _absolute(page.meta.values.get(name, []), page)
        if found:
            yield Candidate(value=found, source=Source.META, score=1.2, where=name, text=found[0])
            return


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        return text_of(value.get("url")) or text_of(value.get("contentUrl")) or text_of(value.get("@id"))
    return text_of(value)


def _absolute(addresses: list[str], page: Page) -> tuple[str, ...]:
    """Without repeats, inline data and addresses that are none."""
    found: dict[str, None] = {}
    for address in addresses[:_MAX_IMAGES]:
        try:
            url = urljoin(page.url or "", address.strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")) and len(url) <= _MAX_LENGTH:
            found[url] = None
    return tuple(found)
