"""The outcomes of the pairs of an update, made when they are asked for: a million of them would be large."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from matchers.deciding.decide import decide
from matchers.deciding.outcome import PairOutcome
from matchers.linking import SCORE_DIGITS, Linked
from matchers.memory.records import RecordTable
from matchers.options import MatchingOptions


class Outcomes(Sequence[PairOutcome]):
    """Decides each pair again from its records and its score, which gives what was decided then."""

    def __init__(self, linked: Linked, records: RecordTable, options: MatchingOptions) -> None:
        self._linked, self._records, self._options = linked, records, options

    def __len__(self) -> int:
        return len(self._linked.left)

    @overload
    def __getitem__(self, at: int) -> PairOutcome: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[PairOutcome]: ...

    def __getitem__(self, at: int | slice) -> PairOutcome | Sequence[PairOutcome]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        one = self._records.record(int(self._linked.left[at]))
        other = self._records.record(int(self._linked.right[at]))
        left, right = (one, other) if one.id < other.id else (other, one)
        score = round(float(self._linked.scores[at]), SCORE_DIGITS)
        outcome = decide(left, right, None if score < 0 else score, self._options)
        assert outcome is not None
        return outcome

    def __iter__(self) -> Iterator[PairOutcome]:
        return (self[at] for at in range(len(self)))

    def unsure(self) -> list[PairOutcome]:
        """The open questions."""
        return [self[at] for at in np.flatnonzero(self._linked.unsure).tolist()]
