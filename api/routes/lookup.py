"""``/v1/lookup``: the product behind a GTIN or behind the address of an item at a store."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.caching import with_etag
from api.presenting import product_answer
from api.reading import ProductReader
from api.schemas.product import LookupAnswer
from api.services import ServicesDependency
from catalog.domain.offer import Offer
from catalog.errors import InvalidValueError
from catalog.normalise.gtin import parse_gtin
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/v1", tags=["products"])


@router.get("/lookup", response_model=LookupAnswer)
def lookup(
    request: Request,
    services: ServicesDependency,
    gtin: Annotated[
        str | None, Query(description="GTIN-8, -12, -13 or -14", examples=["4006381333931"])
    ] = None,
    url: Annotated[str | None, Query(description="Address of an item at a store")] = None,
) -> Response:
    """Products by identifier or address; an empty list where none is known. Give one of the two."""
    if (gtin is None) == (url is None):
        raise InvalidValueError("lookup takes either gtin or url, and just one of them")
    with UnitOfWork(services.database, read_only=True) as uow:
        found = uow.offers.by_gtin(_valid(gtin)) if gtin is not None else uow.offers.by_url(url or "")
        products = uow.products.by_ids(_product_ids(found))
        views = ProductReader(services, uow).views(list(products.values()))
    body = LookupAnswer(items=[product_answer(view) for view in views]).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))


def _valid(text: str) -> str:
    gtin = parse_gtin(text)
    if gtin is None:
        raise InvalidValueError(
            f"gtin must have 8, 12, 13 or 14 digits and a right check digit, got {text!r}"
        )
    return gtin


def _product_ids(offers: list[Offer]) -> list[str]:
    return sorted({offer.product_id for offer in offers if offer.product_id is not None})
