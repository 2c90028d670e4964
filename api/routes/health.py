"""Liveness, readiness and metrics, for orchestrators and Prometheus."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.problems import problem
from api.services import Services, ServicesDependency
from catalog.errors import PricemeshError

router = APIRouter(tags=["operations"])


@router.get("/healthz")
def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


def _database(services: Services) -> str:
    try:
        with services.database.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        return f"unavailable: {error.__class__.__name__}"
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
