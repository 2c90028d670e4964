"""Amounts of the visible text, each with the facts that tell what kind of price it is."""

import re
from decimal import Decimal
from typing import NamedTuple

from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.regions import Region
from spiders.extraction.document.text_stream import BREAK
from spiders.extraction.sources.written_amounts import WrittenAmount
from spiders.extraction.words import names as words_of
from spiders.extraction.words.price_hints import Hint, hints

_DIGIT = re.compile(r"\d")
# "Save" four texts before an amount is another button's.
_LABEL_TEXTS = 3
_PERCENTAGE = re.compile(r"(?:[^\W\d_]+:?\s*)?[-–(]?\s*\d+(?:[.,]\d+)?\s*%[)\s]*(?:[^\W\d_]+)?")
_OF_PERCENTAGE = re.compile(r"%[)\s]*(?:[^\W\d_]+)?")
_BLANKS = f" \t\n\r\u00a0{BREAK}"
# "24,800 points", "or", "$198.40": what stands before is said of the other.
_OR = frozenset(words_of("or oder ou o oppure of lub eller tai nebo alebo vagy sau или або veya"))
_MARKS = " \t\n\r\u00a0:.,|/()·•"
# Characters before and behind an amount that may speak of it.
_WINDOW = 60


class VisiblePrice(NamedTuple):
    """A tuple, as a page has dozens.

    ``label``: the words that lead to the amount, since the number before it; ``lead``: the text right before it,
    numbers and all. ``after``: up to 60 characters that follow, BREAK between elements; ``behind``: those of the same
    element. ``place``: the number of the text node.
    """

    amount: Decimal
    written_currency: str
    text: str
    offset: int
    place: int
    region: Region
    label: str
    lead: str
    after: str
    behind: str


def described(page: Page, written: WrittenAmount) -> VisiblePrice:
    """An amount with what stands around it."""
    text, end = page.stream.text, written.end
    index = page.stream.index_at(written.number)
    before, after = _before(page, written), text[end : end + _WINDOW]
    return VisiblePrice(
        amount=written.amount,
        written_currency=written.currency,
        text=" ".join(text[written.start : end].replace(BREAK, "").split()),
        offset=written.number,
        place=index,
        region=page.regions.around(page.stream.nodes[index]),
        label=_label(before),
        lead=_lead(before),
        after=after,
        behind=after.partition(BREAK)[0],
    )


def words_around(page: Page, written: WrittenAmount) -> tuple[str, str]:
    """The words that lead to an amount and those of its own text behind it, as in ``VisiblePrice``."""
    text, end = page.stream.text, written.end
    return _label(_before(page, written)), text[end : end + _WINDOW].partition(BREAK)[0]


def _before(page: Page, written: WrittenAmount) -> str:
    """What stands before an amount; the rest of the text that the amount before it is in says nothing of this one,
    nor does the product's name: "Under Siege" is no threshold."""
    text, start, used = page.stream.text, written.start, written.used
    name = _end_of_name(page)
    if used < name < start:
        used = name
    if used <= start - _WINDOW:
        return text[start - _WINDOW : start]
    _, parted, rest = text[used:start].partition(BREAK)
    # "/month" in an element of its own is said of the amount before it.
    if rest.lstrip(_BLANKS)[:1] == "/":
        said, _, further = rest.lstrip(_BLANKS).partition(BREAK)
        rest = further if Hint.MONTHLY in hints(said) else rest
    return rest if parted else text[used:start]


@once_per_page
def _end_of_name(page: Page) -> int:
    """Where the heading ends in the text, 0 where nothing is sure to be it."""
    heading = page.heading
    return heading.offset + len(heading.text) if heading is not None and heading.is_sure else 0


def _label(before: str) -> str:
    """The words that lead to an amount: since the amount before it, of its own text and the nearest two."""
    since = _DIGIT.split(before)[-1]
    if "%" in since and since.lstrip().startswith("%"):
        # "20 % off" is said of the percentage.
        since = _OF_PERCENTAGE.sub("", since)
    texts = [text for text in since.split(BREAK) if text.strip(_MARKS)]
    if texts and texts[-1].strip(_MARKS).casefold() in _OR:
        return ""
    # "Buy new:" is a whole label, whatever stands before it.
    kept = 1 if texts and texts[-1].rstrip().endswith(":") else _LABEL_TEXTS
    return " ".join(" ".join(texts[-kept:]).split())


def _lead(before: str) -> str:
    """The last text before an amount, without percentages and the words said of them."""
    text = next((text for text in reversed(before.split(BREAK)) if text.strip(_MARKS)), "")
    return _PERCENTAGE.sub(" ", text) if "%" in text else text
