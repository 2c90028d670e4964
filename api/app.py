"""Puts the HTTP side together: routes, pages, errors, limits and metrics around one set of services."""

from collections.abc import Awaitable, Callable
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline

from api import problems
from api.head import HeadAsGet
from api.limits import RateLimit, parse_limit
from api.measure import measure
from api.pages import browse, goto, product, robots, stores
from api.routes import explanations, feed, health, lookup, products, search
from api.routes import stores as store_routes
from api.schemas.problem import PROBLEMS
from api.security import SecurityHeaders
from api.services import Services

_DESCRIPTION = """Compare prices across stores: one search, products with all their offers, and a price feed.

Errors are `application/problem+json` with a stable `code`. Answers carry an `ETag`. Requests are limited per
client; the `RateLimit-*` headers say how many are left."""


async def _clean_address(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Validation would refuse a form's empty price field, so blanks go before any route sees them."""
    if request.url.path in ("/", "/search") and (redirect := browse.without_blanks(request)):
        return redirect
    return await call_next(request)


def create_app(services: Services) -> FastAPI:
    """The ASGI application. The caller closes what it put into ``services``."""
    app: FastAPI = FastAPIOffline(
        title="pricemesh", version="1", description=_DESCRIPTION, responses=PROBLEMS
    )
    app.state.services = services
    problems.install(app)
    app.middleware("http")(RateLimit(parse_limit(services.settings.rate_limit)))
    app.middleware("http")(_clean_address)
    app.middleware("http")(measure)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(HeadAsGet)
    for module in (search, products, explanations, lookup, store_routes, feed, health):
        app.include_router(module.router)
    for page in (browse, product, stores, goto, robots):
        app.include_router(page.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("api") / "static")), name="static")
    return app
