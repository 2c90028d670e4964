"""What becomes of one pair: identifiers first, then conflicts, then the score and what makes it doubtful."""

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.doubts import doubt
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.rules import ALL, RuleVerdict, conflict, identifier_verdict, part_number_named
from matchers.options import MatchingOptions
from matchers.record import Record


def decide(left: Record, right: Record, score: float | None, options: MatchingOptions) -> PairOutcome | None:
    """The outcome of a pair whose ids are in order; None when identifiers do not decide and there is no score yet."""
    verdict = identifier_verdict(left, right)
    if verdict is None:
        if score is None:
            return None
        verdict = scored_verdict(left, right, score, options)
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
    return PairOutcome(
        left=left.id,
        right=right.id,
        decision=decision_of(score, options),
        decided_by=DecidedBy.MODEL,
        score=score,
        reason=f"the matcher takes it for {score:.0%} probable",
    )


def scored_verdict(left: Record, right: Record, score: float, options: MatchingOptions) -> RuleVerdict | None:
    """What rules say of a pair that identifiers do not decide; None where its score alone decides.

    A pair that the score keeps apart needs no rule, so titles are only read for pairs that might merge.
    """
    if score < options.review:
        return None
    verdict = conflict(left, right, ALL) or part_number_named(left, right)
    if verdict is None and score >= options.merge:
        verdict = doubt(left, right)
    return verdict


def decision_of(score: float, options: MatchingOptions) -> Decision:
    """What a score alone says."""
    if score < options.review:
        return Decision.NO_MATCH
    return Decision.MATCH if score >= options.merge else Decision.UNSURE
