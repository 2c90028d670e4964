"""The brand."""

from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.named_texts import named_texts
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import BY_LABEL, Concept, fold_label

_MAX_LENGTH = 70
# "Visit the Acme store" is a link, and has more words than most brands.
_MAX_WORDS = 3
# Texts between a brand and the heading below it; shorter words begin an address by chance.
_ABOVE, _LEAST = 3, 3
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
    yield from _shown(page)


def _shown(page: Page) -> Iterator[Candidate[str]]:
    """Texts in elements named after the brand, and the one above the heading with which the address begins."""
    address = fold((page.url or "").split("?")[0].rstrip("/").rsplit("/", 1)[-1])
    for named in named_texts(page):
        above = page.heading is not None and 0 < page.heading.index - named.number <= _ABOVE
        if not above and named.concept is not Concept.BRAND:
            continue
        value = text_of(_unlabelled(named.text)) or ""
        leads = len(fold(value)) >= _LEAST and address.startswith(fold(value))
        if (leads or named.concept is Concept.BRAND) and _is_name(value) and not named.is_foreign(page):
            yield Candidate(
                value=value, source=Source.MARKUP, score=0.8, where=named.names[0], text=named.text
            )


def _is_name(value: str) -> bool:
    """Letters in a few words: no sentence, no address of a shop's page."""
    return any(map(str.isalpha, value)) and len(value.split()) <= _MAX_WORDS


def _unlabelled(text: str) -> str:
    """Without the label that some themes put into the same element: "Brand: Acme"."""
    label, colon, rest = text.partition(":")
    known = BY_LABEL.get(fold_label(label)) if colon else None
    return rest.strip() if known is not None and known[0] is Concept.BRAND else text


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
        and not value.startswith(("http://", "https://", "{", "["))
    )
