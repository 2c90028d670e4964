"""Doubts: facts for which a person looks before likeness alone puts two offers into one product.

They are no conflicts, as some of such pairs are one product. The counts are of labelled pairs that the score would
merge, in fifteen catalogues that the matcher was trained without; of all of them 1 in 16 is wrong.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from matchers.blocking.keys import folded_code
from matchers.deciding.added import lens_added, lens_itself, mark_added, plus_added
from matchers.deciding.amounts import amounts_differ, numbers_apart, rounded
from matchers.deciding.plain_words import brands_apart, words_apart
from matchers.deciding.reading import title_reading
from matchers.deciding.rules import Rule, RuleVerdict, asked, conflict, spelled
from matchers.deciding.variants import variants_apart
from matchers.deciding.wording import numbers_told
from matchers.record import Record

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIM_CARDS = re.compile(r"\b(dual|single)[ -]?sim\b", re.IGNORECASE)
_UPGRADE = "upgrade"  # as the word list of editions calls it
# shorter codes begin others by accident
_MIN_CODE = 4


def number_replaced(left: Record, right: Record) -> RuleVerdict | None:
    """Between the same two words stand two numbers: "85 diagonal" and "96 diagonal". 10 of 13 are wrong."""
    one, other = _numbers(left.title), _numbers(right.title)
    if one <= other or other <= one:
        return None
    places = _places(right.title, other - one)
    for place, number in _places(left.title, one - other).items():
        if place in places and not rounded(float(number), float(places[place])):
            return asked(f"one title has {places[place]} where the other has {number}")
    return None


def model_extended(left: Record, right: Record) -> RuleVerdict | None:
    """One model number goes on where the other ends, "gin81ae30" and "gin81ae30g": another colour, country or revision,
    or another spelling. 51 of 93 are wrong.
    """
    one, other = _codes(left.title, left.mpn), _codes(right.title, right.mpn)
    if not one.isdisjoint(other):
        return None
    for code in sorted(one):
        for far in sorted(other):
            short, long, beside = (far, code, right) if len(far) < len(code) else (code, far, left)
            if long.startswith(short) and long not in spelled(beside.title):
                return asked(f"one model number goes on where the other ends: {short} and {long}")
    return None


def sim_cards_differ(left: Record, right: Record) -> RuleVerdict | None:
    """A phone for one SIM card and one for two. Both of 2 are wrong, and 10 of 12 that the score would ask about."""
    one, other = _sim_cards(left.title), _sim_cards(right.title)
    if not one or not other or not one.isdisjoint(other):
        return None
    return asked("one takes a single SIM card, the other two")


def upgrade_and_product(left: Record, right: Record) -> RuleVerdict | None:
    """What replaces an older version costs less than the whole. 3 of 4 are wrong."""
    one, other = (_UPGRADE in title_reading(record.title).editions for record in (left, right))
    return None if one == other else asked("one is an upgrade")


# need a number, an amount or a code in each title that the other lacks
_NUMBERED: tuple[Rule, ...] = (number_replaced, model_extended, amounts_differ)
_OTHERS: tuple[Rule, ...] = (
    sim_cards_differ,
    upgrade_and_product,
    variants_apart,
    numbers_apart,
    mark_added,
    lens_added,
    lens_itself,
    plus_added,
    brands_apart,
    words_apart,
)


def doubt(left: Record, right: Record) -> RuleVerdict | None:
    """The first doubt about two offers that the score would merge."""
    numbered = left.mpn or right.mpn or numbers_told(left.title, right.title)
    return (conflict(left, right, _NUMBERED) if numbered else None) or conflict(left, right, _OTHERS)


@lru_cache(maxsize=10_000)
def _words(title: str) -> tuple[str, ...]:
    return tuple(title.casefold().split())


@lru_cache(maxsize=10_000)
def _numbers(title: str) -> frozenset[str]:
    return frozenset(word for word in _words(title) if word[0].isdigit() and _NUMBER.fullmatch(word))


def _places(title: str, numbers: Collection[str]) -> dict[tuple[str, str], str]:
    """The words before and behind each of some numbers of a title, "" at its ends."""
    words = ("", *_words(title), "")
    return {
        (before, behind): word
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
        if word in numbers
    }


@lru_cache(maxsize=10_000)
def _codes(title: str, part_number: str | None) -> frozenset[str]:
    """Model codes of a title and the part number beside it, without punctuation."""
    found = {*title_reading(title).codes, folded_code(part_number or "")}
    return frozenset(code for code in found if len(code) >= _MIN_CODE and not code.isalpha())


@lru_cache(maxsize=10_000)
def _sim_cards(title: str) -> frozenset[str]:
    return frozenset(count.casefold() for count in _SIM_CARDS.findall(title))
