"""The outcomes of the pairs of an update, made when they are asked for: a million of them would be large."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.decide import decide
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.refusing import Refusal, Refusals
from matchers.linking import SCORE_DIGITS, Linked
from matchers.memory.arrays import Rows, packed_pairs
from matchers.memory.records import RecordTable
from matchers.memory.state import MatcherState
from matchers.options import MatchingOptions


class Outcomes(Sequence[PairOutcome]):
    """Decides each pair again from its records and its score, which gives what was decided then.

    What the score would merge and clustering did not is an open question: ``apart`` says which pairs ended in
    different products, ``refusals`` why. ``refused``: such pairs of earlier updates, behind those of this one.
    """

    def __init__(
        self,
        linked: Linked,
        records: RecordTable,
        options: MatchingOptions,
        *,
        heads: Rows,
        apart: NDArray[np.bool_],
        refusals: Refusals,
        refused: Sequence[PairOutcome] = (),
    ) -> None:
        self._linked, self._records, self._options = linked, records, options
        self._heads, self._apart, self._refusals, self._refused = heads, apart, refusals, refused

    def __len__(self) -> int:
        return len(self._linked.left) + len(self._refused)

    @overload
    def __getitem__(self, at: int) -> PairOutcome: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[PairOutcome]: ...

    def __getitem__(self, at: int | slice) -> PairOutcome | Sequence[PairOutcome]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at >= len(self._linked.left):
            return self._refused[at - len(self._linked.left)]
        near, far = int(self._linked.left[at]), int(self._linked.right[at])
        one, other = self._records.record(near), self._records.record(far)
        left, right = (one, other) if one.id < other.id else (other, one)
        score = round(float(self._linked.scores[at]), SCORE_DIGITS)
        outcome = decide(left, right, None if score < 0 else score, self._options)
        assert outcome is not None
        if not self._apart[at]:
            return outcome
        return questioned(outcome, self._refusals.why(int(self._heads[near]), int(self._heads[far])))

    def __iter__(self) -> Iterator[PairOutcome]:
        return (self[at] for at in range(len(self)))

    def unsure(self) -> list[PairOutcome]:
        """The open questions."""
        found = [self[at] for at in np.flatnonzero(self._linked.unsure | self._apart).tolist()]
        return [*(one for one in found if one.decision is Decision.UNSURE), *self._refused]


def outcomes_of(
    linked: Linked, refusals: Refusals, state: MatcherState, options: MatchingOptions
) -> Outcomes:
    """Of the pairs compared in an update. Of ``refusals`` those compared in earlier updates become questions too."""
    near, far, chances = refusals.left, refusals.right, refusals.chances
    heads, records = state.atoms.heads, state.offers.records
    one, other = heads[linked.left], heads[linked.right]
    now = packed_pairs(np.minimum(one, other), np.maximum(one, other))
    old = ~np.isin(packed_pairs(near, far), now)
    questions = []
    for left, right, chance in zip(near[old].tolist(), far[old].tolist(), chances[old].tolist(), strict=True):
        pair = sorted((records.record(left), records.record(right)), key=lambda record: record.id)
        outcome = decide(pair[0], pair[1], round(chance, SCORE_DIGITS), options)
        if outcome is None:
            continue
        question = questioned(outcome, refusals.why(left, right))
        if question.decision is Decision.UNSURE:
            questions.append(question)
    numbers = state.products.numbers
    apart = numbers[linked.left] != numbers[linked.right]
    return Outcomes(linked, records, options, heads=heads, apart=apart, refusals=refusals, refused=questions)


def questioned(outcome: PairOutcome, refusal: Refusal) -> PairOutcome:
    """What a score alone would merge, as a question; any other outcome as it is."""
    if outcome.decided_by is not DecidedBy.MODEL or outcome.decision is not Decision.MATCH:
        return outcome
    return replace(
        outcome,
        decision=Decision.UNSURE,
        reason=f"{outcome.reason}, but {refusal}",
    )
