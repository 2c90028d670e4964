"""A person's side of matching: explain a pair, and decide it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from catalog.domain.change import ChangeKind
from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.offer import Offer
from catalog.errors import InvalidValueError
from catalog.storage.unit_of_work import UnitOfWork
from matchers.deciding.refusing import Refusal
from matchers.explaining import PairExplanation, explain_pair
from matchers.features import CatalogueContext
from matchers.options import MatchingOptions
from matchers.record import Record
from scheduler.contradictions import check_consistent
from scheduler.models import kept_context, matcher_in_use
from scheduler.records import record_of
from scheduler.rivals import Rival, rivals_of
from scheduler.services import BatchServices

_DECISIONS = {True: Decision.MATCH, False: Decision.NO_MATCH, None: Decision.UNSURE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPair:
    """Both offers as the matcher sees them, and the explanation in words.

    ``products``: those they belong to, None before they are matched. ``rivals``: offers that fit nearly as well, where
    the score alone would merge both and a person is asked instead.
    """

    left: Record
    right: Record
    decision: Decision
    decided_by: DecidedBy
    score: float
    products: tuple[str | None, str | None]
    rivals: tuple[Rival, ...]
    sentences: tuple[str, ...]


def explain_offers(services: BatchServices, left: int, right: int) -> ExplainedPair:
    """Explain a pair of offers of the catalog. Raises InvalidValueError, NotFoundError."""
    if left == right:
        raise InvalidValueError(f"a pair needs two offers, got {left} twice; name the other one")
    options = MatchingOptions()
    with UnitOfWork(services.database, read_only=True) as uow:
        one, other = uow.offers.get(left), uow.offers.get(right)
        judged = uow.judgements.of_pair(left, right)
        records = [record_of(services, offer) for offer in (one, other)]
        context = kept_context(services.settings) or CatalogueContext.of(records)
        model = matcher_in_use(services.settings).model
        found = explain_pair(*records, model=model, context=context, options=options)
        rivals: tuple[Rival, ...] = ()
        if _refused(found, judged, one, other, options):
            found = _asked(found, judged)
            score = judged.score if judged and judged.score is not None else found.score
            rivals = rivals_of(uow, one, other, score=score, options=options)
    first, *others = found.sentences()
    sentences = [first, *(rival.sentence() for rival in rivals), *others, *_belonging(one, other)]
    decision, by = found.outcome.decision, found.outcome.decided_by
    if judged and judged.decided_by is DecidedBy.OPERATOR and judged.decision is not Decision.UNSURE:
        decision, by = judged.decision, judged.decided_by
        sentences.insert(0, _said(judged))
    return ExplainedPair(
        left=records[0],
        right=records[1],
        decision=decision,
        decided_by=by,
        score=found.score,
        products=(one.product_id, other.product_id),
        rivals=rivals,
        sentences=tuple(sentences),
    )


def _said(judged: Judgement) -> str:
    word = "the same product" if judged.decision is Decision.MATCH else "different products"
    return f"An operator said that they are {word}: {judged.reason or 'no reason given'}."


def _refused(
    found: PairExplanation, judged: Judgement | None, one: Offer, other: Offer, options: MatchingOptions
) -> bool:
    """Whether the score alone would merge two offers, now or when they were matched, that are in different products."""
    if None in (one.product_id, other.product_id) or one.product_id == other.product_id:
        return False
    if found.outcome.decided_by is not DecidedBy.MODEL:
        return False
    likely = judged.score if judged and judged.decided_by is DecidedBy.MODEL else None
    return found.outcome.decision is Decision.MATCH or (likely is not None and likely >= options.merge)


def _asked(found: PairExplanation, judged: Judgement | None) -> PairExplanation:
    """As the question that matching made of it, with the reason on record."""
    reason = f"{found.outcome.reason}, but {Refusal.COMPANY}"
    if judged and judged.decided_by is DecidedBy.MODEL and judged.decision is Decision.UNSURE:
        reason = judged.reason
    return replace(found, outcome=replace(found.outcome, decision=Decision.UNSURE, reason=reason))


def _belonging(one: Offer, other: Offer) -> list[str]:
    if one.product_id is None or other.product_id is None:
        return []
    if one.product_id == other.product_id:
        return [f"Both are offers of product {one.product_id}."]
    return [f"They are offers of two products, {one.product_id} and {other.product_id}."]


def judge_offers(services: BatchServices, left: int, right: int, *, same: bool | None, reason: str) -> None:
    """Keep a person's word on a pair; ``None`` takes it back. Raises NotFoundError, InvalidValueError.

    A word that contradicts what people's other words say together is refused: one of them could not hold.
    """
    if left == right:
        raise InvalidValueError(f"a judgement needs two offers, got {left} twice; name the other one")
    low, high = sorted((left, right))
    with UnitOfWork(services.database) as uow:
        for one in (low, high):
            uow.offers.get(one)
        if same is not None:
            check_consistent(low, high, same=same, words=uow.judgements.by_operator())
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
