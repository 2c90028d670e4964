"""One row of the change log: the only way that other parts learn that something changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened. Readers ignore kinds they do not know."""

    OFFER_CREATED = "offer_created"
    OFFER_CONTENT_CHANGED = "offer_content_changed"
    OFFER_PRICE_CHANGED = "offer_price_changed"
    OFFER_AVAILABILITY_CHANGED = "offer_availability_changed"
    OFFER_WITHDRAWN = "offer_withdrawn"
    OFFER_JUDGED = "offer_judged"
    PRODUCT_CHANGED = "product_changed"
    PRODUCT_MERGED = "product_merged"
    PRODUCT_REMOVED = "product_removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``sequence`` grows strictly; a reader's cursor is the last one it has dealt with.

    ``entity_id`` is an offer's id for ``offer_*`` (as text), a product's for ``product_*``.
    """

    sequence: int
    kind: ChangeKind
    entity_id: str
    at: datetime
