"""How careful the matcher is: thresholds and policies, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingOptions:
    """``merge``: pairs at least this probable speak for one product; below ``review`` nobody is asked.

    ``unseen``: the probability taken for a pair that blocking never proposed, so that a few strong links do
    not chain many offers. ``lead``: by so many log-odds must an offer's partner outdo others that are no product with
    it, or a person is asked. ``one_offer_per_store``: no store has two offers in one product.
    ``candidates``: pairs scored for one offer.
    """

    merge: float = 0.9
    review: float = 0.5
    unseen: float = 0.3
    lead: float = 0.5
    one_offer_per_store: bool = False
    candidates: int = 12
