"""A person's side of matching: explain a pair, and decide it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.domain.change import ChangeKind
from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.errors import InvalidValueError
from catalog.storage.unit_of_work import UnitOfWork
from matchers.explaining import explain_pair
from matchers.features import CatalogueContext
from matchers.record import Record
from scheduler.models import kept_context, matcher_in_use
from scheduler.records import record_of
from scheduler.services import BatchServices

_DECISIONS = {True: Decision.MATCH, False: Decision.NO_MATCH, None: Decision.UNSURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPair:
    """Both offers as the matcher sees them, and the explanation in words."""

    left: Record
    right: Record
    decision: Decision
    decided_by: DecidedBy
    score: float
    sentences: tuple[str, ...]


def explain_offers(services: BatchServices, left: int, right: int) -> ExplainedPair:
    """Explain a pair of offers of the catalog. Raises NotFoundError for an offer that is not there."""
    with UnitOfWork(services.database, read_only=True) as uow:
        offers = [uow.offers.get(one) for one in (left, right)]
        judged = uow.judgements.of_pair(left, right)
    records = [record_of(services, offer) for offer in offers]
    context = kept_context(services.settings) or CatalogueContext.of(records)
    found = explain_pair(
        records[0], records[1], model=matcher_in_use(services.settings).model, context=context
    )
    decision, by, sentences = found.outcome.decision, found.outcome.decided_by, found.sentences()
    if judged and judged.decided_by is DecidedBy.OPERATOR and judged.decision is not Decision.UNSURE:
        decision, by = judged.decision, judged.decided_by
        word = "the same product" if decision is Decision.MATCH else "different products"
        sentences = [
            f"An operator said that they are {word}: {judged.reason or 'no reason given'}.",
            *sentences,
        ]
    return ExplainedPair(
        left=records[0],
        right=records[1],
        decision=decision,
        decided_by=by,
        score=found.score,
        sentences=tuple(sentences),
    )


def judge_offers(services: BatchServices, left: int, right: int, *, same: bool | None, reason: str) -> None:
    """Keep a person's word on a pair; ``None`` takes it back. Raises NotFoundError, InvalidValueError."""
    if left == right:
        raise InvalidValueError(f"a judgement needs two offers, got {left} twice; name the other one")
    low, high = sorted((left, right))
    with UnitOfWork(services.database) as uow:
        for one in (low, high):
            uow.offers.get(one)
        word = Judgement(
            left_offer_id=low,
            right_offer_id=high,
            decision=_DECISIONS[same],
            decided_by=DecidedBy.OPERATOR,
            score=None,
            reason=reason,
            decided_at=datetime.now(UTC),
        )
        uow.judgements.save([word])
        for one in (low, high):
            uow.changes.add(ChangeKind.OFFER_JUDGED, one)
        uow.commit()
