"""Explains a product: its offers, what joins them, the weakest link, and what people said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.offer import Offer
from catalog.exchange import ExchangeRates
from catalog.explaining.evidence import Evidence, Side, pair_evidence
from catalog.explaining.joins import Basis, Tie, ties


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedTie:
    """A tie with the facts on both offers."""

    tie: Tie
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductExplanation:
    """``ties``: the strongest first. ``loose``: offers that nothing on record joins to the others.

    ``judgements``: operators' words on offers of the product, also against others. ``doubts``: pairs within the
    product that the matcher or a rule was not sure of.
    """

    product_id: str
    offers: tuple[Offer, ...]
    ties: tuple[ExplainedTie, ...]
    loose: tuple[int, ...]
    judgements: tuple[Judgement, ...]
    doubts: tuple[Judgement, ...]

    @property
    def weakest(self) -> ExplainedTie | None:
        """The tie that would break first; None for a product of one offer."""
        return self.ties[-1] if self.ties else None


def explain_product(
    product_id: str, offers: Sequence[Offer], judgements: Iterable[Judgement], *, rates: ExchangeRates
) -> ProductExplanation:
    """``judgements``: all that name one of the offers."""
    known = {offer.id: offer for offer in offers}
    rows = list(judgements)
    found = ties(offers, rows)
    joined = {one for tie in found for one in (tie.left, tie.right)}
    inside = [row for row in rows if {row.left_offer_id, row.right_offer_id} <= known.keys()]
    return ProductExplanation(
        product_id=product_id,
        offers=tuple(sorted(offers, key=lambda one: one.id)),
        ties=tuple(
            ExplainedTie(
                tie=tie,
                evidence=pair_evidence(known[tie.left].listing, known[tie.right].listing, rates=rates),
            )
            for tie in found
        ),
        loose=tuple(sorted(known.keys() - joined)) if len(known) > 1 else (),
        judgements=tuple(
            row
            for row in rows
            if row.decided_by is DecidedBy.OPERATOR and row.decision is not Decision.UNSURE
        ),
        doubts=tuple(
            row
            for row in inside
            if row.decided_by is not DecidedBy.OPERATOR and row.decision is not Decision.MATCH
        ),
    )


def sentences(found: ProductExplanation) -> list[str]:
    """For people, one line a thought."""
    stores = len({offer.listing.store_id for offer in found.offers})
    lines = [
        f"Product {found.product_id}: {_count(len(found.offers), 'offer')} of {_count(stores, 'store')}."
    ]
    for joined in found.ties:
        lines += [f"{_pair(joined.tie)}: {joined.tie.reason}.", *evidence_lines(joined.evidence)]
    if found.loose:
        lines.append(f"Nothing on record joins {', '.join(map(str, found.loose))} to the others.")
    weakest = found.weakest
    if weakest is not None and len(found.ties) > 1:
        lines.append(
            f"The weakest link is {_pair(weakest.tie)}, by {_BASES[weakest.tie.basis]}{_score(weakest.tie)}."
        )
    lines += [
        f"Not sure of {row.left_offer_id} and {row.right_offer_id}: {row.reason}." for row in found.doubts
    ]
    lines += [_judged(row) for row in found.judgements]
    return lines


def _count(many: int, of: str) -> str:
    return f"{many} {of}" if many == 1 else f"{many} {of}s"


def evidence_lines(evidence: Iterable[Evidence]) -> list[str]:
    """Facts for both being one product, then facts against."""
    marks = {Side.SAME: "for", Side.DIFFERENT: "against"}
    ordered = sorted(evidence, key=lambda fact: fact.side is Side.DIFFERENT)
    return [f"  {marks[fact.side]:8}{fact.text}" for fact in ordered]


_BASES = {
    Basis.MODEL: "the matcher's probability",
    Basis.RULE: "a rule",
    Basis.PART_NUMBER: "brand and part number",
    Basis.GTIN: "GTIN",
    Basis.OPERATOR: "an operator's word",
}


def _pair(tie: Tie) -> str:
    return f"{tie.left} and {tie.right}"


def _score(tie: Tie) -> str:
    return "" if tie.score is None else f" ({tie.score:.0%})"


def _judged(row: Judgement) -> str:
    word = "one product" if row.decision is Decision.MATCH else "different products"
    return (
        f"An operator said that {row.left_offer_id} and {row.right_offer_id} are {word}: "
        f"{row.reason or 'no reason given'}."
    )
