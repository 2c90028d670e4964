"""Which offers pass the filters, and which of them is the best: the definition that both engines follow."""

from collections.abc import Iterable

from catalog.domain.availability import Availability
from index.document import OfferDocument
from index.query import Filters

_NOT_PURCHASABLE = frozenset(state.value for state in Availability if not state.purchasable)


def passes(offer: OfferDocument, filters: Filters) -> bool:
    """True when every offer filter holds on this one offer."""
    return (
        (not filters.stores or offer.store_id in filters.stores)
        and (not filters.availability or offer.availability in filters.availability)
        and (not filters.conditions or offer.condition in filters.conditions)
        and (filters.min_total is None or offer.total >= filters.min_total)
        and (filters.max_total is None or offer.total <= filters.max_total)
    )


def has_offer_filters(filters: Filters) -> bool:
    """True when a product needs an offer that passes in order to be found."""
    bounded = filters.min_total is not None or filters.max_total is not None
    return bool(filters.stores or filters.availability or filters.conditions or bounded)


# Added to the total of an offer that cannot be bought, so that one number sorts as ``rank`` does. Above any
# total, and the sum is still exact in a float.
UNAVAILABLE = 2**50
# Sorts after every offer.
NO_OFFER = 2**52


def price_key(offer: OfferDocument) -> int:
    """``rank`` as one number, equal for equal totals."""
    return offer.total + UNAVAILABLE * (offer.availability in _NOT_PURCHASABLE)


def rank(offer: OfferDocument) -> tuple[bool, int, int]:
    """Sort key: what can be bought (or may be, where unknown) before what cannot, then the lower total."""
    return offer.availability in _NOT_PURCHASABLE, offer.total, offer.offer_id


def best_offer(offers: Iterable[OfferDocument], filters: Filters) -> OfferDocument | None:
    """The best of the offers that pass; None when none does."""
    return min((offer for offer in offers if passes(offer, filters)), key=rank, default=None)
