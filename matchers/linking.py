"""Block, score, decide: which offers are worth comparing, and what comes of it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from catalog.domain.judgement import DecidedBy, Decision
from matchers.blocking.index import BlockingIndex
from matchers.blocking.neighbours import NeighbourFinder
from matchers.deciding.atoms import Atoms
from matchers.deciding.outcome import PairOutcome, ordered_pair
from matchers.deciding.rules import ALL, conflict, identifier_verdict, part_number_named
from matchers.deciding.scorer import PairScorer
from matchers.options import MatchingOptions
from matchers.processes import in_parts
from matchers.record import Record
from matchers.state import MatcherState

# a rule's word weighs like a probability this close to one or nought
RULE = 0.999
# heads and pairs worked on at once: bounds memory
_HEADS_AT_ONCE = 100_000
_PAIRS_AT_ONCE = 5_000
_WEIGHT = {Decision.MATCH: RULE, Decision.NO_MATCH: 1 - RULE}


def decide(left: Record, right: Record, score: float | None, options: MatchingOptions) -> PairOutcome | None:
    """The outcome of a pair whose ids are in order; None when identifiers do not decide and there is no score yet.

    A pair that the score keeps apart needs no rule, so titles are only read for pairs that might merge.
    """
    verdict = identifier_verdict(left, right)
    if verdict is None:
        if score is None:
            return None
        if score >= options.review:
            verdict = conflict(left, right, ALL) or part_number_named(left, right)
    if verdict is not None:
        return PairOutcome(
            left=left.id,
            right=right.id,
            decision=verdict.decision,
            decided_by=DecidedBy.RULE,
            score=score,
            reason=verdict.reason,
        )
    assert score is not None
    decision = Decision.NO_MATCH
    if score >= options.review:
        decision = Decision.MATCH if score >= options.merge else Decision.UNSURE
    return PairOutcome(
        left=left.id,
        right=right.id,
        decision=decision,
        decided_by=DecidedBy.MODEL,
        score=score,
        reason=f"the matcher takes it for {score:.0%} probable",
    )


class Linker:
    """Finds and scores the pairs of offers, and keeps what came of them in the state."""

    def __init__(
        self,
        state: MatcherState,
        index: BlockingIndex,
        atoms: Atoms,
        scorer: PairScorer,
        options: MatchingOptions,
        neighbours: NeighbourFinder | None,
    ) -> None:
        self._state, self._index, self._atoms = state, index, atoms
        self._scorer, self._options, self._neighbours = scorer, options, neighbours

    def link(self, heads: Sequence[str]) -> list[PairOutcome]:
        """Compare heads of atoms with their candidates; returns matches and open questions."""
        outcomes: list[PairOutcome] = []
        self._scorer.learn([self._state.records[head] for head in heads])
        for start in range(0, len(heads), _HEADS_AT_ONCE):
            outcomes += self._settle(self._proposed(heads[start : start + _HEADS_AT_ONCE]))
        self._state.asked.update(heads)
        return outcomes

    def _proposed(self, heads: Sequence[str]) -> list[tuple[str, str]]:
        """Pairs of offers, one side a head: the best candidate of each other atom, and that atom's head."""
        records = [self._state.records[head] for head in heads]
        found: list[Sequence[str]] = list(self._index.candidates(records))
        if self._neighbours:
            near = self._neighbours.neighbours(records, self._options.candidates)
            found = [[*some, *more] for some, more in zip(found, near, strict=True)]
        pairs: set[tuple[str, str]] = set()
        for head, candidates in zip(heads, found, strict=True):
            seen = {head}
            for candidate in candidates:
                other = self._atoms.head(candidate)
                if other not in seen and candidate in self._state.records:
                    seen.add(other)
                    if other not in self._state.edges.get(head, ()):  # else it asked before
                        pairs.update(ordered_pair(head, one) for one in {candidate, other})
        return sorted(pairs)

    def _settle(self, pairs: Sequence[tuple[str, str]]) -> list[PairOutcome]:
        records, outcomes = self._state.records, []
        waiting: list[tuple[Record, Record]] = []
        for left, right in pairs:
            outcome = decide(records[left], records[right], None, self._options)
            if outcome is None:
                waiting.append((records[left], records[right]))
            else:
                outcomes.append(outcome)
        scores = in_parts(self._scorer.probabilities, waiting, size=_PAIRS_AT_ONCE)
        for (one, other), score in zip(waiting, chain.from_iterable(scores), strict=True):
            outcome = decide(one, other, float(score), self._options)
            assert outcome is not None
            outcomes.append(outcome)
        self._keep(outcomes)
        return [outcome for outcome in outcomes if outcome.decision is not Decision.NO_MATCH]

    def _keep(self, outcomes: Iterable[PairOutcome]) -> None:
        for outcome in outcomes:
            left, right = self._atoms.head(outcome.left), self._atoms.head(outcome.right)
            if left == right:
                continue
            weight = (
                outcome.score if outcome.decided_by is DecidedBy.MODEL else _WEIGHT.get(outcome.decision, 0.5)
            )
            assert weight is not None
            self._state.connect(left, right, weight)
