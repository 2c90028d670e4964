"""The outcome of one pair, with who decided and why."""

from dataclasses import dataclass

from catalog.domain.judgement import DecidedBy, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutcome:
    """``left`` < ``right`` are record ids; ``reason`` is in words.

    ``score`` is a calibrated probability, None where a rule decided.
    """

    left: str
    right: str
    decision: Decision
    decided_by: DecidedBy
    score: float | None
    reason: str


def ordered_pair(one: str, other: str) -> tuple[str, str]:
    """A pair by its smaller id first, as judgements are kept. Raises ValueError when both are one."""
    if one == other:
        raise ValueError(f"a pair needs two records, got {one!r} twice")
    return (one, other) if one < other else (other, one)
