"""``/v1/stores``."""

from fastapi import APIRouter, Request, Response

from api.caching import with_etag
from api.schemas.product import StoreModel, StoresAnswer
from api.services import Services, ServicesDependency
from catalog.domain.crawl_run import RunState
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/v1", tags=["stores"])


def store_models(services: Services) -> list[StoreModel]:
    """Every store with its number of live offers and its last finished crawl; not those that were removed."""
    with UnitOfWork(services.database, read_only=True) as uow:
        counts = uow.statistics.offers_by_store()
        partners = [store for store in uow.stores.all() if store.enabled or counts.get(store.id)]
        finished = {store.id: uow.runs.newest(store_id=store.id, limit=20) for store in partners}
        return [
            StoreModel(
                id=store.id,
                name=store.name,
                url=store.base_url,
                country=store.country,
                currency=store.currency,
                platform=store.platform,
                offer_count=counts.get(store.id, 0),
                last_crawled=next(
                    (run.finished_at for run in finished[store.id] if run.state is RunState.SUCCEEDED), None
                ),
            )
            for store in partners
        ]


@router.get("/stores", response_model=StoresAnswer)
def stores(request: Request, services: ServicesDependency) -> Response:
    """The partner stores."""
    body = StoresAnswer(items=store_models(services)).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))
