"""The shop's own number of the product."""

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.normalise.gtin import parse_gtin
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.sources.address import LEAST, numbers_in_address
from spiders.extraction.sources.labels import Labelled, labelled
from spiders.extraction.sources.named_texts import texts_named
from spiders.extraction.sources.state import product_dicts
from spiders.extraction.sources.state_values import EVENT_KEYS, ID_KEYS, SKU_KEYS, state_text
from spiders.extraction.structured import StructuredItem, as_list, text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import BY_LABEL, Concept, fold_label
from spiders.extraction.words.no_value import NO_VALUE

# Letters, digits and the marks of article numbers; a sentence is none.
_CODE = re.compile(r"[\w.,:/+#!&*()\\–-]+(?: [\w./:+#!()–-]+){0,7}")
_BRACKETED = re.compile(r"\[([\w./-]{3,40})\]|#\s?((?=\S*\d)[\w./-]{4,40})")
# A code without digits: "MA-DUO-BLK".
_LETTERS = re.compile(r"[A-Z]{1,8}(?:[-_/.][A-Z]{1,8})+")
_MAX_LENGTH = 64
# As sure as the labels are that mean a model.
_MODEL = 1.2
_SURE = 0.85
_MARKS = ("data-sku", "data-product-sku", "data-asin", "data-product_sku")
_FIELD = "input[name=sku]"
_MARKED = ", ".join((*(f"[{mark}]" for mark in _MARKS), _FIELD))
_DATA = (Source.JSON_LD, Source.MICRODATA)
# A word beside other parts: a model's name rather than a number.
_PHRASE = re.compile(r"(?:^|\s)[^\W\d_]{3,}\s|\s[^\W\d_]{3,}(?:\s|$)")
_WITH_WORDS = re.compile(r"(\S*\d\S*)\s+(?:[-–—]\s|\()[^\W\d_]{2}")
# "Article: 5 pieces"
_AMBIGUOUS, _COUNTED = 1.6, re.compile(r"\d{1,3} [^\W\d_]{3,}")
_ENCLOSED = re.compile(r"(?:\(|\[|n[°º]\.?\s?|№\s?)((?=\S*\d)[\w./-]{3,40})[)\]]?", re.I)
# A date, a time, a price, a telephone number or a size is no article number.
_NOT_CODE = re.compile(
    (
        r"\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{1,2}:\d{2}.*|[€£$]\s?\d.*|\d+[.,]\d{2} ?[€£$].*|\d+ ?(?:cm|mm|"
        r"kg|g|ml|l|inch|%)"
    ),
    re.I,
)


@once_per_page
def extract_sku(page: Page) -> Reading[str] | None:
    """What the page labels as its number, structured sku, elements named so, numbers in the address.

    Attributes and embedded data are asked only where these are not sure: they cost a walk over the page.
    """
    candidates = [_confirmed(each, page) for each in _candidates(page) if _sane(each.value)]
    reading = decide(candidates, key=fold)
    if reading is not None and reading.confidence >= _SURE:
        return reading
    more = [_confirmed(each, page) for each in _from_data(page) if _sane(each.value)]
    reading = decide([*candidates, *more], key=fold)
    if reading is None:
        return decide((each for each in _last_resort(page) if _sane(each.value)), key=fold)
    return reading


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for item in main_products(page):
        yield from _structured(page, item)
    said = page.meta.first("product:retailer_item_id", "product:sku", "product:product_id")
    if said:
        yield Candidate(
            value=said, source=Source.META, score=1.0, where="product:retailer_item_id", text=said
        )
    yield from _from_labels(page)
    if page.heading is not None and page.heading.code:
        code = page.heading.code
        yield Candidate(value=code, source=Source.MARKUP, score=1.0, where="heading", text=f"[{code}]")
    if (bracketed := _bracketed(page)) is not None:
        yield Candidate(
            value=bracketed, source=Source.MARKUP, score=1.0, where="heading", text=f"[{bracketed}]"
        )
    for named in texts_named(page, Concept.SKU):
        if _may_be_code(named.text) and not named.is_foreign(page):
            value = _unlabelled(named.text.rsplit(":", 1)[-1].strip(" #"))
            yield Candidate(
                value=value, source=Source.MARKUP, score=1.6, where=named.names[0], text=named.text
            )
    for number, score in numbers_in_address(page.url):
        yield Candidate(value=number, source=Source.URL, score=score, where="address", text=page.url or "")


def _may_be_code(text: str) -> bool:
    return any(map(str.isdigit, text)) or _LETTERS.fullmatch(text.rsplit(":", 1)[-1].strip()) is not None


def _bracketed(page: Page) -> str | None:
    """A code in brackets or behind a mark as the next text behind the name."""
    place = page.heading.index + 1 if page.heading is not None else 0
    found = (
        _BRACKETED.fullmatch(page.stream.parts[place].strip()) if 0 < place < len(page.stream.parts) else None
    )
    return found[1] or found[2] if found is not None else None


def _from_labels(page: Page) -> Iterator[Candidate[str]]:
    """Numbers behind labels; those of a maker or a barcode stand in where the shop has none of its own."""
    for label in map(_code_alone, labelled(page, Concept.SKU)):
        if label.score <= _AMBIGUOUS and _COUNTED.fullmatch(label.value):
            continue
        score = label.score - (0.0 if _may_be_code(label.value) else 1.8)
        score -= 1.3 * (_PHRASE.search(label.value) is not None)
        yield Candidate(
            value=label.value, source=Source.LABEL, score=score, where=label.label, text=label.value
        )
    for label in map(_code_alone, labelled(page, Concept.NAMED_NUMBER)[:2]):
        # The shop's own where the name is the shop's.
        name = fold(label.label.partition(" ")[0])
        if _may_be_code(label.value) and (name in fold(page.meta.title) or name in fold(page.host)):
            yield Candidate(
                value=label.value, source=Source.LABEL, score=label.score, where=label.label, text=label.value
            )
    for label in labelled(page, Concept.MPN)[:1]:
        # A shop that shows no number of its own shows the model or a part's number in its place.
        if label.score <= _MODEL or label.label.casefold().startswith("part"):
            yield Candidate(
                value=label.value, source=Source.LABEL, score=0.3, where=label.label, text=label.value
            )
    for label in labelled(page, Concept.GTIN)[:1]:
        # Some shops call their own numbers UPC.
        if parse_gtin(label.value) is None and any(map(str.isdigit, label.value)):
            yield Candidate(
                value=label.value, source=Source.LABEL, score=0.3, where=label.label, text=label.value
            )


def _code_alone(label: Labelled) -> Labelled:
    """Without words behind the number: "4711-1 - Tape & Reel", "4711 (black)"; and without what is around it:
    "[4711]", "No. 4711"."""
    found = _WITH_WORDS.match(label.value) or _ENCLOSED.fullmatch(label.value)
    return label if found is None else replace(label, value=found[1])


def _structured(page: Page, item: StructuredItem) -> Iterator[Candidate[str]]:
    several = (
        len(
            {
                text_of(each.get("sku"))
                for each in item.properties.get("hasVariant", ())
                if isinstance(each, dict)
            }
        )
        > 1
    )
    for name, score in (("sku", 2.4), ("productID", 1.6), ("identifier", 0.5)):
        value = _unlabelled(text_of(item.properties.get(name)) or "")
        if value:
            # The number of the first of several sizes, or a model's name put into the field.
            score -= 1.2 * several + 1.2 * (" " in value.strip() and not value[-1].isdigit())
            yield Candidate(value=value, source=item.source, score=score, where=name, text=value)
    offered = {
        sku for offer in offers_of(item) if not offer.variant and (sku := text_of(offer.data.get("sku")))
    }
    if len(offered) == 1 or (offered := _chosen(page, item)):
        value = offered.pop()
        yield Candidate(value=value, source=item.source, score=1.6, where="offers.sku", text=value)


def _chosen(page: Page, item: StructuredItem) -> set[str]:
    """The number of the form that the page's address chooses (``?variant=4711``); empty where none is told apart."""
    if not page.url or "?" not in page.url:
        return set()
    forms = [each for each in as_list(item.properties.get("hasVariant")) if isinstance(each, dict)]
    offers = [
        (offer, form) for form in forms for offer in as_list(form.get("offers")) if isinstance(offer, dict)
    ]
    offers += [(offer.data, offer.data) for offer in offers_of(item) if not offer.variant]
    found = {text_of(form.get("sku")) for offer, form in offers if text_of(offer.get("url")) == page.url}
    return {sku for sku in found if sku} if len(found) == 1 else set()


def _unlabelled(value: str) -> str:
    """Some themes mark up the label with the number: "Ref: A-12", "SKU 4711"."""
    mark = ":" if ":" in value else " "
    label, _, rest = value.partition(mark)
    known = BY_LABEL.get(fold_label(label)) if mark == ":" or _may_be_code(rest) else None
    return rest.strip() if known is not None and known[0] is Concept.SKU else value


def _from_data(page: Page) -> Iterator[Candidate[str]]:
    for node in page.tree.css(_MARKED)[:3]:
        attributes = node.attributes
        value = next((attributes[mark] for mark in (*_MARKS, "value") if attributes.get(mark)), "") or ""
        region = page.regions.around(node)
        if value and not region.others:
            yield Candidate(value=value, source=Source.ATTRIBUTE, score=1.0, where="data-sku", text=value)
    if product_dicts in page.memory or not page.json_ld:
        for thing in product_dicts(page)[:3]:
            said = state_text(thing, SKU_KEYS)
            if said is not None:
                # What is told to analytics is often a number that no page shows.
                score = 0.6 if said[0] in EVENT_KEYS else 1.4
                yield Candidate(value=said[1], source=Source.STATE, score=score, where=said[0], text=said[1])


def _last_resort(page: Page) -> Iterator[Candidate[str]]:
    """Where the page tells no number: that of the first form, or what its scripts call the product."""
    for item in main_products(page):
        forms = (form for form in as_list(item.properties.get("hasVariant")) if isinstance(form, dict))
        first = next((sku for form in forms if (sku := text_of(form.get("sku")))), None)
        first = first or next(
            (sku for each in offers_of(item) if (sku := text_of(each.data.get("sku")))), None
        )
        if first:
            yield Candidate(value=first, source=item.source, score=0.3, where="first form", text=first)
    for thing in product_dicts(page)[:3]:
        said = state_text(thing, ID_KEYS)
        if said is not None and len(said[1]) >= LEAST:
            yield Candidate(value=said[1], source=Source.STATE, score=0.1, where=said[0], text=said[1])


def _confirmed(candidate: Candidate[str], page: Page) -> Candidate[str]:
    """A number that the address holds too is the page's own, not a variant's or a neighbour's; a name in the
    address and in data is that of the page."""
    value = fold(candidate.value)
    if candidate.source is Source.URL or len(value) < 4 or value not in fold(page.url or ""):
        return candidate
    if candidate.source in _DATA and not any(map(str.isdigit, value)):
        return candidate
    return Candidate(
        value=candidate.value,
        source=candidate.source,
        score=candidate.score + 0.8,
        where=candidate.where,
        text=candidate.text,
    )


def _sane(value: str) -> bool:
    return (
        0 < len(value) <= _MAX_LENGTH
        and _CODE.fullmatch(value) is not None
        and not _NOT_CODE.fullmatch(value)
        and fold(value) not in NO_VALUE
    )
