"""Numbers without a currency in elements that the shop itself calls a price: the sign is drawn by its style sheet."""

import re
from collections.abc import Container, Iterator
from decimal import Decimal

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.document.page import Page
from spiders.extraction.prices.amounts import AMOUNT, to_decimal
from spiders.extraction.sources.named_texts import NamedText, named_texts
from spiders.extraction.sources.tiles import in_tile
from spiders.extraction.words.price_hints import Hint, hints
from spiders.extraction.words.prices import OLD_CLASS, PRICE_CLASS, SAVING_CLASS

# 22 <sup>99</sup> in two texts.
_WHOLE = re.compile(AMOUNT)
_FORMER = re.compile(rf"{AMOUNT}(?:,[-–—]{{1,2}})?")
_CENTS, _DECIMAL = re.compile(r"[.,]?(\d{2})"), (".", ",")
# Texts right before and behind a price.
_NEXT_TEXTS = (-2, -1, 1, 2)
# A name is a weaker sign than a currency; further ones are other sizes' or a month's.
_SCORE, _LATER, _MOST = 1.0, 0.5, 3
# "Nu 2.299,00": a word for the price, and cents.
_WORDED, _TOLD = re.compile(rf"([^\d:]{{2,24}}?):?\s+({AMOUNT})(?:,-)?"), 0.6
_NOW = frozenset({Hint.NOW, Hint.SALE})
# "64:90" as Swedes write it, where it is no time of day.
_COLON = re.compile(r"(\d{1,3}(?:[ \u00a0]\d{3})?|\d{4,5}):(\d\d)")
_KRONA, _HOURS, _MINUTES = ("sv", "nb", "no", "da", "fi"), 24, 60
_CENTS_OR_DASH = re.compile(r"[.,](?:\d{2}|-)$")


def _told(page: Page, named: NamedText) -> Decimal | None:
    """An amount with cents behind a word that says that it is the price, or behind a colon; none before the heading."""
    if page.heading is None or named.number < page.heading.index:
        return None
    if page.language.startswith(_KRONA) and (parted := _COLON.fullmatch(named.text)) is not None:
        may_be_time = len(parted[1]) < 3 and int(parted[1]) < _HOURS and int(parted[2]) < _MINUTES
        return None if may_be_time or _is_anothers(page, named) else to_decimal(f"{parted[1]}.{parted[2]}")
    if not _CENTS_OR_DASH.search(named.text):
        return None
    found = _WORDED.fullmatch(named.text)
    if found is None or not hints(found[1]) & _NOW or hints(found[1]) - _NOW or _is_anothers(page, named):
        return None
    return to_decimal(found[2])


def _is_anothers(page: Page, named: NamedText) -> bool:
    return named.is_foreign(page) or in_tile(page, page.stream.nodes[named.number])


def bare_prices(page: Page) -> Iterator[Candidate[Decimal]]:
    """Candidates near the heading, in page order, at most a few."""
    texts = named_texts(page)
    found = 0
    for place, named in enumerate(texts):
        names = " ".join(named.names)
        if not named.text[0].isdigit() or not PRICE_CLASS.search(names):
            if (told := _told(page, named)) is not None:
                yield Candidate(value=told, source=Source.MARKUP, score=_TOLD, where="words", text=named.text)
            continue
        if OLD_CLASS.search(names) or SAVING_CLASS.search(names) or not _WHOLE.fullmatch(named.text):
            continue
        if page.heading is None or named.number < page.heading.index or _is_anothers(page, named):
            continue
        amount = to_decimal(_with_cents(texts, place))
        if amount is not None and not named.region(page).struck:
            score = _SCORE - _LATER * found
            yield Candidate(value=amount, source=Source.MARKUP, score=score, where=names, text=named.text)
            found += 1
        if found >= _MOST:
            return


def _with_cents(texts: list[NamedText], place: int) -> str:
    """A number with the cents of the next text, or of the one behind a text that is but a mark: "2", ".", "62"."""
    whole = texts[place]
    if not whole.text.isdigit():
        return whole.text
    ahead = 2 if place + 2 < len(texts) and texts[place + 1].text in _DECIMAL else 1
    cents = _CENTS.fullmatch(texts[place + ahead].text) if place + ahead < len(texts) else None
    if cents is None or texts[place + ahead].number != whole.number + ahead:
        return whole.text
    return f"{whole.text}.{cents[1]}"


def former_prices_beside(page: Page, place: int, *, signed: Container[int]) -> Iterator[Candidate[Decimal]]:
    """As ``bare_former_prices``, right before or behind a price with a sign: "46 999 ₽ 54 999". ``signed`` are the
    texts of amounts that have a sign of their own."""
    parts = page.stream.parts
    beside = (place + step for step in _NEXT_TEXTS if 0 <= place + step < len(parts))
    near = [number for number in beside if number not in signed]
    if any(_FORMER.fullmatch(parts[number].strip()) for number in near):
        yield from bare_former_prices(page, near=near)


def bare_former_prices(page: Page, *, near: Container[int] | None = None) -> Iterator[Candidate[Decimal]]:
    """Numbers without a currency that are struck out or named as former ones, behind the heading; only those of the
    texts ``near``, where given."""
    texts = named_texts(page)
    for place, named in enumerate(texts):
        if near is not None and named.number not in near:
            continue
        if page.heading is None or named.number < page.heading.index or not _FORMER.fullmatch(named.text):
            continue
        names = " ".join(named.names)
        # Beside the price a number in an element named so is one too, and only a dearer one is asked for.
        beside = near is not None and PRICE_CLASS.search(names) and not SAVING_CLASS.search(names)
        former = beside or named.region(page).struck or OLD_CLASS.search(names)
        amount = (
            to_decimal(_with_cents(texts, place).rstrip(",-–—"))
            if former and not _is_anothers(page, named)
            else None
        )
        if amount is not None:
            where = next((names for names in named.names if names), "")
            yield Candidate(amount, Source.MARKUP, _SCORE, where, named.text)
