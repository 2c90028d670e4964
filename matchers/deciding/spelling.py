"""One spelling for what two titles say alike: "0.5 L" beside "500ml", "pack of 12" beside "12 pcs".

The scorer compares words, and takes an amount in another unit for another word. A pair that it is not sure of is scored
again with one spelling.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import isclose

import numpy as np
from numpy.typing import NDArray

from catalog.titles.numbers import read_number
from catalog.titles.text import fold
from catalog.titles.units import TIGHT_ONLY, Dimension, quantity
from matchers.deciding.packs import pack_phrase, pieces
from matchers.deciding.wording import numbers_told
from matchers.options import MatchingOptions
from matchers.record import Record

Scores = NDArray[np.float64]
Scorer = Callable[[Sequence[tuple[Record, Record]]], Sequence[float]]

# "24 x 330 ml", "0,5 l", "55 inch", '55"'
_AMOUNT = re.compile(
    r"""(?<![\w.,])(?:(\d{1,3})\s?[x×]\s?)?(\d+(?:[.,]\d+)?)(\s?)([^\W\d_]+(?![\w])|"|''|″|”)""",
    re.IGNORECASE,
)
# "5600x" is a model number
_NO_UNITS = frozenset({"x"})
# inches and centimetres, pounds and grams are rounded
_ROUNDED = 0.01


@dataclass(frozen=True, slots=True)
class _Amount:
    """``times``: pieces of it; ``text``: as the title has it, from ``start``; ``unit``: folded."""

    start: int
    text: str
    unit: str
    times: int
    dimension: Dimension
    value: float


def looked_again(
    pairs: Sequence[tuple[Record, Record]], scores: Scores, score: Scorer, options: MatchingOptions
) -> Scores:
    """The scores of pairs; of those that it is not sure of the better one of two, as they are and with one spelling."""
    unsure = np.flatnonzero((scores >= options.review) & (scores < options.merge)).tolist()
    again = [(at, pairs[at][0], other) for at in unsure if (other := respelled(*pairs[at]))]
    if not again:
        return scores
    at = [place for place, _, _ in again]
    better = scores.copy()
    better[at] = np.maximum(scores[at], score([(left, other) for _, left, other in again]))
    return better


def respelled(left: Record, right: Record) -> Record | None:
    """The right offer with the amounts and the pack that both titles say spelled as in the left one, under an id of its
    own; None where nothing is spelled otherwise.
    """
    if not numbers_told(left.title, right.title):
        return None
    title = _with_pack(_with_amounts(right.title, _amounts(left.title)), left.title)
    return None if title == right.title else replace(right, id=f"{right.id} as {left.id}", title=title)


def _with_amounts(title: str, wanted: list[_Amount]) -> str:
    for amount in reversed(_amounts(title) if wanted else ()):
        spellings = [other.text for other in wanted if _is_same(amount, other)]
        if spellings and amount.text.casefold() not in map(str.casefold, spellings):
            title = title[: amount.start] + spellings[0] + title[amount.start + len(amount.text) :]
    return title


def _with_pack(title: str, wanted: str) -> str:
    there, here = pack_phrase(title), pack_phrase(wanted)
    if (
        there is None
        or here is None
        or there.casefold() == here.casefold()
        or pieces(title) != pieces(wanted)
    ):
        return title
    return title.replace(there, here, 1)


def _is_same(one: _Amount, other: _Amount) -> bool:
    if one.dimension is not other.dimension or one.times != other.times:
        return False
    if one.unit == other.unit:
        return one.value == other.value
    return isclose(one.value, other.value, rel_tol=_ROUNDED)


def _amounts(title: str) -> list[_Amount]:
    found = []
    for match in _AMOUNT.finditer(title):
        unit, value = fold(match[4]), read_number(match[2])
        if value is None or unit in _NO_UNITS or (match[3] and unit in TIGHT_ONLY):
            continue
        read = quantity(value, unit)
        if read is not None and value:
            times = int(match[1] or 1)
            found.append(_Amount(match.start(), match[0], unit, times, read.dimension, read.value))
    return found
