"""JSON-LD blocks: strict first, then with the repairs that real pages need."""

import html
import re
from typing import Any

import orjson

from spiders.extraction.candidate import Source
from spiders.extraction.structured import StructuredItem, types_of, walk
from spiders.shop_json import loads

# A block past this size is a data dump, not the description of a page's product.
_MAX_BLOCK = 2_000_000
_MAX_ITEMS = 400
_NOISE = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|\]\]>|;)+\s*$", re.S
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_MISSING_COMMA = re.compile(r'(["\d}\]])\s*\n\s*(?=")')


def read_json_ld(scripts: list[tuple[dict[str, str | None], str]]) -> list[StructuredItem]:
    """Every typed thing of every block, in page order; a broken block is left out."""
    items: list[StructuredItem] = []
    for attributes, text in scripts:
        if "ld+json" not in (attributes.get("type") or "").lower():
            continue
        for thing in walk(parse_block(text)):
            types = types_of(thing)
            if types:
                items.append(StructuredItem(types, thing, Source.JSON_LD, len(items)))
            if len(items) >= _MAX_ITEMS:
                return items
    return items


def parse_block(text: str) -> Any:
    """The value of a JSON block, or None. Bounded: nesting past orjson's 1024 levels is refused."""
    if len(text) > _MAX_BLOCK:
        return None
    for attempt in (_as_it_is, _cleaned, _repaired):
        try:
            return loads(attempt(text))
        except orjson.JSONDecodeError:
            continue
    return None


def _as_it_is(text: str) -> str:
    return text


def _cleaned(text: str) -> str:
    """Without comment marks, raw line breaks in strings and commas before a closing bracket."""
    text = _NOISE.sub("", text.strip())
    return _TRAILING_COMMA.sub("", _CONTROL.sub(" ", text))


def _repaired(text: str) -> str:
    """As cleaned, with escapes that JSON does not know doubled, lost commas put back, entities resolved."""
    text = _MISSING_COMMA.sub(r"\1,", _NOISE.sub("", text.strip()))
    text = _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub("", _CONTROL.sub(" ", text)))
    return html.unescape(text) if "&quot;" in text and '"' not in text else text
