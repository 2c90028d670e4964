"""Doubts about numbers and amounts in titles that are nearly the same."""

import re
from collections import Counter
from collections.abc import Collection
from math import isclose

from catalog.titles import Dimension
from catalog.titles.chunk import read_chunk
from matchers.deciding.reading import title_reading
from matchers.deciding.rules import RuleVerdict, asked
from matchers.deciding.variants import JOINING
from matchers.deciding.wording import variant_table, wording
from matchers.record import Record

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TIMES = re.compile(r"x(\d{1,2})|(\d{1,2})x")
_LETTERS = frozenset(("xs", "xl", "xxl", "xxxl"))
# more words than these are no small difference
_FEW = 6
# sizes and amounts are rounded
_ROUNDED = 0.02
# a product has several lengths, weights and volumes, and may be sold in packs; of these it has one
_SINGLE = tuple(
    dimension
    for dimension in Dimension
    if dimension
    not in {Dimension.LENGTH, Dimension.MASS, Dimension.VOLUME, Dimension.STORAGE, Dimension.PIECES}
)


def amounts_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Other watts, volts, megapixels. Hardly ever among labels: 1 pair, right."""
    one, other = title_reading(left.title), title_reading(right.title)
    if not one.quantities or not other.quantities or one.quantities == other.quantities:
        return None
    for dimension in _SINGLE:
        mine, theirs = one.values(dimension), other.values(dimension)
        if mine and theirs and not any(_as_large(a, b) for a in mine for b in theirs):
            return asked(f"the {dimension} differs: {_listed(mine)} and {_listed(theirs)}")
    return None


def numbers_apart(left: Record, right: Record) -> RuleVerdict | None:
    """The titles are the same but for numbers in words of one form ("H4" and "H7", "size 4" and "size 5"), a code or
    a letter; or but for a number of times ("2 x").
    """
    one, other = wording(left.title), wording(right.title)
    differing = one.words ^ other.words
    if not differing or len(differing) > _FEW:
        return None
    if len(one.told) == len(other.told):
        counted, beside = Counter(one.told), Counter(other.told)  # of two equal numbers one may be another
        return _replaced(_told(counted - beside), _told(beside - counted))
    added = one.words - other.words if other.words <= one.words else other.words - one.words
    if added == differing and _times(added):
        return asked(f"one says {' '.join(sorted(added))}")
    return None


def _told(words: Collection[str]) -> list[str]:
    """Words that name no listed variant and join no others; numbers and letters may be a size or a class."""
    known = variant_table().words
    return sorted(
        word
        for word in words
        if word.isdecimal() or _is_letter(word) or (word not in known and word not in JOINING)
    )


def _replaced(mine: list[str], theirs: list[str]) -> RuleVerdict | None:
    single = len(mine) == len(theirs) == 1
    if single and (_is_letter(mine[0]) and _is_letter(theirs[0])):
        return _between(mine, theirs)
    if all(map(str.isalpha, mine)) or not (
        _forms(mine) == _forms(theirs) or (single and _are_codes(mine + theirs))
    ):
        return None
    return None if single and _equal(mine[0], theirs[0]) else _between(mine, theirs)


def _between(mine: list[str], theirs: list[str]) -> RuleVerdict:
    return asked(f"one title has {' '.join(theirs)} where the other has {' '.join(mine)}")


def _is_letter(word: str) -> bool:
    """A size of clothes, a class, a grade."""
    return (len(word) == 1 and word.isalpha()) or word in _LETTERS


def _are_codes(words: Collection[str]) -> bool:
    return not any(word.isalpha() or word.isdecimal() for word in words)


def _forms(words: Collection[str]) -> list[str]:
    """What is left without the numbers: "5w" and "10w" are of one form."""
    return sorted(_NUMBER.sub("#", word) for word in words)


def _equal(one: str, other: str) -> bool:
    """Whether two words say the same amount ("0,5l" and "500ml"), or facts that do not exclude each other ("60cm" and
    "1400rpm").
    """
    first, second = read_chunk(one), read_chunk(other)
    if first.quantities and second.quantities and first.unit != second.unit:
        a, b = first.quantities[0], second.quantities[0]
        return a.dimension is not b.dimension or _as_large(a.value, b.value)
    return first.value is not None and second.value is not None and rounded(first.value, second.value)


def rounded(one: float, other: float) -> bool:
    """Whether numbers are equal, or one may be rounded from the other; 2019 and 2020 are not."""
    return one == other or (abs(one - other) < 1 and not (one % 1 == other % 1 == 0))


def _times(added: Collection[str]) -> bool:
    """Whether words say "x3", "3x" or "3 x", and nothing else but what joins them."""
    counts = [match[1] or match[2] for word in added if (match := _TIMES.fullmatch(word))]
    if "x" in added:
        counts += [word for word in added if word.isdecimal()]
    return any(int(count) > 1 for count in counts) and len(added) - ("x" in added) == len(counts)


def _as_large(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_ROUNDED)


def _listed(values: Collection[float]) -> str:
    return "/".join(f"{value:g}" for value in values)
