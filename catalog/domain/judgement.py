"""The decision on one pair of offers, and who took it. An operator's holds for ever."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """Three outcomes: merge, keep apart, ask an operator."""

    MATCH = "match"
    NO_MATCH = "no_match"
    UNSURE = "unsure"


class DecidedBy(StrEnum):
    """Who decided, weakest last: an operator overrules a rule, a rule overrules the model."""

    OPERATOR = "operator"
    RULE = "rule"
    MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``left_offer_id`` < ``right_offer_id``; ``score`` is a calibrated probability or None."""

    left_offer_id: int
    right_offer_id: int
    decision: Decision
    decided_by: DecidedBy
    score: float | None
    reason: str
    decided_at: datetime
