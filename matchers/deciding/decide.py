"""What becomes of one pair: identifiers first, then conflicts, then the score and what makes it doubtful."""

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.doubts import doubt
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.rules import ALL, conflict, identifier_verdict, part_number_named
from matchers.options import MatchingOptions
from matchers.record import Record


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
            if verdict is None and score >= options.merge:
                verdict = doubt(left, right)
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
