"""The brand."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.sources.brand_links import (
    brand_logos,
    leads_to_brand,
    link_around,
    linked_brands,
)
from spiders.extraction.sources.breadcrumbs import breadcrumb_trails
from spiders.extraction.sources.first_words import opening_brands, without_asking
from spiders.extraction.sources.keyword_links import is_keyword
from spiders.extraction.sources.labels import labelled
from spiders.extraction.sources.named_texts import NamedText, concept_of, named_texts
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import BRAND_KEYS, state_text
from spiders.extraction.sources.stated_properties import stated
from spiders.extraction.structured import as_list, text_of
from spiders.extraction.vote import decide
from spiders.extraction.words import names
from spiders.extraction.words.labels import BY_LABEL, Concept, fold_label
from spiders.extraction.words.no_value import NO_VALUE

_MAX_LENGTH = 70
# "Visit the Acme store" is a link, and has more words than most brands.
_MAX_WORDS = 3
_MOST_WORDS = 6
_ASKING = frozenset(
    names(
        "visit visitez visita besuchen besuche shop store all alle mehr more see view discover über about zum"
    )
)
# Texts between a brand and the heading below it; shorter words begin an address by chance.
_ABOVE, _LEAST = 3, 3
# A marketplace calls the seller so.
_VENDOR = 0.7
# A shop's own name in its data may be its brand, or stand for one it does not know: what a label says is surer.
_HOUSE = 1.3
_SHOPS = frozenset({"Organization", "WebSite", "Store", "OnlineStore", "LocalBusiness", "Corporation"})
# What a product has of this type is no shop: ``"brand": {"@type": "Organization", …}``.
_MAKERS = ("brand", "manufacturer")
_NONE = (
    NO_VALUE
    | frozenset(
        names(
            "nobrand brand default other false ohne keine noname markenlos ohnemarke sansmarque senzamarca sinmarca "
            "semmarca zondermerk geenmerk merkloos bezmarki bezznačky utanmärke ingenmærke безбренда нетбренда "
            "allbrands allemarken toutesmarques seepackaging"
        )
    )
    | {""}
)
# A label is followed by a name; what has more words is a sentence, and a number in brackets counts a filter's things.
_MOST_LABELLED = 7
_COUNTED = re.compile(r".*\(\d+\)")


def extract_brand(page: Page) -> Reading[str] | None:
    """Structured brand, meta tags, labels and brand links. The shop's own name gives way to what links say."""
    reading = decide((each for each in _candidates(page) if _sane(each.value)), key=fold)
    if reading is None or (reading.winner.source is not Source.LABEL and _in_host(page, reading.value)):
        reading = decide((each for each in _linked(page) if _sane(each.value)), key=fold) or reading
    if reading is None and (product_dicts in page.memory or not page.json_ld):
        return decide((each for each in _from_state(page) if _sane(each.value)), key=fold)
    return reading


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        for name, score in (("brand", 3.0), ("manufacturer", 1.5)):
            value = text_of(item.properties.get(name))
            if value and not _is_shop(page, value):
                score = min(score, _HOUSE) if _in_host(page, value) else score
                yield Candidate(value=value, source=item.source, score=score, where=name, text=value)
    yield from stated(page, Concept.BRAND)
    for name in ("product:brand", "og:brand", "brand", "twitter:data:brand"):
        value = page.meta.first(name)
        if value:
            yield Candidate(value=value, source=Source.META, score=2.0, where=name, text=value)
    for label in labelled(page, Concept.BRAND):
        yield Candidate(
            value=label.value, source=Source.LABEL, score=label.score, where=label.label, text=label.value
        )
    yield from _shown(page)


def _linked(page: Page) -> Iterator[Candidate[str]]:
    """Names and logos that lead to all of a brand; of several nobody knows which is the product's."""
    links = [text for _, text in linked_brands(page) if _is_name(text) and _is_long_name(text)]
    logos = [text for text in brand_logos(page) if _is_name(text)] if not links else []
    for found, where in ((links, "brand link"), (logos, "brand logo")):
        if len({fold(text) for text in found}) == 1:
            yield Candidate(value=found[0], source=Source.MARKUP, score=0.8, where=where, text=found[0])
    for text, where, score in opening_brands(page):
        yield Candidate(value=text, source=Source.TITLE, score=score, where=where, text=text)


def _from_state(page: Page) -> Iterator[Candidate[str]]:
    """What embedded data says, asked only where nothing else does."""
    for thing in product_dicts(page)[:3]:
        said = state_text(thing, BRAND_KEYS)
        if said is not None and any(map(str.isalpha, said[1])) and not _is_shop(page, said[1]):
            yield Candidate(value=said[1], source=Source.STATE, score=1.0, where=said[0], text=said[1])


def _shown(page: Page) -> Iterator[Candidate[str]]:
    """Texts in elements named after the brand, the one above the heading with which the address begins, and links
    that are the first words of the product's name."""
    heading, place = (
        (page.heading.text.casefold(), page.heading.index) if page.heading is not None else ("", 0)
    )
    title = page.meta.title.casefold()
    address = fold((page.url or "").split("?")[0].rstrip("/").rsplit("/", 1)[-1])
    for named in named_texts(page):
        above = 0 < place - named.number <= _ABOVE
        called = named.concept is Concept.BRAND and not _is_own_name(named)
        if not (above or called or heading.startswith(named.text.casefold())):
            continue
        value = text_of(_unlabelled(named.text)) or ""
        if called and (asked := without_asking(value.split()))[0] and asked[1].casefold() in heading:
            value = asked[1]
        leads = above and _leads(value, title=title, heading=heading, address=address)
        score = (
            (_VENDOR if any("vendor" in name for name in named.names) else 0.8) if leads or called else 0.5
        )
        if not (leads or called or _links_first_words(page, named, heading)):
            continue
        if not _is_name(value):
            score = 0.1 if called and _is_long_name(value) else -1.0
        if not named.is_foreign(page) or (above and called and _leads_to_brand(page, named)):
            yield Candidate(
                value=value, source=Source.MARKUP, score=score, where=named.names[0], text=named.text
            )


def _leads(value: str, *, title: str, heading: str, address: str) -> bool:
    """Whether a text above the heading begins the title ("Acme Oak table") or the last step of the address, which goes
    on behind it: "/lots/lot-212" has the number of the page."""
    folded = fold(value)
    if len(folded) < _LEAST:
        return False
    return f"{value} {heading}".casefold() in title or (address != folded and address.startswith(folded))


def _is_own_name(named: NamedText) -> bool:
    """Whether an element is named by its own words, as tabs are: "From the brand" in ``id="fromTheBrand"``. Where
    another of its names speaks of the brand (``class="brand acme"``), the words are the brand."""
    said = fold(named.text)
    own = [name for names in named.names for name in names.split() if fold(name) == said]
    return any(concept_of((name, "")) is Concept.BRAND for name in own)


def _leads_to_brand(page: Page, named: NamedText) -> bool:
    link = link_around(page.stream.nodes[named.number])
    return link is not None and leads_to_brand(link)


def _links_first_words(page: Page, named: NamedText, heading: str) -> bool:
    """Whether a text is a link of whole words that the heading begins with and goes on after; a category or a
    keyword is none."""
    text = named.text.casefold()
    rest = heading.removeprefix(text)
    if len(fold(text)) < _LEAST or rest in ("", heading) or rest[0].isalnum():
        return False
    region = named.region(page)
    if not region.linked or is_keyword(page, named.number, region):
        return False
    return all(fold(step) != fold(text) for _, trail in breadcrumb_trails(page) for step in trail)


def _is_long_name(value: str) -> bool:
    """A line of a maker's, "X by Y (Z)", as far as it asks nothing of the reader."""
    words = value.casefold().split()
    return (
        len(words) <= _MOST_WORDS
        and _ASKING.isdisjoint(words)
        and value[:1].isalnum()
        and value[-1] not in ".!?"
        and any(map(str.isalpha, value))
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
    if _in_host(page, value):
        return False
    name = fold(value)
    said = {fold(page.meta.first("og:site_name", "application-name") or "")}
    makers = [
        maker
        for item in main_products(page)
        for key in _MAKERS
        for maker in as_list(item.properties.get(key))
    ]
    said.update(
        fold(text_of(item.properties.get("name")) or "")
        for item in page.json_ld
        if item.types & _SHOPS and not any(item.properties is maker for maker in makers)
    )
    if page.heading is not None and name in fold(page.heading.text):
        return False
    # "Oak chair | The Shop"
    return name in said if page.heading is None else name in said or fold(page.meta.title).endswith(name)


def _in_host(page: Page, value: str) -> bool:
    """Whether the shop's address has a name in it: "Fjord & Field" is fjordandfield.example."""
    host = fold(page.host)
    return fold(value) in host or ("&" in value and fold(value.replace("&", " and ")) in host)


def _sane(value: str) -> bool:
    return (
        len(value) <= _MAX_LENGTH
        and fold(value) not in _NONE
        and ": " not in value
        and value.count(" ") < _MOST_LABELLED
        and _COUNTED.fullmatch(value) is None
        and not value.startswith(("http://", "https://", "{", "["))
    )
