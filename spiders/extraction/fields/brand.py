"""The brand."""

from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.labels import labelled
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

_MAX_LENGTH = 70
_SHOPS = frozenset({"Organization", "WebSite", "Store", "OnlineStore", "LocalBusiness", "Corporation"})
_NONE = frozenset(
    {
        "",
        "na",
        "none",
        "null",
        "undefined",
        "unknown",
        "nobrand",
        "brand",
        "default",
        "other",
        "false",
        "ohne",
        "keine",
    }
)


def extract_brand(page: Page) -> Reading[str] | None:
    """Structured brand, meta tags, labels and brand links."""
    return decide((each for each in _candidates(page) if _sane(each.value)), key=fold)


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        for name, score in (("brand", 3.0), ("manufacturer", 1.5)):
            value = text_of(item.properties.get(name))
            if value and not _is_shop(page, value):
                yield Candidate(value=value, source=item.source, score=score, where=name, text=value)
    for name in ("product:brand", "og:brand", "brand", "twitter:data:brand"):
        value = page.meta.first(name)
        if value:
            yield Candidate(value=value, source=Source.META, score=2.0, where=name, text=value)
    for label in labelled(page, Concept.BRAND):
        yield Candidate(
            value=label.value, source=Source.LABEL, score=label.score, where=label.label, text=label.value
        )


def _is_shop(page: Page, value: str) -> bool:
    """Software that knows no brand fills in the shop's name. A maker's own shop has it in its domain or in the names
    of its products."""
    name = fold(value)
    if name in fold(page.host):
        return False
    said = {fold(page.meta.first("og:site_name", "application-name") or "")}
    said.update(
        fold(text_of(item.properties.get("name")) or "") for item in page.json_ld if item.types & _SHOPS
    )
    return name in said and name not in fold(page.heading.text if page.heading else page.meta.title)


def _sane(value: str) -> bool:
    return (
        len(value) <= _MAX_LENGTH
        and fold(value) not in _NONE
        and not value.startswith(("http://", "https://"))
    )
