"""The tracked link to a store: counts the visit and sends the shopper on."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse

from api.measure import CLICKS
from api.services import ServicesDependency
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter()

# The largest number that a database gives out as an id.
_LARGEST_ID = 2**63 - 1


@router.get("/go/{offer_id}")
def go(services: ServicesDependency, offer_id: Annotated[int, Path(ge=1, le=_LARGEST_ID)]) -> Response:
    """To the item at its store. Only addresses of known offers are redirected to, so it is no open redirect."""
    with UnitOfWork(services.database, read_only=True) as uow:
        offer = uow.offers.get(offer_id)
    CLICKS.labels(offer.listing.store_id).inc()
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return RedirectResponse(offer.listing.url, status_code=302, headers=headers)
