"""Values behind a label in the visible text: ``SKU: 123``, a table row, a definition list."""

from dataclasses import dataclass, replace

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.sources.brand_links import pictured_beside
from spiders.extraction.sources.header_rows import heads_column, value_below
from spiders.extraction.sources.label_pairs import PAIRS, TRIM
from spiders.extraction.sources.tiles import is_led_by_link
from spiders.extraction.words.labels import BY_LABEL, LONGEST, Concept, fold_label

# The first label of a page is the product's own; later ones belong to other products or to reviews.
_LATER = 0.4
_LINKED = 1.5
_MAX_VALUES = 4
_MAX_LOOKED_AT = 12
# A row of label and value has few boxes; a label two deep in the product's box and apart from its value has none.
_FAR = 12
_DEEP = 2
# A value is short; longer texts are sentences that happen to follow a word.
_MAX_VALUE = 120
# What opens a help behind a label.
_HELP = frozenset("?iⓘ")
_NUMBERS = frozenset({Concept.SKU, Concept.MPN, Concept.GTIN})
# Labels that each tile may have, and no row of headers.
_OFTEN_PRICED = frozenset({Concept.PRICE, Concept.CONDITION})
_TOLD_OF_OTHERS = _NUMBERS | {Concept.BRAND}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the label in front of it, the log-odds of the label and the number of the text node."""

    value: str
    label: str
    score: float
    index: int


def labelled(page: Page, concept: Concept) -> list[Labelled]:
    """The values behind the labels of a concept, in page order, at most a few."""
    return _all_labelled(page).get(concept, [])


@once_per_page
def _all_labelled(page: Page) -> dict[Concept, list[Labelled]]:
    """Every concept's values, those of other products left out, each later one a little weaker."""
    kept: dict[Concept, list[Labelled]] = {}
    for concept, found in _read(page).items():
        own = [mine for mine in (_own(page, each) for each in found) if mine is not None]
        if concept in _TOLD_OF_OTHERS and _may_be_others(page, own):
            own = [mine for mine in own if not is_led_by_link(page, page.stream.nodes[mine.index])]
        if concept in _NUMBERS:
            own = [mine for mine in own if not _is_chosen(page, mine)]
        kept[concept] = [
            replace(each, score=each.score - _LATER * place) if place else each
            for place, each in enumerate(own[:_MAX_VALUES])
        ]
    return kept


def _own(page: Page, found: Labelled) -> Labelled | None:
    """None for labels among other products or in the page's frame; a label that is a link is a menu's."""
    region = page.regions.around(page.stream.nodes[found.index])
    if region.others or _is_elsewhere(page, found):
        return None
    # Some shops tell their number as the last of the breadcrumbs.
    if region.frame and not any("crumb" in names.lower() for names in region.names):
        return None
    return replace(found, score=found.score - _LINKED) if region.linked else found


def _may_be_others(page: Page, own: list[Labelled]) -> bool:
    """Whether labels stand above the heading or have several values: a look at all would take 3 % of a page."""
    start = page.heading.index if page.heading is not None else 0
    return any(mine.index < start for mine in own) or len({mine.value for mine in own}) > 1


def _place_of(page: Page, found: Labelled) -> int | None:
    """The number of the text behind the label that is the value; None where it stands in the label's own."""
    parts = page.stream.parts
    behind = range(found.index + 1, min(found.index + 4, len(parts)))
    return next((number for number in behind if parts[number].strip(TRIM) == found.value), None)


def _is_chosen(page: Page, found: Labelled) -> bool:
    """Whether the value or the label is one of a list to choose from: "Model: PS/2, USB" names no number."""
    regions, nodes, place = page.regions, page.stream.nodes, _place_of(page, found)
    return regions.around(nodes[found.index if place is None else place]).choice or (
        regions.around(nodes[found.index]).choice
    )


def _is_elsewhere(page: Page, found: Labelled) -> bool:
    """A label whose value is missing takes the next text: one of another part of the product's box."""
    stream, place = page.stream, _place_of(page, found)
    if place is None:
        return False
    around: list[int] = []
    node = stream.nodes[found.index].parent
    while node is not None and node.mem_id not in page.regions.own and len(around) < _FAR:
        around.append(node.mem_id)
        node = node.parent
    value = stream.nodes[place].parent
    for _ in range(_FAR):
        if value is None:
            break
        if value.mem_id in around:
            return False
        value = value.parent
    return len(around) >= _DEEP


def _read(page: Page) -> dict[Concept, list[Labelled]]:
    """One pass over the text nodes: a node that is a label takes the next node as value, or holds its own."""
    found: dict[Concept, list[Labelled]] = {}
    parts = page.stream.parts
    labels = [(index, pairs) for index, pairs in enumerate(map(PAIRS.__getitem__, parts)) if pairs]
    for index, pairs in labels:
        for pair in pairs:
            _add(found, pair.known, pair.label, pair.value or _value_for(page, pair.known[0], index), index)
    return found


def _value_for(page: Page, concept: Concept, label: int) -> str:
    """What stands under the label or, of a brand, is pictured behind it, else the next text."""
    if concept not in _OFTEN_PRICED and (heads := heads_column(page.stream.nodes[label])) is not None:
        return value_below(heads)
    pictured = pictured_beside(page, label) if concept is Concept.BRAND else None
    return pictured or _next_value(page.stream.parts, label + 1)


def _next_value(parts: list[str], start: int) -> str:
    """The next text node that is more than a mark; another label there means that the value is missing."""
    for part in parts[start : start + 3]:
        value = part.strip(TRIM)
        if value and value not in _HELP:
            return "" if len(value) < LONGEST and fold_label(value) in BY_LABEL else value
    return ""


def _add(
    found: dict[Concept, list[Labelled]], known: tuple[Concept, float], label: str, value: str, index: int
) -> None:
    concept, score = known
    value = value.strip(TRIM)
    values = found.setdefault(concept, [])
    if value and len(value) <= _MAX_VALUE and len(values) < _MAX_LOOKED_AT:
        values.append(Labelled(value, " ".join(label.split()), score, index))
