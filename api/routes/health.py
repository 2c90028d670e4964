"""Liveness, readiness and metrics, for orchestrators and Prometheus."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from api.problems import problem
from api.services import Services, ServicesDependency
from catalog.errors import PricemeshError
from catalog.storage.unit_of_work import UnitOfWork

router = APIRouter(tags=["operations"])


@router.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


def _database(services: Services) -> str:
    try:
        with UnitOfWork(services.database, read_only=True) as uow:
            uow.changes.head()
    except PricemeshError as error:
        return f"unavailable: {error}"
    return "ok"


def _search(services: Services) -> str:
    try:
        services.search.count()
    except PricemeshError as error:
        return f"unavailable: {error}"
    return "ok"


@router.get("/readyz")
def ready(services: ServicesDependency) -> Response:
    """The database and the search engine answer; else 503 that says which does not."""
    checks = {"database": _database(services), "search": _search(services)}
    wrong = {name: state for name, state in checks.items() if state != "ok"}
    if wrong:
        detail = "; ".join(f"{name}: {state}" for name, state in wrong.items())
        return problem(status=503, code="not_ready", detail=detail, checks=checks)
    return Response('{"status":"ok"}', media_type="application/json")


@router.get("/metrics", include_in_schema=False)
def metrics() -> Response:
    """Prometheus text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
