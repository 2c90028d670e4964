"""How careful the matcher is: thresholds and policies, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingOptions:
    """``merge``: pairs at least this probable speak for one product; below ``review`` nobody is asked.

    ``unseen``: the probability taken for a pair that blocking never proposed, so that a few strong links do
    not chain many offers. ``one_offer_per_store``: no store has two offers in one product.
    ``candidates``: pairs scored for one offer.
    """

    merge: float = 0.9
    review: float = 0.5
    unseen: float = 0.3
    one_offer_per_store: bool = False
    candidates: int = 12
