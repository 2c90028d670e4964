"""Values behind a label in the visible text: ``SKU: 123``, a table row, a definition list."""

from dataclasses import dataclass

from spiders.extraction.page import Page
from spiders.extraction.text_stream import BREAK
from spiders.extraction.words.labels import PATTERNS

# The first label of a page is the product's own; later ones belong to other products or to reviews.
_MAX_VALUES = 4
_LATER = 0.4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the label in front of it, the log-odds of the label and the offset in the text."""

    value: str
    label: str
    score: float
    offset: int


def labelled(page: Page, concept: str) -> list[Labelled]:
    """The values behind the labels of a concept (a key of ``words.labels.LABELS``), best label first."""
    text = BREAK + page.stream.text
    found: list[Labelled] = []
    for score, pattern in PATTERNS[concept]:
        for number, match in enumerate(pattern.finditer(text)):
            if number >= _MAX_VALUES:
                break
            value = match["value"].strip(" \t\r:#-–,;.\u200e\u200f\u00a0")
            if value:
                found.append(
                    Labelled(value, " ".join(match["label"].split()), score - _LATER * number, match.start())
                )
    return found
