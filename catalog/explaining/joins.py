"""Which pairs hold a product together: the strongest ties that join all its offers, and the weakest of those.

Invariant: the ties form a maximum spanning tree, so no offer is joined by a weaker tie than it needs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.domain.offer import Offer
from catalog.explaining.evidence import global_gtin
from catalog.normalise.brand import brand_key
from catalog.normalise.mpn import mpn_key


class Basis(StrEnum):
    """What a tie rests on, the weakest first."""

    MODEL = "model"
    RULE = "rule"
    PART_NUMBER = "part_number"
    GTIN = "gtin"
    OPERATOR = "operator"


_STRENGTHS = {basis: place for place, basis in enumerate(Basis)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """``left`` < ``right`` are offers. ``score``: the matcher's probability where it decided, else None."""

    left: int
    right: int
    basis: Basis
    score: float | None
    reason: str

    @property
    def strength(self) -> tuple[int, float]:
        """Orders ties."""
        return _STRENGTHS[self.basis], self.score or 0.0


def ties(offers: Sequence[Offer], judgements: Iterable[Judgement]) -> list[Tie]:
    """The ties that join the offers, the strongest first; judgements on other offers play no part."""
    parent = {offer.id: offer.id for offer in offers}

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    known = [*_of_judgements(judgements, parent.keys()), *_of_identifiers(offers)]
    found = []
    for tie in sorted(known, key=lambda one: (-one.strength[0], -one.strength[1], one.left, one.right)):
        left, right = root(tie.left), root(tie.right)
        if left != right:
            parent[right] = left
            found.append(tie)
    return found


def _of_judgements(judgements: Iterable[Judgement], offers: Iterable[int]) -> Iterator[Tie]:
    present = set(offers)
    for one in judgements:
        if one.decision is Decision.MATCH and {one.left_offer_id, one.right_offer_id} <= present:
            basis = {
                DecidedBy.OPERATOR: Basis.OPERATOR,
                DecidedBy.RULE: Basis.RULE,
                DecidedBy.MODEL: Basis.MODEL,
            }[one.decided_by]
            reason = (
                f"an operator said so: {one.reason or 'no reason given'}"
                if basis is Basis.OPERATOR
                else one.reason
            )
            score = one.score if basis is Basis.MODEL else None
            yield Tie(
                left=one.left_offer_id, right=one.right_offer_id, basis=basis, score=score, reason=reason
            )


def _of_identifiers(offers: Sequence[Offer]) -> Iterator[Tie]:
    """Each offer with the first that has its identifier."""
    sharing: defaultdict[tuple[Basis, str, str], list[int]] = defaultdict(list)
    for offer in sorted(offers, key=lambda one: one.id):
        listing = offer.listing
        if gtin := global_gtin(listing):
            sharing[Basis.GTIN, gtin, f"both have the GTIN {gtin}"].append(offer.id)
        brand, number = brand_key(listing.brand), mpn_key(listing.mpn)
        if brand and number:
            sharing[
                Basis.PART_NUMBER, f"{brand} {number}", f"both are of brand {brand} with part number {number}"
            ].append(offer.id)
    for (basis, _, reason), members in sharing.items():
        for member in members[1:]:
            yield Tie(left=members[0], right=member, basis=basis, score=None, reason=reason)
