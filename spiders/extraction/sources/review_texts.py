"""Average and number of ratings as pages show them: "4,6 von 5 Sternen", "(17 reviews)", "540 voti"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spiders.extraction.document.heading import Heading
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import BREAK
from spiders.extraction.sources.review_stars import stars_near
from spiders.extraction.words.reviews import (
    COUNTERS,
    OUT_OF,
    RATED,
    REVIEWED,
    REVIEWS,
    REVIEWS_UNSPACED,
    SERVICES,
    STARS,
)

# Stars stand right at the heading; what customers write stands far behind it. In characters.
_BEFORE, _BEHIND = 400, 1_500
# Characters between the average and the number of those who gave it.
_BESIDE = 120
# In texts: a number without an average is the product's where it is the next text but a few behind the name, or in an
# element named after reviews; further behind are the seller's. An average stands before the heading in some themes.
_NEXT_TEXTS, _NAMED_REACH, _TEXTS_BEFORE = 4, 25, 6
# Names of elements around a text that speak of it, and texts behind the heading that an average may stand in.
_NAMES, _AVERAGE_REACH, _SHORT = 4, 400, 12
_NAMED = re.compile(r"rating|stars?\b|review|bewertung|(?:^|[-_\s])avis|valoracion|recension|opini", re.I)

_BLANK = rf"[\s{BREAK}]"
_VALUE = r"[1-4][.,]\d{1,2}|5[.,]00?"
# In India hundreds of thousands have a mark too: "1,23,456".
_COUNTED = r"\d{1,3}(?:[.,' \u00a0\u202f]\d{2,3})*[.,' \u00a0\u202f]\d{3}|\d{1,6}"
# With tenths, or with a word for the stars: "1 / 5" alone is the first of five pictures.
_RATING = re.compile(
    rf"(?P<value>\d[.,]\d{{1,2}}|\d(?={_BLANK}*{OUT_OF}{_BLANK}*5{_BLANK}*{STARS}))(?: {STARS}(?= ))?"
    rf"{_BLANK}*{OUT_OF}{_BLANK}*(?P<best>5|10)(?:[.,]00?)?(?![\d.,]\d|\d|%)",
    re.I,
)
_COUNT = re.compile(rf"(?<![\d.,/])(?P<count>{_COUNTED}){_BLANK}*{REVIEWS}(?![^\W\d_])", re.I)
_UNSPACED = re.compile(rf"(?P<count>\d[\d,]*)\s*{REVIEWS_UNSPACED}")
# "4.5 / 5 (128)", and "4.4 von 5 Sternen" with "38" in a text of its own behind it.
_RIGHT_BEHIND = re.compile(rf"{_BLANK}*\((?P<count>{_COUNTED})\)")
_ALONE_BEHIND = re.compile(rf"[ ]?{STARS}?\s*{BREAK}\s*(?P<count>\d{{1,6}})\s*(?={BREAK})", re.I)
# Whole texts: "4.5", "(4.5)"; "4.5 (128)"; "128", "(128)"; "92 %".
_AVERAGE = re.compile(rf"\(?({_VALUE})\)?(?:\s*(?:★|/\s*5|{STARS}(?: rating)?))?", re.I)
_TOGETHER = re.compile(rf"({_VALUE})\s*★?\s*\((?P<count>{_COUNTED})(?:\s+{REVIEWS})?\)", re.I)
_ALONE = re.compile(rf"(?P<open>\(?)(?P<count>{_COUNTED})\)?")
_ROUNDED = re.compile(r"[(（]?\d+(?:[.,]\d)?\s?[Kk]\b")
_COUNTED_BEHIND = re.compile(rf"{RATED}\s*[(（]?(?P<count>{_COUNTED})\s*[件건개条)）]{{0,2}}")
_PERCENTAGE = re.compile(r"(\d{1,2}|100)\s?%(?: of 100)?")
# The text behind an average.
_NEXT = re.compile(
    rf"[(（](?P<bare>{_COUNTED})\s*[×x件]?[)）]$|\(?(?P<said>{_COUNTED})\s+(?:{REVIEWS}|{RATED})(?![^\W\d_])|"
    rf"{REVIEWED}\s*[(:：]?\s*(?P<behind>{_COUNTED})\s*[件건개条)]?$",
    re.I,
)
# Patterns that begin with a number are tried where one begins: at every place of a text they cost ten times as much.
_DIGITS = re.compile(r"\d+")
_IN_NUMBERS, _IN_RATINGS = ".,'", (".", ",", "/")


class ShownReviews(NamedTuple):
    """``rating`` is from 0 to 5, ``number`` of those who gave it; None where none is shown near the heading."""

    rating: float | None
    number: int | None
    text: str


@once_per_page
def shown_reviews(page: Page) -> ShownReviews:
    """What stands near the heading, outside of the parts about other products."""
    heading = page.heading
    if heading is None or not heading.is_sure:
        return ShownReviews(None, None, "")
    for read in (_out_of_five, _average_and_number, _number_alone, _number_at_stars):
        if (found := read(page, heading)) is not None:
            return found
    return ShownReviews(None, None, "")


def _out_of_five(page: Page, heading: Heading) -> ShownReviews | None:
    """An average with the best that there is, and the number right behind it, where one is: "4,6 von 5" "(12)"."""
    start, end = max(heading.offset - _BEFORE, 0), heading.offset + _BEHIND
    text = page.stream.text
    for number in _DIGITS.finditer(text, start, end):
        place = number.start()
        before = text[place - 1 : place]
        if number.end() - place > 1 or before.isdecimal() or before in _IN_RATINGS:
            continue
        rating = _RATING.match(text, place, end)
        if rating is None or not _is_own(page, place):
            continue
        value = _float(rating["value"]) * 5 / int(rating["best"])
        count = _count_behind(text, rating.end())
        return ShownReviews(
            round(value, 2) if 0 < value <= 5 else None,
            _int(count["count"]) if count is not None else None,
            rating[0].replace(BREAK, " "),
        )
    return None


def _count_behind(text: str, place: int) -> re.Match[str] | None:
    end = place + _BESIDE
    return (
        _RIGHT_BEHIND.match(text, place, end)
        or _ALONE_BEHIND.match(text, place, end)
        or _COUNT.search(text, place, end)
        or _UNSPACED.search(text, place, end)
    )


def _average_and_number(page: Page, heading: Heading) -> ShownReviews | None:
    """An average alone, with the number of ratings beside it or in the next text: "4.6", "(143)" or "2,318 reviews"."""
    parts = page.stream.parts
    for index in range(
        max(heading.index - _TEXTS_BEFORE, 0), min(heading.index + _NAMED_REACH, len(parts) - 1)
    ):
        text = parts[index].strip()
        average = _TOGETHER.fullmatch(text) or _AVERAGE.fullmatch(text)
        if average is None:
            continue
        # "3,482" and "ratings" may be texts of their own.
        behind = " ".join(parts[index + 1 : index + (3 if parts[index + 1].strip()[-1:].isdigit() else 2)])
        count = average if average.re is _TOGETHER else _NEXT.match(behind.strip())
        if count is None and _ROUNDED.match(parts[index + 1].strip()) and not _is_of_others(page, index):
            return ShownReviews(_float(average[1]), None, average[0])
        if count is not None and not _is_of_others(page, index):
            return ShownReviews(_float(average[1]), _int(count[count.lastgroup or 0]), average[0])
    return None


def _number_alone(page: Page, heading: Heading) -> ShownReviews | None:
    """A number of reviews in brackets, named so, or just behind the heading; its average is looked for around it."""
    stream = page.stream
    for found, in_brackets in _counts(stream.text, heading.offset, heading.offset + _BEHIND):
        index = stream.index_at(found.start())
        near = in_brackets or index - heading.index <= _NEXT_TEXTS
        named = not near and index - heading.index <= _NAMED_REACH and _is_named(page, index)
        if (near or named) and _is_own(page, found.start()):
            average = _percentage_before(page, index) or stars_near(page, index) or _average(page, heading)
            return ShownReviews(average, _int(found["count"]), found[0].replace(BREAK, " "))
    return None


def _counts(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], bool]]:
    """Numbers of reviews, and whether they stand behind an opening bracket."""
    counted = any(text.find(mark, start, end) >= 0 for mark in COUNTERS)
    for number in _DIGITS.finditer(text, start, end):
        behind = text[number.end() : number.end() + _BESIDE].lstrip()[:1]
        if behind and not behind.isalnum() and behind not in _IN_NUMBERS:
            continue
        found = _COUNT.match(text, number.start(), end)
        if found is None and counted:
            found = _UNSPACED.match(text, number.start(), end)
        if found is not None:
            yield found, text[start : number.start()].rstrip()[-1:] == "("


def _number_at_stars(page: Page, heading: Heading) -> ShownReviews | None:
    """A number alone in brackets or in an element named so, beside stars of which an attribute tells how many."""
    parts = page.stream.parts
    for index in range(heading.index, min(heading.index + _NAMED_REACH, len(parts))):
        text = parts[index].strip()
        if (named := _COUNTED_BEHIND.fullmatch(text)) is not None and not _is_of_others(page, index):
            return ShownReviews(stars_near(page, index), _int(named["count"]), text)
        number = _ALONE.fullmatch(text)
        if number is None or not (number["open"] or _is_named(page, index)) or _is_of_others(page, index):
            continue
        if (stars := stars_near(page, index)) is not None:
            return ShownReviews(stars, _int(number["count"]), number[0])
    return None


def _average(page: Page, heading: Heading) -> float | None:
    """An average alone in an element named so, with the reviews far below the heading."""
    stream = page.stream
    for index in range(heading.index, min(heading.index + _AVERAGE_REACH, len(stream.parts))):
        text = stream.parts[index].strip()
        value = _AVERAGE.fullmatch(text) if len(text) < _SHORT else None
        if value is not None and "average" in "".join(page.regions.around(stream.nodes[index]).names[:1]):
            return _float(value[1])
    return None


def _percentage_before(page: Page, index: int) -> float | None:
    """The share of all stars that is filled, where the shop writes it as a percentage in an element named so: 92 %."""
    for number in range(max(index - _NEXT_TEXTS, 0), index):
        share = _PERCENTAGE.fullmatch(page.stream.parts[number].strip())
        if share is not None and _is_named(page, number):
            return round(int(share[1]) / 20, 2) or None
    return None


def _is_named(page: Page, index: int) -> bool:
    """Whether a text stands in an element named after stars or reviews."""
    names = page.regions.around(page.stream.nodes[index]).names[:_NAMES]
    return _NAMED.search(" ".join(names)) is not None


def _is_own(page: Page, offset: int) -> bool:
    """Of the page's product: not of others, and not what a review service says of the shop."""
    index = page.stream.index_at(offset)
    said = " ".join(page.stream.parts[index : index + 2])
    return SERVICES.search(said) is None and not _is_of_others(page, index)


def _is_of_others(page: Page, index: int) -> bool:
    return page.regions.around(page.stream.nodes[index]).others


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))
