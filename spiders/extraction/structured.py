"""Structured data in one form, whether it came as JSON-LD or microdata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from spiders.extraction.candidate import Source

# A template's variable that was never filled in. What may stand anywhere ("{{", "${") is looked for by itself: as a
# pattern it takes a tenth of a millisecond for a description.
_PLACEHOLDER = re.compile(r"\$[a-z_]{3,}$|\[\[|%[A-Z_]+%$|(?:undefined|null|none|n/a|nan)$", re.I)
# Real pages nest at most seven levels (graph, product, offers, offer, price specification, …).
_MAX_DEPTH = 24


@dataclass(frozen=True, slots=True)
class StructuredItem:
    """A typed thing. ``properties`` as in JSON: scalars, lists, dicts with ``@type``. ``order`` on the page.

    ``memory`` keeps what readers that several fields ask find in it.
    """

    types: frozenset[str]
    properties: dict[str, Any]
    source: Source
    order: int
    memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)


def types_of(thing: Any) -> frozenset[str]:
    """The bare type names: ``http://schema.org/Product`` is ``Product``."""
    if not isinstance(thing, dict):
        return frozenset()
    said = thing.get("@type", ())
    names = said if isinstance(said, list) else [said]
    return frozenset(bare(name) for name in names if isinstance(name, str) and name)


def bare(name: str) -> str:
    """The last part of a schema.org address or prefixed name."""
    return name.strip().rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1]


def as_list(value: Any) -> list[Any]:
    """JSON-LD writes one value bare and several in a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: Any) -> str | None:
    """The text of a property: a scalar, ``@value``, or the name of a nested thing; None where empty."""
    if isinstance(value, list):
        return next((text for text in map(text_of, value) if text), None)
    if isinstance(value, dict):
        inner = value.get("@value", value.get("name", value.get("value")))
        return None if isinstance(inner, dict) else text_of(inner)
    if isinstance(value, bool) or value is None:
        return None
    text = " ".join(unescape(str(value)).split())
    if not text or _PLACEHOLDER.match(text) or "{{" in text or "${" in text:
        return None
    return text


def walk(thing: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every dict inside, outermost first, no deeper than real pages nest."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(thing, dict):
        yield thing
        for value in thing.values():
            if isinstance(value, dict | list):
                yield from walk(value, depth + 1)
    elif isinstance(thing, list):
        for value in thing:
            if isinstance(value, dict | list):
                yield from walk(value, depth + 1)
