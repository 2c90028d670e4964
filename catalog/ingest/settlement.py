"""An operator's word on a price in quarantine."""

from datetime import UTC, datetime

from catalog.domain.change import ChangeKind
from catalog.domain.offer import Offer, PriceObservation
from catalog.errors import ConflictError
from catalog.storage.repositories.money_rows import money_values
from catalog.storage.unit_of_work import UnitOfWork


def settle_quarantine(uow: UnitOfWork, offer_id: int, *, publish: bool, now: datetime | None = None) -> Offer:
    """Publish the held price, or drop it; returns the offer as it is then. The caller commits.

    Raises NotFoundError for an unknown offer, ConflictError where no price is held (any more).
    """
    offer = uow.offers.get(offer_id)
    held = offer.quarantined_price
    if held is None:
        raise ConflictError(f"offer {offer_id} has no price in quarantine: another run may have settled it")
    moment = now or datetime.now(UTC)
    released = {"offer_id": offer_id, **money_values("quarantined", None)}
    released |= {"quarantined_at": None, "quarantined_run_id": None}
    if publish:
        released |= {**money_values("price", held), "price_seen_at": offer.last_seen, "last_changed": moment}
        point = PriceObservation(
            offer_id=offer_id,
            observed_at=moment,
            price=held,
            shipping=offer.listing.shipping,
            availability=offer.listing.availability,
        )
        uow.observations.add([point])
        uow.changes.add(ChangeKind.OFFER_PRICE_CHANGED, offer_id, at=moment)
    uow.intake.update([released])
    return uow.offers.get(offer_id)
