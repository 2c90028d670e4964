"""The product's name."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide

_SEPARATOR = re.compile(r"\s+[|–—»·:]\s+|\s+-\s+")
# "Oak table - $250 (Ballard)", "$250 · Oak table": an advert's heading.
_WITH_PRICE = re.compile(r"\s[-–|]\s*[$€£¥]\s?\d.*$|^(?:.{0,20}\s)?[$€£¥]\s?\d[\d.,]*\s[·|–-]\s")
_MAX_LENGTH = 400


def extract_name(page: Page) -> Reading[str] | None:
    """Structured names first; the heading confirms or replaces them; the title's first part is the last resort."""
    return decide(_candidates(page), key=fold)


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        name = text_of(item.properties.get("name"))
        if name:
            yield _named(_without_shop(name, page), item.source, 2.5, "name")
    heading = page.heading
    if heading is not None:
        yield _named(heading.text, Source.MARKUP, 1.0 + 1.4 * heading.likeness, heading.node.tag or "")
    shared = page.meta.first("og:title", "twitter:title")
    if shared:
        yield _named(_without_shop(shared, page), Source.META, 0.8, "og:title")
    if page.meta.title:
        yield _named(_SEPARATOR.split(page.meta.title)[0], Source.TITLE, 0.4, "title")


def _without_shop(name: str, page: Page) -> str:
    """Without the shop's name, which some software puts behind every name: "Oak table — The Shop"."""
    first, *rest = _SEPARATOR.split(name)
    shop = fold(page.meta.first("og:site_name") or "") or fold(page.host)
    return first if len(rest) == 1 and fold(rest[0]) and fold(rest[0]) in shop else name


def _named(text: str, source: Source, score: float, where: str) -> Candidate[str]:
    value = _WITH_PRICE.sub("", text).strip()[:_MAX_LENGTH]
    return Candidate(value=value, source=source, score=score if fold(value) else -9.0, where=where, text=text)
