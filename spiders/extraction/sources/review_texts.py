"""Average and number of ratings as pages show them: "4,6 von 5 Sternen", "(17 reviews)", "540 voti"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spiders.extraction.once import once_per_page
from spiders.extraction.page import Page
from spiders.extraction.sources.review_stars import stars_near
from spiders.extraction.text_stream import BREAK
from spiders.extraction.words.reviews import OUT_OF, REVIEWED, REVIEWS, REVIEWS_UNSPACED, STARS

# Stars stand right at the heading; what customers write stands far behind it.
_BEFORE, _BEHIND = 400, 1_500
# Characters between the average and the number of those who gave it.
_BESIDE = 120
# A number without an average is the product's where it is the next text but a few behind the name.
_NEXT_TEXTS = 4
_BLANK = rf"[\s{BREAK}]"
# With tenths, or with a word for the stars: "1 / 5" alone is the first of five pictures.
_RATING = re.compile(
    rf"(?<![\d.,/])(?P<value>\d[.,]\d{{1,2}}|\d(?={_BLANK}*{OUT_OF}{_BLANK}*5"
    rf"{_BLANK}*{STARS}))"
    rf"{_BLANK}*{OUT_OF}{_BLANK}*(?P<best>5|10)(?:[.,]00?)?(?![\d.,]\d|\d|%)",
    re.I,
)
_COUNT = re.compile(
    rf"(?<![\d.,/])(?P<open>\(?){_BLANK}*(?P<count>\d{{1,3}}(?:[.,' \u00a0\u202f]\d{{3}})+|\d{{1,6}}){_BLANK}*"
    rf"{REVIEWS}(?![^\W\d_])",
    re.I,
)
# Both patterns begin with a number; tried at every place of a text they cost ten times as much.
_DIGITS = re.compile(r"\d+")
_PERCENTAGE = re.compile(r"(\d{1,2}|100)\s?%(?: of 100)?")
_OF_SHOP = re.compile(r"trustpilot|trusted ?shops|e?komi\b|feefo|google|reviews\.io|avis vérifiés", re.I)
# What shops call the elements that show the stars or lead to the reviews; further behind are the seller's.
_NAMED_REACH = 25
_NAMED, _NAMES = (
    re.compile(r"rating|stars?\b|review|bewertung|(?:^|[-_\s])avis|valoracion|recension|opini", re.I),
    4,
)
_COUNTED = r"\d{1,3}(?:[., ]\d{3})+|\d{1,6}"
# "4.5", "(4.5)", and what may stand in the next text.
_AVERAGE_REACH, _SHORT = 400, 12
_ALONE = re.compile(rf"\(?({_COUNTED})\)?")
_AVERAGE = re.compile(rf"\(?([1-4][.,]\d{{1,2}}|5[.,]00?)\)?(?:\s*(?:★|/\s*5|{STARS}(?: rating)?))?", re.I)
_TOGETHER = re.compile(r"([1-4][.,]\d{1,2}|5[.,]00?)\s*\((\d{1,3}(?:[., ]\d{3})+|\d{1,6})\)")
_BARE_BEFORE = 6
_BESIDE_AVERAGE = re.compile(
    rf"[(（](?P<bare>{_COUNTED})\s*[×x件]?[)）]$|\(?(?P<said>{_COUNTED})\s+{REVIEWS}(?![^\W\d_])|"
    rf"{REVIEWED}\s*[(:：]?\s*(?P<behind>{_COUNTED})\s*[件건개条)]?$",
    re.I,
)
# "4.5 / 5 (128)", and "4.4 von 5 Sternen" with "38" in a text of its own behind it.
_RIGHT_BEHIND = re.compile(rf"{_BLANK}*\((?P<count>\d{{1,3}}(?:[., ]\d{{3}})+|\d{{1,6}})\)")
_ALONE_BEHIND = re.compile(rf"[ ]?{STARS}?\s*{BREAK}\s*(?P<count>\d{{1,6}})\s*(?={BREAK})", re.I)
_IN_NUMBERS = ".,'"
_IN_RATINGS = (".", ",", "/")
_UNSPACED = re.compile(rf"(?P<open>[(（])?(?P<count>\d[\d,]*)\s*{REVIEWS_UNSPACED}")


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
    start = max(heading.offset - _BEFORE, 0)
    text, end = page.stream.text, heading.offset + _BEHIND
    ratings = (_RATING.match(text, place, end) for place in _lone_digits(text, start, end))
    rating = next((each for each in ratings if each is not None and _is_own(page, each)), None)
    count = _count_beside(page, rating) if rating is not None else _count_alone(page, heading.index)
    if rating is None and (bare := _bare(page, heading.index)) is not None:
        return bare
    if rating is None and count is not None:
        index = page.stream.index_at(count.start("count"))
        average = _percentage_before(page, index) or stars_near(page, index) or _average(page, heading.index)
        return ShownReviews(average, _number(count), count[0].replace(BREAK, " "))
    if rating is None and (starred := _starred(page, heading.index)) is not None:
        return starred
    shown = (rating[0] if rating is not None else count[0] if count is not None else "").replace(BREAK, " ")
    return ShownReviews(
        _scaled(rating) if rating is not None else None,
        _number(count) if count is not None else None,
        shown,
    )


def _lone_digits(text: str, start: int, end: int) -> Iterator[int]:
    """Where a rating may begin: at digits that are no part of a longer number."""
    for number in _DIGITS.finditer(text, start, end):
        first = number.start()
        before = text[first - 1 : first]
        if number.end() - first == 1 and not before.isdecimal() and before not in _IN_RATINGS:
            yield first


def _bare(page: Page, heading: int) -> ShownReviews | None:
    """An average alone, with the number of ratings in the next text: "4.6", "(143)" or "2,318 reviews"."""
    parts, nodes = page.stream.parts, page.stream.nodes
    for index in range(max(heading - _BARE_BEFORE, 0), min(heading + _NAMED_REACH, len(parts) - 1)):
        text = parts[index].strip()
        together = _TOGETHER.fullmatch(text)
        value = _AVERAGE.fullmatch(text) if together is None else None
        if together is not None and not page.regions.around(nodes[index]).others:
            return ShownReviews(
                float(together[1].replace(",", ".")), int(re.sub(r"\D", "", together[2])), text
            )
        count = _BESIDE_AVERAGE.match(parts[index + 1].strip()) if value is not None else None
        if value is None or count is None or page.regions.around(nodes[index]).others:
            continue
        number = re.sub(r"\D", "", count[count.lastgroup or 0])
        return ShownReviews(float(value[1].replace(",", ".")), int(number), value[0])
    return None


def _number(count: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", count["count"]))


def _starred(page: Page, heading: int) -> ShownReviews | None:
    """A number alone in an element named after ratings, beside stars of which an attribute tells how many there are."""
    parts = page.stream.parts
    for index in range(heading, min(heading + _NAMED_REACH, len(parts))):
        number = _ALONE.fullmatch(parts[index].strip())
        bracketed = number is not None and number[0][0] == "("
        if (
            number is None
            or not (bracketed or _is_named(page, index))
            or not (stars := stars_near(page, index))
        ):
            continue
        if not page.regions.around(page.stream.nodes[index]).others:
            return ShownReviews(stars, int(re.sub(r"\D", "", number[1])), number[0])
    return None


def _average(page: Page, heading: int) -> float | None:
    """An average alone in an element named so, with the reviews far below the heading."""
    for index in range(heading, min(heading + _AVERAGE_REACH, len(page.stream.parts))):
        text = page.stream.parts[index].strip()
        value = _AVERAGE.fullmatch(text) if len(text) < _SHORT else None
        names = page.regions.around(page.stream.nodes[index]).names[:1] if value is not None else ()
        if value is not None and any("average" in name for name in names):
            return float(value[1].replace(",", "."))
    return None


def _percentage_before(page: Page, index: int) -> float | None:
    """The share of all stars that is filled, where the shop writes it as a percentage in an element named so: 92 %."""
    stream = page.stream
    for number in range(max(index - _NEXT_TEXTS, 0), index):
        share = _PERCENTAGE.fullmatch(stream.parts[number].strip())
        names = " ".join(page.regions.around(stream.nodes[number]).names[:3]) if share is not None else ""
        if share is not None and _NAMED.search(names):
            return round(int(share[1]) / 20, 2) or None
    return None


def _scaled(rating: re.Match[str]) -> float | None:
    value = float(rating["value"].replace(",", ".")) * 5 / int(rating["best"])
    return round(value, 2) if 0 < value <= 5 else None


def _count_beside(page: Page, rating: re.Match[str]) -> re.Match[str] | None:
    """The number of ratings right behind their average."""
    end = rating.end() + _BESIDE
    text = page.stream.text
    if found := _RIGHT_BEHIND.match(text, rating.end(), end) or _ALONE_BEHIND.match(text, rating.end(), end):
        return found
    for pattern in (_COUNT, _UNSPACED):
        if found := pattern.search(page.stream.text, rating.end(), end):
            return found
    return None


def _count_alone(page: Page, heading: int) -> re.Match[str] | None:
    """A number in brackets, or a whole text just behind the heading."""
    stream = page.stream
    start = stream.offset_of(heading)
    for found in _counts(stream.text, start, start + _BEHIND):
        index = stream.index_at(found.start("count"))
        near = found["open"] or index - heading <= _NEXT_TEXTS
        named = not near and index - heading <= _NAMED_REACH and _is_named(page, index)
        if (near or named) and _is_own(page, found):
            return found
    return None


def _is_named(page: Page, index: int) -> bool:
    """Whether a text stands in an element named after stars or reviews."""
    names = page.regions.around(page.stream.nodes[index]).names[:_NAMES]
    return _NAMED.search(" ".join(names)) is not None


def _counts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where the pattern fits, which is tried only where a number begins, with the blanks and bracket before it."""
    place = start
    for number in _DIGITS.finditer(text, start, end):
        behind = text[number.end() : number.end() + _BESIDE].lstrip()[:1]
        if behind and not behind.isalnum() and behind not in _IN_NUMBERS:
            continue
        first = number.start()
        while first > place and text[first - 1].isspace():
            first -= 1
        tries = range(
            max(first - (text[first - 1 : first] == "("), place), min(first + 1, number.start()) + 1
        )
        found = next((found for each in tries if (found := _COUNT.match(text, each, end))), None)
        if found is not None:
            yield found
            place = found.end()


def _is_own(page: Page, found: re.Match[str]) -> bool:
    """Of the page's product: not of others, and not what a review service says of the shop."""
    index = page.stream.index_at(found.start())
    if _OF_SHOP.search(" ".join(page.stream.parts[index : index + 2])):
        return False
    return not page.regions.around(page.stream.nodes[index]).others
