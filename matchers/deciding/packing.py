"""Boxed for a shop's customer, or bare in a tray for a builder of machines: two products, whatever else is the same.

Of 3,989 true pairs of processors 7 say one here and the other there, of those of nine other catalogues none.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matchers.blocking.keys import words

_BOXED, _BARE = ("box", "boxed"), ("tray", "oem", "bulk")
# most titles have none of these words, and to look for their beginnings takes a quarter of the time
_ROOTS = ("box", *_BARE)
# In a catalogue grouped at once, where a pair must say both: "wof" without fan, "pib" processor in a box, both boxed;
# part numbers of boxed Intel processors begin with BX and of bare ones with CM, those of boxed AMD ones end in BOX.
_SOLD_BOXED = re.compile(rf"\b(?:{'|'.join(_BOXED)}|retail|wof|pib|bx\d\w*|(?=\w*\d)\w+box)\b", re.IGNORECASE)
_SOLD_BARE = re.compile(rf"\b(?:{'|'.join(_BARE)}|cm\d{{5}}\w*)\b", re.IGNORECASE)


class Packing(StrEnum):
    """In words for people."""

    BOXED = "boxed"
    BARE = "in a tray or in bulk"


@lru_cache(maxsize=10_000)
def packing(title: str) -> Packing | None:
    """By plain words, None where the title says neither or both. "Retail" is none: stores say it of anything."""
    folded = title.casefold()
    if not any(word in folded for word in _ROOTS):
        return None
    found = set(words(folded))
    return _one_of(boxed=not found.isdisjoint(_BOXED), bare=not found.isdisjoint(_BARE))


def packings_differ(
    titles: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each pair of rows whether one title says boxed and the other bare, by words or part numbers."""
    signs = {Packing.BOXED: 1, Packing.BARE: -1, None: 0}
    said = np.asarray([signs[_sold(title)] for title in titles], dtype=np.int64)
    return np.asarray(said[left] * said[right] < 0)


def _sold(title: str) -> Packing | None:
    return _one_of(boxed=_SOLD_BOXED.search(title) is not None, bare=_SOLD_BARE.search(title) is not None)


def _one_of(*, boxed: bool, bare: bool) -> Packing | None:
    if boxed == bare:
        return None
    return Packing.BOXED if boxed else Packing.BARE
