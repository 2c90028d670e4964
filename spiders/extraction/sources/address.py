"""Article numbers in the address of a page."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

_PARAMETERS = re.compile(
    r"^(?:sku|pid|product_?id|products_id|item_?id|id_product|article|art|prod|item|asin|variant)$", re.I
)
# A shorter one counts the rows of the shop's database, which no shopper sees.
LEAST = 5
# Identifiers drawn at random ("66f0c1a9e9a15a7e17e71910", a UUID) name a row too, and their digits nothing.
_RANDOM = re.compile(
    r"(?<![\da-z])(?=[\d-]*[a-f])(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{20,})(?![\da-z])", re.I
)
# "N53345671A", "PLID55091203": a code as a step of its own; some put a word before the number.
_CODE = re.compile(
    r"(?!(?:p|id|pid|art|item|prod|product|sku|itm|dp)[\d-])(?:[A-Za-z]{2,5}\d{5,12}|[A-Z]\d{5,12}[A-Z])",
    re.I,
)
_LONG_NUMBER = re.compile(r"(?<![\d.])[a-z]?(\d{5,16})(?![\d.]\d)", re.I)


def numbers_in_address(url: str | None) -> Iterator[tuple[str, float]]:
    """Numbers that look like an article's, with log-odds: below even, they confirm more than they say."""
    if not url:
        return
    try:
        parts = urlsplit(url)
        query = parse_qsl(parts.query, max_num_fields=60)
    except ValueError:
        return
    for name, value in query:
        if _PARAMETERS.match(name) and LEAST <= len(value) < 40:
            yield value, 0.6
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    last = segments[-1].partition(".")[0].rpartition("-")[2] if segments else ""
    for segment in (*segments[-3:], last):
        if _CODE.fullmatch(segment):
            yield segment, 0.6
    for match in _LONG_NUMBER.finditer(_RANDOM.sub("", segments[-1]) if segments else ""):
        yield match[1], 0.4
    # Also in front of the name: /products/4711471/oak-chair.
    for place, score in ((-1, 0.5), (-2, 0.4)):
        if len(segments) > 1 and segments[place].isdigit() and len(segments[place]) >= LEAST:
            yield segments[place], score
