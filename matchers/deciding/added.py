"""Doubts about what only one of two titles adds: a lens, something behind a plus, another mark of the model.

Found among the merges of 29,000 listings of cameras that nobody labelled; the counts are of labelled pairs.
"""

import re
from functools import lru_cache

from matchers.deciding.bundles import PLUS
from matchers.deciding.lenses import Range, lenses
from matchers.deciding.marks import MARK
from matchers.deciding.rules import RuleVerdict, asked
from matchers.record import Record

# "+ free delivery" adds nothing
_SENT = re.compile(
    r"\+ ?(?:free|gratis) (?:[a-z]+ )?(?:shipping|delivery|p&p|postage|returns|versand)\b", re.IGNORECASE
)
# what is called a lens; what may be said of a camera, or of a lens for one; and what a camera alone has
_LENS = re.compile(r"\b(?:lens(?:es)?|objektiv|objectif|obiettivo|objetivo)\b", re.IGNORECASE)
_OF_CAMERA = re.compile(
    r"\b(?:cameras?|kamera|camcorders?|d?slrs?|mirrorless|megapixels?|body|kits?|with|w)\b|\d ?mp\b|\+",
    re.IGNORECASE,
)
_CAMERA = re.compile(
    r"\b(?:kits?|body|megapixels?)\b|\d ?mp\b|\b(?:with|w)\b\D*\d{2,3}(?:[ -]\d{2,3})? ?mm\b", re.IGNORECASE
)


def lens_added(left: Record, right: Record) -> RuleVerdict | None:
    """A camera with a lens, and one with another or none. No labelled match names lenses so differently but 2."""
    mine, theirs = _lenses(left.title), _lenses(right.title)
    if not mine and not theirs:
        return None
    one, other = _lenses(left.title, theirs), _lenses(right.title, mine)
    if one == other:
        return None
    return asked(f"one comes with the lens {_named(one ^ other)}, the other does not say so")


def lens_itself(left: Record, right: Record) -> RuleVerdict | None:
    """A lens, and a camera with that lens. No labelled match is named so, and 5 of 925 merged cameras were."""
    for lens, camera in ((left.title, right.title), (right.title, left.title)):
        if _LENS.search(lens) and not _OF_CAMERA.search(lens) and _CAMERA.search(camera):
            return asked("one is called a lens, the other a camera")
    return None


def plus_added(left: Record, right: Record) -> RuleVerdict | None:
    """One title adds something behind a plus, the other nothing: 2 of 5 are wrong, the others are given away."""
    one, other = (_adds(record.title) for record in (left, right))
    return None if one == other else asked("one title adds something behind a plus")


def mark_added(left: Record, right: Record) -> RuleVerdict | None:
    """One title names a "Mark II", the other no mark: 9 of 16 are wrong."""
    one, other = (_has_mark(record.title.casefold()) for record in (left, right))
    return None if one == other else asked("only one title names a mark of the model")


def _has_mark(title: str) -> bool:
    return ("mk" in title or "mark" in title) and MARK.search(title) is not None


def _adds(title: str) -> bool:
    return "+" in title and PLUS.search(_SENT.sub("", title)) is not None


@lru_cache(maxsize=10_000)
def _lenses(title: str, known: frozenset[Range] = frozenset()) -> frozenset[Range]:
    folded = title.casefold()
    # without one that is known a lens has its unit
    return lenses(folded, known) if known or "mm" in folded else frozenset()


def _named(found: frozenset[Range]) -> str:
    return " and ".join(f"{shortest}-{longest} mm" for shortest, longest in sorted(found))
