"""The GTIN: EAN, UPC, JAN or ISBN with a right check digit, as 14 digits."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.main_product import main_products
from spiders.extraction.page import Page
from spiders.extraction.sources.labels import labelled
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words.labels import Concept

_NAMES = ("gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn", "ean", "upc")
_DIGITS = re.compile(r"\d(?:[\d -]{6,18})[\dXx]")
_LENGTHS = frozenset({8, 12, 13, 14})


def extract_gtin(page: Page) -> Reading[str] | None:
    """Structured GTINs, labels, and numbers elsewhere that have a right check digit."""
    return decide(_candidates(page))


def _candidates(page: Page) -> Iterator[Candidate[str]]:
    for source, score, where, text in _texts(page):
        value = to_gtin14(text)
        if value is not None:
            yield Candidate(value=value, source=source, score=score, where=where, text=text)


def _texts(page: Page) -> Iterator[tuple[Source, float, str, str]]:
    for item in main_products(page):
        for name in _NAMES:
            value = text_of(item.properties.get(name))
            if value:
                yield item.source, 3.0, name, value
        for name, score in (("productID", 2.0), ("sku", 0.5), ("mpn", 0.5)):
            value = text_of(item.properties.get(name))
            # Eight digits are a valid GTIN-8 once in ten by chance.
            if value and len(value) > 11:
                yield item.source, score, name, value
    for name in ("product:ean", "product:upc", "product:isbn", "book:isbn", "product:gtin"):
        value = page.meta.first(name)
        if value:
            yield Source.META, 2.5, name, value
    for label in labelled(page, Concept.GTIN):
        yield Source.LABEL, label.score, label.label, label.value


def to_gtin14(text: str) -> str | None:
    """The first number with 8, 12, 13 or 14 digits and a right check digit (or an ISBN-10), as 14 digits."""
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"[ -]", "", match[0]).upper()
        if len(digits) == 10:
            digits = _isbn13(digits) or ""
        if len(digits) in _LENGTHS and digits.isdigit() and _check(digits) and digits.strip("0"):
            return digits.zfill(14)
    return None


def _check(digits: str) -> bool:
    """GS1 modulo 10, weights 3 and 1 from the right."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return total % 10 == 0


def _isbn13(digits: str) -> str | None:
    if not digits[:9].isdigit():
        return None
    total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
    if total % 11:
        return None
    body = f"978{digits[:9]}"
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-weighted % 10}"
