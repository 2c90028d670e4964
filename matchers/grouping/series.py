"""The short number of a model within a series, "z6" beside "z7" or "80d" beside "7d": other numbers are other products.

Of 39,000 true candidate pairs in seven categories of a price-comparison site 45 break this, 42 of them processors of
two versions ("v3", "v4") in one cluster.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.titles.units import UNITS

# one letter only: codes of two and more name makers' lines as well, and stores write them in more ways
_SHORT = re.compile(r"(?<![\w./])(?:([a-z])(\d{1,4})|(\d{1,4})([a-z]))(?![\w/]|\.\d)")

# letter and its place ("z", before) → the numbers that stand with it
Series = Mapping[tuple[str, bool], frozenset[int]]


def series(title: str) -> Series:
    """The numbers with one letter, of each letter; none with a unit of measure ("65w", "16g")."""
    found: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for before, number, digits, behind in _SHORT.findall(title.casefold()):
        if before:
            found[before, True].add(int(number))
        elif behind not in UNITS:
            found[behind, False].add(int(digits))
    return {letter: frozenset(numbers) for letter, numbers in found.items()}


def series_differ(
    titles: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each pair of rows whether both titles have numbers with one letter, and none in common."""
    named = [series(title) for title in titles]
    some = np.asarray([bool(found) for found in named])
    differ = some[left] & some[right]
    for at in np.flatnonzero(differ).tolist():
        one, other = named[left[at]], named[right[at]]
        differ[at] = any(
            numbers.isdisjoint(other[letter]) for letter, numbers in one.items() if letter in other
        )
    return np.asarray(differ)
