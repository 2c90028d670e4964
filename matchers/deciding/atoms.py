"""Atoms: offers that one identifier names and no rule keeps apart. They are one before any score is asked.

Invariant: which offers form an atom depends on the set of offers alone. Those that conflict with the fewest others come
first; each is offered to the atoms there are under its identifier, and the first of which no offer conflicts with it
takes it. So an offer with a wrong identifier comes last, and finds no atom.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from catalog.domain.judgement import Decision
from matchers.deciding.rules import rule_verdict
from matchers.memory.arrays import Rows
from matchers.memory.offers import Offers
from matchers.memory.partition import Partition
from matchers.memory.reading import NO_IDENTIFIER, Numbers
from matchers.processes import in_parts
from matchers.record import Record

Together = Callable[[Record, Record], bool]

_NONE = -1
# identifiers a worker takes at once, and from how many on workers pay: titles are read for the rules
_AT_ONCE = 2_000
_WORTH_IT = 5_000
# more offers under one identifier are taken in the order of offers, as counting conflicts is quadratic
_MANY = 200


def rules_agree(left: Record, right: Record) -> bool:
    """Whether the rules merge two offers that share an identifier."""
    verdict = rule_verdict(left, right)
    return verdict is not None and verdict.decision is Decision.MATCH


class Atoms:
    """Rows by identifier, and the atoms they form; a row without identifier is an atom of its own."""

    def __init__(
        self, offers: Offers, identifiers: Numbers | None = None, heads: NDArray[np.int32] | None = None
    ) -> None:
        self._offers = offers
        known = identifiers if identifiers is not None else np.empty(0, dtype=np.uint64)
        self._identifiers = Partition(known, nothing=NO_IDENTIFIER)
        self._heads = Partition(heads if heads is not None else np.empty(0, dtype=np.int32), nothing=_NONE)

    @property
    def identifiers(self) -> Numbers:
        """The identifier of each row, as a number."""
        return np.asarray(self._identifiers.labels, dtype=np.uint64)

    @property
    def heads(self) -> Rows:
        """For each row that is alive the row that stands for its atom."""
        return np.asarray(self._heads.labels, dtype=np.int32)

    def members(self, heads: Rows) -> Rows:
        """The rows of some atoms, by their heads."""
        return self._heads.members(heads)

    def add(self, rows: Rows, identifiers: Numbers) -> None:
        """Learn new rows, each an atom of its own until ``form``."""
        for partition in (self._identifiers, self._heads):
            partition.grow(len(self._offers))
        self._identifiers.move(rows, identifiers)
        self._heads.move(rows, rows)

    def remove(self, rows: Rows) -> Numbers:
        """Forget rows; returns the identifiers whose atoms must be formed anew."""
        touched = self.identifiers[rows]
        self._identifiers.clear(rows)
        self._heads.clear(rows)
        return touched

    def form(self, identifiers: Numbers, together: Together) -> Rows:
        """Form the atoms under some identifiers anew; returns all rows under them."""
        rows = self._identifiers.members(np.unique(identifiers))
        named = self.identifiers[rows]
        order = np.lexsort((self._offers.ties[rows], named))
        rows, named = rows[order], named[order]
        bounds = np.append(np.flatnonzero(np.append(True, named[1:] != named[:-1])), len(rows))
        several = np.flatnonzero(np.diff(bounds) > 1) if len(rows) else np.empty(0, dtype=np.int64)
        groups = [rows[low:high] for low, high in zip(bounds[several], bounds[several + 1], strict=True)]

        def heads(part: Sequence[Rows]) -> Rows:
            return np.asarray([head for one in part for head in self._grouped(one, together)], dtype=np.int32)

        formed = rows.copy()
        inside = np.repeat(np.diff(bounds) > 1, np.diff(bounds)) if len(rows) else np.empty(0, dtype=bool)
        found = list(in_parts(heads, groups, size=_AT_ONCE, worth_it=_WORTH_IT))
        formed[inside] = np.concatenate(found) if found else formed[inside]
        self._heads.move(rows, formed)
        return rows

    def _grouped(self, rows: Rows, together: Together) -> list[int]:
        """The head of each of some rows under one identifier."""
        records = [self._offers.record(row) for row in rows.tolist()]

        @cache
        def agree(one: int, other: int) -> bool:
            return together(records[one], records[other])

        order = list(range(len(records)))
        if len(order) <= _MANY:
            conflicts = Counter(at for pair in combinations(order, 2) if not agree(*pair) for at in pair)
            order.sort(key=conflicts.__getitem__)
        atoms: list[list[int]] = []
        heads = [0] * len(records)
        for at in order:
            home = next((one for one in atoms if all(agree(*sorted((at, other))) for other in one)), None)
            if home is None:
                home = []
                atoms.append(home)
            home.append(at)
            heads[at] = int(rows[home[0]])
        return heads
