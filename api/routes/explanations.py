"""``/v1/…/explanation`` of a product and of a pair: why offers are one product, or not."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from api.caching import with_etag
from api.explaining import pair_explanation, product_explanation
from api.schemas.explanation import PairExplanationAnswer, ProductExplanationAnswer
from api.services import ServicesDependency
from catalog.errors import InvalidValueError, NotFoundError
from catalog.explaining.product import explain_product
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/v1", tags=["products"])

# What both databases take for an offer's number.
_OfferId = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get(
    "/products/{product_id}/explanation",
    response_model=ProductExplanationAnswer,
    responses={308: {"description": "Merged; see Location"}},
)
def explain_a_product(request: Request, services: ServicesDependency, product_id: str) -> Response:
    """What joins the offers of a product: the evidence for and against, the weakest link, people's words."""
    with UnitOfWork(services.database, read_only=True) as uow:
        found = uow.products.get(product_id)
        if found.removed_at is not None:
            raise NotFoundError(f"product {product_id!r} is gone: no store offers it any more")
        if found.id != product_id:
            return RedirectResponse(f"/v1/products/{found.id}/explanation", status_code=308)
        offers = uow.offers.of_products([product_id]).get(product_id, [])
        judgements = uow.judgements.of_offers([offer.id for offer in offers])
    explained = explain_product(product_id, offers, judgements, rates=services.rates)
    body = product_explanation(explained).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))


@router.get("/offers/{left}/explanation/{right}", response_model=PairExplanationAnswer)
def explain_pair(request: Request, services: ServicesDependency, left: _OfferId, right: _OfferId) -> Response:
    """What two offers say for and against being one product, and the decision on them."""
    if left == right:
        raise InvalidValueError(f"an explanation needs two offers, got {left} twice; name the other one")
    with UnitOfWork(services.database, read_only=True) as uow:
        offers = [uow.offers.get(one) for one in sorted((left, right))]
        judgement = uow.judgements.of_pair(left, right)
    body = pair_explanation(offers[0], offers[1], judgement, rates=services.rates).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))
