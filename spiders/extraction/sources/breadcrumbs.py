"""Breadcrumb trails: BreadcrumbList data, and lists of links that are named or marked as breadcrumbs."""

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from spiders.extraction.candidate import Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.folding import fold
from spiders.extraction.structured import as_list, text_of

# Finds most of them, near the top of the page; a selector without a tag costs a tenth of a millisecond a page.
_MARKUP = '[class*="crumb" i]'
_RARE = '[id*="crumb" i]'
_LOCAL = {"de": ', [class*="brotkr" i]', "fr": ', [class*="ariane" i]', "nl": ', [class*="kruimel" i]'}
_SEPARATORS = " \t\n\r/>›»→·|•:-–—\u00a0"
# The number of the product as the last step: "SKU: W0045".
_NUMBER = re.compile(r"[^\W\d_][^\d:]{1,20}:\s*\S*\d\S*$")
# Also in a language: "/fr/", "/de-ch/".
_HOST_ALONE = re.compile(
    r"(?:(?:https?:)?//[^/?#]+)?"
    r"(?:/(?:en|de|fr|it|es|pt|nl|pl|sv|da|fi|nb|no|cs|sk|sl|hu|ro|bg|el|tr|ru|uk|ua|ar|he|ja|ko|zh|lt|lv|et|hr|sr)"
    r"(?:[-_][a-zA-Z]{2})?)?/?"
)
# What shops call them for those who do not see them.
_CALLED = re.compile(
    r"crumb|ariane|kr[uü]mel|kruimel|smulor|krumme|briciole|migas|okruszk|drobe[cč]k|murupol|morzs", re.I
)
# The texts above the heading that may be steps, and boxes around them.
_ABOVE, _BOXES = (1, 3, 6), 4
# A link's text stands in a few boxes of it.
_LEVELS = 4
_MAX_TRAILS = 3
_MAX_STEPS = 14
_MAX_STEP = 80


@once_per_page
def breadcrumb_trails(page: Page) -> list[tuple[Source, list[str]]]:
    """Trails as texts, the outermost step first; kept on the page."""
    return list(_read(page))


def _read(page: Page) -> Iterator[tuple[Source, list[str]]]:
    told = False
    for item in [*page.json_ld, *page.microdata]:
        if "BreadcrumbList" in item.types:
            started, trail = _from_data(item.properties)
            if len(trail) > 1 or (trail and (started or item.source is Source.JSON_LD)):
                # The product alone is no path.
                told = told or len(trail) > 1 or not _is_name(page, trail[0])
                yield item.source, trail
    if told:
        return
    first = page.tree.css_first(_MARKUP)
    if first is not None and (trail := _from_markup(first)):
        yield Source.BREADCRUMBS, trail
        return
    others = page.tree.css(_MARKUP)[1:_MAX_TRAILS] if first is not None else []
    for node in (*others, *_rare(page), *_named(page)):
        if trail := _from_markup(node):
            yield Source.BREADCRUMBS, trail
            return


def _is_name(page: Page, step: str) -> bool:
    return page.heading is not None and fold(step) == fold(page.heading.text)


def _named(page: Page) -> Iterator[LexborNode]:
    """The box above the heading that an attribute for tests calls so."""
    place = page.heading.index if page.heading is not None else 0
    seen: set[int] = set()
    for index in _ABOVE:
        node = page.stream.nodes[place - index].parent if index <= place else None
        for _ in range(_BOXES):
            if node is None or node.mem_id in seen:
                break
            seen.add(node.mem_id)
            if "crumb" in f"{node.tag} {page.regions.names_of(node)}".lower():
                # Its parts may be called so too.
                outer = node.parent
                yield outer if outer is not None and "crumb" in page.regions.names_of(outer).lower() else node
                return
            node = node.parent


def _rare(page: Page) -> list[LexborNode]:
    """Lists that are labelled so, else those marked otherwise."""
    trails = page.stream.elements(Gathered.TRAILS)
    labelled = [node for node in trails if _CALLED.search(node.attributes.get("aria-label") or "")]
    return (labelled or page.tree.css(_RARE + _LOCAL.get(page.language[:2], "")))[:_MAX_TRAILS]


def _from_data(properties: dict[str, Any]) -> tuple[bool, list[str]]:
    """Whether it begins at the start page, and the steps behind that."""
    steps: list[tuple[float, str]] = []
    started = False
    elements = properties.get("itemListElement", properties.get("ItemListElement"))
    for number, element in enumerate(as_list(elements)[:_MAX_STEPS]):
        if not isinstance(element, dict):
            continue
        name = text_of(element.get("name")) or text_of(_inner(element.get("item")))
        if is_start := _is_start(_address(element.get("item"))):
            started = True
        if name and not is_start:
            steps.append((_position(element.get("position"), number), name[:_MAX_STEP]))
    return started, [name for _, name in sorted(steps, key=lambda step: step[0])]


def _inner(item: Any) -> Any:
    return item.get("name") if isinstance(item, dict) else None


def _address(item: Any) -> str:
    """Where a step of the data leads: its address, or that of a thing."""
    said = item.get("@id") or item.get("url") if isinstance(item, dict) else item
    return said if isinstance(said, str) else ""


def _is_start(address: str) -> bool:
    """Whether an address is the shop's first page, whatever the step is called."""
    return bool(address.strip()) and _HOST_ALONE.fullmatch(address.strip()) is not None


def _position(said: Any, number: int) -> float:
    try:
        return float(said)
    except (TypeError, ValueError):
        return float(number)


def _from_markup(node: LexborNode) -> list[str]:
    """The texts of the steps; separators and the start page are dropped. A single step is a path behind that only."""
    texts: list[str] = []
    start, started = None, False
    for inner in node.traverse(include_text=True):
        if inner.tag == "a":
            start = inner if _is_start(inner.attributes.get("href") or "") else None
            started = started or start is not None
        elif inner.tag == "-text" and not (start is not None and _is_in(inner, start)):
            texts.append(inner.text_content or "")
    steps = [" ".join(text.strip(_SEPARATORS).split()) for text in texts]
    kept = [step for step in steps if step and len(step) <= _MAX_STEP and not _NUMBER.match(step)]
    steps = list(dict.fromkeys(kept))[:_MAX_STEPS]
    return steps if started or len(steps) > 1 else []


def _is_in(text: LexborNode, link: LexborNode) -> bool:
    node = text.parent
    for _ in range(_LEVELS):
        if node is None or node.mem_id == link.mem_id:
            return node is not None
        node = node.parent
    return False
