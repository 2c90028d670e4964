"""The condition the item is sold in."""

import re
from collections.abc import Iterator

from catalog.domain.condition import Condition
from catalog.normalise.condition import parse_condition
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.sources.labels import labelled
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

_TITLE = re.compile(
    (
        r"\b(?:refurbished|renewed|generalüberholt|reconditionné|ricondizionato|reacondicionado|pre-?owned|"
        r"b-ware|open box)\b"
    ),
    re.I,
)
_PARTS = re.compile(r"\s[|–—-]\s")


def extract_condition(page: Page) -> Reading[Condition] | None:
    """Structured item condition, labels, and words in the heading that shops put there on purpose."""
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[Condition]]:
    for item in main_products(page):
        said = [text_of(item.properties.get("itemCondition"))]
        said += [text_of(offer.data.get("itemCondition")) for offer in offers_of(item)[:2]]
        for text in filter(None, said):
            condition = parse_condition(text)
            if condition is not None:
                yield Candidate(
                    value=condition, source=item.source, score=2.0, where="itemCondition", text=text
                )
    text = page.meta.first("product:condition", "og:condition") or ""
    condition = parse_condition(text) if text else None
    if condition is not None:
        yield Candidate(value=condition, source=Source.META, score=1.5, where="product:condition", text=text)
    for label in labelled(page, Concept.CONDITION)[:1]:
        condition = parse_condition(label.value)
        if condition is not None and len(label.value) < 60:
            yield Candidate(
                value=condition, source=Source.LABEL, score=2.2, where=label.label, text=label.value
            )
    heading = page.heading.text if page.heading else ""
    # "Refurbished Phone 12 | Shop": what stands behind the name is the shop's.
    begins = page.meta.title.partition(heading)[0] if heading and heading in page.meta.title else ""
    for text, score, where in (
        (heading, 2.4, "heading"),
        (begins or _PARTS.split(page.meta.title)[0], 1.0, "title"),
    ):
        found = _TITLE.search(text)
        if found is not None:
            condition = parse_condition(found[0]) or Condition.USED
            yield Candidate(value=condition, source=Source.TITLE, score=score, where=where, text=found[0])
