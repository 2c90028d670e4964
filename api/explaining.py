"""From explanations to the answers that show them."""

from collections.abc import Iterable

from api.schemas.explanation import (
    EvidenceModel,
    ExplainedOffer,
    JudgementModel,
    PairExplanationAnswer,
    ProductExplanationAnswer,
    TieModel,
)
from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.offer import Offer
from catalog.exchange import ExchangeRates
from catalog.explaining.evidence import Evidence, pair_evidence
from catalog.explaining.product import ExplainedTie, ProductExplanation, evidence_lines, sentences


def product_explanation(found: ProductExplanation) -> ProductExplanationAnswer:
    """A product's answer."""
    return ProductExplanationAnswer(
        product_id=found.product_id,
        offers=[_offer(offer) for offer in found.offers],
        ties=[_tie(one) for one in found.ties],
        weakest=_tie(found.weakest) if found.weakest else None,
        loose=list(found.loose),
        judgements=[_judgement(one) for one in found.judgements],
        doubts=[_judgement(one) for one in found.doubts],
        sentences=sentences(found),
    )


def pair_explanation(
    left: Offer, right: Offer, judgement: Judgement | None, *, rates: ExchangeRates
) -> PairExplanationAnswer:
    """A pair's answer."""
    evidence = pair_evidence(left.listing, right.listing, rates=rates)
    return PairExplanationAnswer(
        left=_offer(left),
        right=_offer(right),
        same_product=left.product_id is not None and left.product_id == right.product_id,
        judgement=_judgement(judgement) if judgement else None,
        evidence=_evidence(evidence),
        sentences=[*([_decided(judgement)] if judgement else []), *evidence_lines(evidence)],
    )


def _decided(one: Judgement) -> str:
    """Who decided what, and why: an open question names what stands against a merge."""
    return f"{_WHO[one.decided_by]} {_WHAT[one.decision]}: {one.reason or 'no reason given'}."


_WHO = {DecidedBy.OPERATOR: "An operator", DecidedBy.RULE: "A rule", DecidedBy.MODEL: "The matcher"}
_WHAT = {
    Decision.MATCH: "takes both for one product",
    Decision.NO_MATCH: "keeps them apart",
    Decision.UNSURE: "leaves it to an operator",
}


def _offer(offer: Offer) -> ExplainedOffer:
    listing = offer.listing
    return ExplainedOffer(
        offer_id=offer.id, store_id=listing.store_id, title=listing.name, gtin=listing.gtin, mpn=listing.mpn
    )


def _tie(explained: ExplainedTie) -> TieModel:
    tie = explained.tie
    return TieModel(
        left=tie.left,
        right=tie.right,
        basis=tie.basis,
        score=tie.score,
        reason=tie.reason,
        evidence=_evidence(explained.evidence),
    )


def _evidence(facts: Iterable[Evidence]) -> list[EvidenceModel]:
    return [EvidenceModel(topic=fact.topic, side=fact.side, text=fact.text) for fact in facts]


def _judgement(one: Judgement) -> JudgementModel:
    return JudgementModel(
        left=one.left_offer_id,
        right=one.right_offer_id,
        decision=one.decision,
        decided_by=one.decided_by,
        score=one.score,
        reason=one.reason,
    )
