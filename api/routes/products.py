"""``/v1/products/{id}`` with offers, and its history. A merged product answers with the one it became."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.caching import with_etag
from api.presenting import history_answer, product_answer
from api.reading import ProductReader
from api.schemas.product import HistoryAnswer, ProductAnswer
from api.services import ServicesDependency
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/v1/products", tags=["products"])

# The chart's usual span; a year at most keeps an answer small.
DEFAULT_DAYS = 90
_MAX_DAYS = 366


@router.get(
    "/{product_id}", response_model=ProductAnswer, responses={308: {"description": "Merged; see Location"}}
)
def product(request: Request, services: ServicesDependency, product_id: str) -> Response:
    """A product with its offers, the cheapest total of the purchasable ones first."""
    with UnitOfWork(services.database, read_only=True) as uow:
        view = ProductReader(services, uow).view(product_id)
    if view.product.id != product_id:
        return RedirectResponse(f"/v1/products/{view.product.id}", status_code=308)
    body = product_answer(view).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))


@router.get("/{product_id}/history", response_model=HistoryAnswer)
def history(
    request: Request,
    services: ServicesDependency,
    product_id: str,
    days: Annotated[int, Query(ge=1, le=_MAX_DAYS)] = DEFAULT_DAYS,
) -> Response:
    """Every change of price or availability of each offer."""
    with UnitOfWork(services.database, read_only=True) as uow:
        reader = ProductReader(services, uow)
        answer = history_answer(reader, reader.view(product_id), days=days)
    return with_etag(request, Response(answer.model_dump_json(), media_type="application/json"))
