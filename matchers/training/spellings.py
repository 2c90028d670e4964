"""How two codes differ, sign by sign: "rp01-050106r1m1" and "rp01-00050106-r1m1" are one number, "hdmimm1" and
"hdmimm10" are two, and which signs a catalogue adds or leaves out is its habit.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Postfix, Prefix

from matchers.features.profile import Profile

# A title with more codes lists what it fits.
_MOST_CODES = 5
# Shorter codes are alike by accident, and what is left without the brand must be as long.
_MIN_CODE = 4
# Of two codes with more signs in common the length says no more about which to compare.
_LONG = 8


class Spelling(NamedTuple):
    """Counts of signs, and shares of the shorter code; left and right are apart."""

    alike: float  # from 0 to 1: signs that both have in order, of those of both
    in_order: float  # share of the shorter code that stands in the longer one in order
    start: float  # share that is the same from the start on
    end: float
    digits_left: float  # that only the left one has
    digits_right: float
    letters_left: float
    letters_right: float
    shorter: float
    same_without_zeros: float


_NONE = Spelling(*[math.nan] * len(Spelling._fields))
# The nearest codes of both, and the part numbers that the offers state.
WIDTH = 2 * len(Spelling._fields)


def spellings(left: Profile, right: Profile) -> tuple[float, ...]:
    """The two codes that are most alike, then the two part numbers; not a number where a side has none."""
    ours, theirs = _codes(left), _codes(right)
    compared = [spelling(one, other) for one in ours for other in theirs]
    nearest = max(compared, key=lambda found: found.alike * min(found.shorter, _LONG), default=_NONE)
    own, other = (_without_brand(offer, offer.mpns[:1]) for offer in (left, right))
    stated = spelling(own[0], other[0]) if own and other else _NONE
    return (*nearest, *stated)


@lru_cache(maxsize=500_000)
def spelling(left: str, right: str) -> Spelling:
    """Compares two codes, neither of them empty."""
    shorter = min(len(left), len(right))
    edits = Indel.opcodes(left, right)
    only_left = "".join(left[edit.src_start : edit.src_end] for edit in edits if edit.tag == "delete")
    only_right = "".join(right[edit.dest_start : edit.dest_end] for edit in edits if edit.tag == "insert")
    digits_left, digits_right = (sum(map(str.isdigit, only)) for only in (only_left, only_right))
    return Spelling(
        alike=Indel.normalized_similarity(left, right),
        in_order=LCSseq.similarity(left, right) / shorter,
        start=Prefix.similarity(left, right) / shorter,
        end=Postfix.similarity(left, right) / shorter,
        digits_left=float(digits_left),
        digits_right=float(digits_right),
        letters_left=float(len(only_left) - digits_left),
        letters_right=float(len(only_right) - digits_right),
        shorter=float(shorter),
        same_without_zeros=float(left.replace("0", "") == right.replace("0", "")),
    )


def _codes(offer: Profile) -> list[str]:
    stated = dict.fromkeys((*offer.mpns[:1], *offer.codes[:_MOST_CODES]))
    return [code for code in _without_brand(offer, stated) if len(code) >= _MIN_CODE]


def _without_brand(offer: Profile, codes: Iterable[str]) -> list[str]:
    """Some write "HP NU561AA" as the part number."""
    brand = (offer.brand or "").replace(" ", "")
    return [
        code[len(brand) :]
        if brand and code.startswith(brand) and len(code) - len(brand) >= _MIN_CODE
        else code
        for code in codes
    ]
