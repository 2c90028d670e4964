"""Amounts with a currency in the visible text, as they are written."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import BREAK
from spiders.extraction.prices.amounts import AMOUNT, SPACES, to_decimal, western
from spiders.extraction.words.currencies import (
    BEGINNINGS,
    ENDINGS,
    SIGNS_BESIDE,
    country_of,
    currency_of_text,
    is_unit,
    letters_at_home,
    written_before,
    written_behind,
)

# Between a sign and its number, also when they stand in neighbouring elements.
_BLANK_TEXT = f"{SPACES}\t\n\r"
_BLANK = f"{_BLANK_TEXT}{BREAK}\u200e\u200f"
# Blanks that a source is indented with, never given back: a long run of them costs one look.
_INDENT = r"[ \t\r\n\u00a0]{0,60}+"
# Cents in an element of their own: 12 <sup>99</sup>, 12 <span>,</span><span>99</span>, 12,<small>99</small>, 12:90 kr.
_CENTS = (
    rf"(?:[\s{BREAK}]{{0,6}}[.,][\s{BREAK}]{{0,6}}{BREAK}\s{{0,6}}\d{{2}}(?![\d.,])"
    rf"|:\d{{2}}(?=\s?(?:[Kk][Rr]|SEK|NOK|DKK)\b)|{_INDENT}{BREAK}{_INDENT}[.,]\s{{0,6}}\d{{2}}(?![\d.,])|{BREAK}\s{{0,6}}\d{{2}}(?=\s*(?:{BREAK}|[€£$]|$)))"
)
_HAS_CENTS = re.compile(r"[.,]\d{1,2}$")
# Euros, the sign, cents: 21€90, 21€ <sup>90</sup>; behind 64,27 € another number follows, as it does behind a number
# that has its sign: €49 €65.
_SIGN_INSIDE = (
    rf"(?<![.,]\d\d)\s?€(?:(?P<cents>\d{{2}})(?![\d.,]|\s?[€%])"
    rf"|\s{{0,2}}{BREAK}\s{{0,2}}(?P<apart>\d{{2}})(?=\s*(?:{BREAK}|$)))"
)
# Thousands and their mark in elements of their own: <i>98</i><i>.</i><i>450</i>.
_IN_PIECES = rf"\d{{1,3}}(?:{BREAK}[.,]{BREAK}\d{{3}})+(?=[{BREAK}\s]|$)"
_NUMBER = re.compile(
    rf"(?<![\d,/-])(?<![^\w/]\.)(?<![\d_]\.)({_IN_PIECES}|{AMOUNT})(?:{_SIGN_INSIDE}|(?P<behind>{_CENTS})?(?P<dash>[.,][-–—]{{1,2}})?)(?![\w/]*\d)"
)
# Each digit in an element of its own, as counters that roll have it: <i>1</i><i>2</i><i>,</i><i>9</i><i>0</i>; only
# behind a sign two of them are a number, else they may be sizes.
_ROLLED = re.compile(rf"(?<![^{BREAK}])\d(?:{BREAK}[\d.,]){{2,}}(?={BREAK}|$)")
_ROLLED_TWO = re.compile(rf"(?<![^{BREAK}])\d{BREAK}\d(?={BREAK}|$)")
# Digits with what may stand between and behind them, so that the next character is the right neighbour.
_RANGE = re.compile(rf"[{_BLANK}]*[-–—][{_BLANK}]*({AMOUNT})(?![\d.,])")
_RUN = re.compile(rf"\d[\d.,:'’\-–—{_BLANK}]*")
_DASHES, _MARKS = "-–—", "./"
# Blanks between a sign and its number that a source is indented with; a browser shows them as one.
_INDENTED = 100
_REACH = 12
# A sign right before its number, with a blank at most.
_SIGN_REACH = 2
# A page's own price stands among the first amounts behind the heading; a listing has hundreds.
_MAX_PRICES = 40
# Characters around the heading that are looked at: menus can be long before it, related products long behind.
_BEFORE = 1_500
_BEHIND = 5_000
# Where none stands there, a long description stands before the price.
_FAR_BEHIND = 20_000


class WrittenAmount(NamedTuple):
    """A number with its currency: ``number`` is where the number begins, ``start`` and ``end`` are around both.

    ``used``: where the amount before it ends.
    """

    amount: Decimal
    currency: str
    number: int
    start: int
    end: int
    used: int


def written_amounts(page: Page) -> Iterator[WrittenAmount]:
    """Those around the heading, in page order; where none stands behind it, those further behind."""
    start, end = _window(page)
    behind = page.heading.offset if page.heading is not None and page.heading.is_sure else 0
    counted = 0
    for written in _in_part(page, start, end, behind=behind):
        counted += written.number >= behind
        yield written
    if not counted and end < len(page.stream.text):
        yield from _in_part(page, end, end + _FAR_BEHIND, behind=behind)


def _in_part(page: Page, start: int, end: int, *, behind: int) -> Iterator[WrittenAmount]:
    """Those in a part of the text. ``behind``: a menu or a filter by price stands before it, and uses nothing up."""
    window = start, end
    text = western(page.stream.text, *window)
    counted, used, home = 0, 0, letters_at_home(country_of(page.host, page.language))
    for run in _RUN.finditer(text, *window):
        start, end = run.span()
        if not _may_be_money(text, start, end, home):
            continue
        text = _at_rest(text, start, end)
        for match in _numbers(text, start, end):
            if match.start() < used:
                continue
            written, left, right = _currency_of(match, used, home)
            amount = to_decimal(_number(match), currency=currency_of_text(written)) if written else None
            if amount is None or is_unit(written, amount):
                continue
            number = match.start()
            yield WrittenAmount(amount, written, number, left, right, used)
            used = right
            counted += number >= behind
        if counted >= _MAX_PRICES:
            break


def _at_rest(text: str, start: int, end: int) -> str:
    """The text with the digits of a run side by side that have elements of their own; no place behind it moves."""
    if BREAK not in text[start:end]:
        return text
    signed = text[max(start - _REACH, 0) : start].rstrip(_BLANK)[-1:] in SIGNS_BESIDE
    pattern = _ROLLED if not signed or _ROLLED.search(text, start, end) else _ROLLED_TWO
    if pattern.search(text, start, end) is None:
        return text
    start = max(start - 1, 0)
    return text[:start] + pattern.sub(_joined, text[start : end + 1]) + text[end + 1 :]


def _joined(rolled: re.Match[str]) -> str:
    return rolled[0].replace(BREAK, "").ljust(len(rolled[0]), BREAK)


def _numbers(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers that begin in a run of digits; cents and dashes may lie behind it."""
    place = start
    while place < end and (match := _NUMBER.search(text, place, end + _REACH)) and match.start() < end:
        yield match
        # What looks like cents may begin the next number: "Code: 8812345", "64", "90", "€".
        place = match.end(1) if match["behind"] or _is_signed(match) else match.end()


def _is_signed(match: re.Match[str]) -> bool:
    """Whether a number in front of "€65" has a sign of its own: "€49 €65"."""
    if not (match["cents"] or match["apart"]):
        return False
    return match.string[max(match.start() - _SIGN_REACH, 0) : match.start()].rstrip(_BLANK_TEXT).endswith("€")


def _currency_of(match: re.Match[str], used: int, home: str) -> tuple[str, int, int]:
    """The currency of a number with the span of both: a sign in it, one beside it, or a dash for its cents.

    ``home``: letters beside it that are one in the shop's country.
    """
    start, end = match.span()
    if _is_signed(match):
        end = match.end(1)
    elif match["cents"] or match["apart"]:
        return "€", start, end
    written, left, right = _currency_around(match.string, start, end, used)
    if not written and match["dash"]:
        return ",-", start, end
    return _at_home(match.string, start, end, used, home) if not written and home else (written, left, right)


def _at_home(text: str, start: int, end: int, used: int, home: str) -> tuple[str, int, int]:
    """As of a sign: whole words of the letters that are the currency in the shop's country."""
    size = len(home)
    left = text[max(start - _REACH, used) : start]
    before = left.rstrip(_BLANK)
    if before.casefold().endswith(home) and not before[:-size][-1:].isalpha():
        return before[-size:], start - len(left) + len(before) - size, end
    right = text[end : end + _REACH]
    behind = right.lstrip(_BLANK)
    if behind.casefold().startswith(home) and not behind[size : size + 1].isalpha():
        return behind[:size], start, end + len(right) - len(behind) + size
    return "", start, end


def _window(page: Page) -> tuple[int, int]:
    """The part of the text around the heading; all of it where no heading is the product's."""
    heading = page.heading
    if heading is not None and not heading.is_sure:
        return 0, len(page.stream.text)
    place = heading.offset if heading else 0
    return max(place - _BEFORE, 0), place + _BEHIND


def _may_be_money(text: str, start: int, end: int, home: str) -> bool:
    """A quick look left and right of a run of digits: most numbers of a page have neither sign nor code."""
    left = text[max(start - _REACH, 0) : start].rstrip(_BLANK)
    left = left or text[max(start - _INDENTED, 0) : start].rstrip(_BLANK)[-_REACH:]
    right, run = text[end : end + _REACH], text[start:end]
    return (
        left[-1:] in SIGNS_BESIDE
        or right[:1] in SIGNS_BESIDE
        or run.rstrip(_BLANK)[-1:] in _DASHES
        or right[1:2] == "-"
        # Half of the words that begin or end as a currency does are none.
        or ((left[-2:].casefold() in ENDINGS or left[-1:] in _MARKS) and _is_written_before(left))
        or (right[:2].casefold() in BEGINNINGS and written_behind(right) != "")
        # "4 999,-" and a percentage behind it.
        or ",-" in run
        or ".-" in run
        or ".–" in run
        or (home != "" and (left.casefold().endswith(home) or right.casefold().startswith(home)))
    )


def _is_written_before(left: str) -> bool:
    return left != "" and written_before(left.replace(BREAK, " ")) != ""


def _currency_around(text: str, start: int, end: int, used: int) -> tuple[str, int, int]:
    """The currency at a number with the span of both; empty where there is none. Signs used once are taken."""
    raw = text[max(start - _REACH, used) : start]
    left = raw.rstrip(_BLANK)
    if not left and raw:
        raw = text[max(start - _INDENTED, used) : start]
        left = raw.rstrip(_BLANK)
    if left:
        before = written_before(left.replace(BREAK, " "))
        if before:
            return before, start - (len(raw) - len(left)) - len(before), end
    right = text[end : end + _REACH]
    trimmed = right.lstrip(_BLANK)
    if not trimmed and right:
        right = text[end : end + _INDENTED]
        trimmed = right.lstrip(_BLANK)
    if trimmed:
        behind = written_behind(trimmed)
        place = end + len(right) - len(trimmed) + len(behind)
        # "629,93 kr. pr. kg"
        place += behind[-1:].isalpha() and text[place : place + 1] == "."
        if behind and not _is_of_next(
            behind, right[: len(right) - len(trimmed)], text[place : place + _INDENTED]
        ):
            return behind, start, place
    if trimmed[:1] in _DASHES and (span := _RANGE.match(right + text[end + len(right) :][:_REACH])):
        # The lower end of a range is written without a sign: "352,00 - 376,45 €".
        upper = end + span.end()
        return _currency_around(text, upper - len(span[1]), upper, used)[0], start, end
    return "", start, end


def _is_of_next(sign: str, before: str, behind: str) -> bool:
    """A sign that a next number follows closely is that number's: "5 | $ 10", and so is "€" in an element of its own
    with the next number: "404 | €149". ``before`` and ``behind`` are what stands around the sign."""
    if sign in "$£":
        return behind.lstrip(_BLANK)[:1].isdigit()
    return BREAK in before and behind.lstrip(_BLANK_TEXT)[:1].isdigit()


def _number(match: re.Match[str]) -> str:
    """The number with cents from an element of their own put behind a point."""
    whole, cents = match[1].replace(BREAK, ""), match["cents"] or match["apart"] or match["behind"]
    if not cents or _HAS_CENTS.search(whole) or _is_signed(match):
        return whole
    return re.sub(rf"[.,'’{SPACES}]", "", whole) + "." + re.sub(r"\D", "", cents)
