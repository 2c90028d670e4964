"""The page that lists the partner stores."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from api.pages.templates import templates
from api.routes.stores import store_models
from api.services import ServicesDependency

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/stores")
def stores(request: Request, services: ServicesDependency) -> Response:
    """Stores with their offers and last crawl."""
    return templates.TemplateResponse(request, "stores.html", {"stores": store_models(services)})
