"""What an offer says besides its title's attributes: versions, platforms, editions, and what its description states.

Read only where whole catalogues are compared, since it takes as long as reading the title.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.titles import Dimension, read_without_brand
from catalog.titles.lexicon import WordKind, words
from matchers.features.profile import Profile

# "v22", "cs3", "r11.5", "mk2", "2008", "4.2"
_VERSION = re.compile(r"(?:v|ver|version|r|cs|mk|mark|gen)?(\d{1,4}(?:\.\d+)*)")
_SPELLED = {
    **dict(zip(("ii", "iii", "iv", "vi", "vii", "viii", "ix"), "2346789", strict=True)),
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth"), "123456", strict=True)),
    **dict(zip(("1st", "2nd", "3rd", "4th", "5th", "6th"), "123456", strict=True)),
}
# Four digits are a version where they can be a year, else an article number.
_FIRST_YEAR, _LAST_YEAR = 1980, 2030
# "win 98 me 2000 xp" names no version of the product: the run of words behind the platform is passed over.
_PLATFORM_BEGINS = frozenset({"win", "windows", "os", "mac"})
_PLATFORM_RUN = _PLATFORM_BEGINS | frozenset(
    [
        "xp",
        "vista",
        "98",
        "98se",
        "95",
        "me",
        "nt",
        "2000",
        "2k",
        "x",
        "osx",
        "pc",
        "linux",
        "unix",
        "solaris",
    ]
)
# Editions that are steps of one ladder; the others are kinds of sale (upgrade, academic, licence).
_GRADES = frozenset(
    {"basic", "standard", "home", "plus", "professional", "premium", "deluxe", "enterprise"}
) | {
    "ultimate",
    "limited",
    "mini",
    "max",
    "ultra",
}
# Shorter codes turn up in a description by accident.
_MIN_CODE = 5


@dataclass(frozen=True, slots=True)
class Details:
    """``measures``, ``colours`` and ``codes`` are those of the description; ``title_codes`` the title's long ones."""

    versions: frozenset[str]
    platforms: frozenset[str]
    sales: frozenset[str]
    grades: frozenset[str]
    measures: dict[Dimension, tuple[float, ...]]
    colours: frozenset[str]
    codes: frozenset[str]
    title_codes: frozenset[str]


def details(offer: Profile) -> Details:
    """Read one offer again, more closely."""
    known = words()
    kinds = [meaning for word in offer.reading.words for meaning in known.get(word, ())]
    editions = frozenset(value for kind, value in kinds if kind is WordKind.EDITION)
    described = read_without_brand(" ".join(offer.described)) if offer.described else None
    measures: dict[Dimension, tuple[float, ...]] = {}
    for read in described.quantities if described else ():
        measures[read.dimension] = (*measures.get(read.dimension, ()), read.value)
    return Details(
        versions=versions(offer.reading.words),
        platforms=frozenset(value for kind, value in kinds if kind is WordKind.PLATFORM),
        sales=editions - _GRADES,
        grades=editions & _GRADES,
        measures=measures,
        colours=described.colours if described else frozenset(),
        codes=frozenset(code for code in described.codes if len(code) >= _MIN_CODE)
        if described
        else frozenset(),
        title_codes=frozenset(code for code in offer.codes if len(code) >= _MIN_CODE),
    )


def versions(title: Sequence[str]) -> frozenset[str]:
    """Version numbers in a title's words: "7.0" and "v7" are "7"; numbers of the platform it runs on are none."""
    found, running = set(), False
    for word in title:
        running = word in _PLATFORM_BEGINS or (running and word in _PLATFORM_RUN)
        if running:
            continue
        match = _VERSION.fullmatch(word)
        if word in _SPELLED:
            found.add(_SPELLED[word])
        elif match and not _is_article_number(match[1]):
            found.add(match[1].rstrip("0").rstrip(".") if "." in match[1] else match[1])
    return frozenset(found)


def _is_article_number(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and not _FIRST_YEAR <= int(digits) < _LAST_YEAR
