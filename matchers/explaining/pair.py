"""Explains one pair: what the rules say, what the model says, and which evidence moved it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.decide import decide
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.rules import ALL, conflict
from matchers.deciding.spelling import respelled
from matchers.features import FEATURES, CatalogueContext, OfferTable, PairBatch, compute
from matchers.options import MatchingOptions
from matchers.record import Record
from matchers.scoring import MatcherModel

# evidence that moves the odds by less than a tenth is noise to a reader
_WORTH_SAYING = 0.1
_MOST = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """``weight``: log-odds that this moved the score, above nought for one product. ``value``: of the feature."""

    meaning: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """``score``: the model's probability, whoever decided. ``evidence``: the weightiest first."""

    outcome: PairOutcome
    score: float
    evidence: tuple[Evidence, ...]

    def sentences(self) -> list[str]:
        """For people, one line a thought."""
        deciders = {DecidedBy.RULE: "A rule", DecidedBy.MODEL: "The model", DecidedBy.OPERATOR: "An operator"}
        words = {
            Decision.MATCH: "takes both for one product",
            Decision.NO_MATCH: "keeps them apart",
            Decision.UNSURE: "leaves it to an operator",
        }
        lines = [
            f"{deciders[self.outcome.decided_by]} {words[self.outcome.decision]}: {self.outcome.reason}."
        ]
        lines.append(f"The model's probability is {self.score:.1%}.")
        for title, side in (("For one product", 1), ("Against", -1)):
            found = [one for one in self.evidence if one.weight * side > 0]
            if found:
                lines.append(f"{title}:")
                lines += [f"  {one.weight:+.1f}  {one.meaning}{_told(one.value)}" for one in found]
        return lines


def _told(value: float) -> str:
    return f" ({value:.2f})" if value else ": not so"


def explain_pair(
    left: Record,
    right: Record,
    *,
    model: MatcherModel,
    context: CatalogueContext,
    options: MatchingOptions | None = None,
) -> PairExplanation:
    """Explain a pair. ``context`` is the catalogue's, so that rare words count as they do in matching."""
    left, right = sorted((left, right), key=lambda record: record.id)
    options = options or MatchingOptions()
    rows, score = _scored(left, right, model=model, context=context)
    other = respelled(left, right) if options.review <= score < options.merge else None
    if other is not None:
        again = _scored(left, other, model=model, context=context)
        rows, score = max((rows, score), again, key=lambda one: one[1])
    moved = np.asarray(model.base.predict(rows, pred_contrib=True, num_threads=1))[0, :-1]
    order = sorted(range(len(FEATURES)), key=lambda at: -abs(moved[at]))[:_MOST]
    evidence = tuple(
        Evidence(FEATURES[at].meaning, float(rows[0, at]), float(moved[at]))
        for at in order
        if abs(moved[at]) >= _WORTH_SAYING
    )
    return PairExplanation(_outcome(left, right, score, options), score, evidence)


def _scored(
    left: Record, right: Record, *, model: MatcherModel, context: CatalogueContext
) -> tuple[NDArray[np.float32], float]:
    """The features of a pair as one row, and its probability."""
    table = OfferTable.of([left, right], context)
    rows = compute(FEATURES, PairBatch(table, table, np.asarray([0]), np.asarray([1])))
    return rows, float(np.asarray(model.base.predict(rows, num_threads=1))[0])


def _outcome(left: Record, right: Record, score: float, options: MatchingOptions) -> PairOutcome:
    outcome = decide(left, right, score, options)
    assert outcome is not None  # with a score every pair is decided
    conflicting = conflict(left, right, ALL)
    if conflicting and outcome.decision is Decision.NO_MATCH and outcome.decided_by is DecidedBy.MODEL:
        # matching asks no rule where the score keeps a pair apart, but the rule says it better
        return replace(outcome, decided_by=DecidedBy.RULE, reason=conflicting.reason)
    return outcome
