"""Counts and durations of requests for Prometheus, by route (never by raw path, which is unbounded)."""

import time
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from prometheus_client import Counter, Histogram

_REQUESTS = Counter("pricemesh_http_requests_total", "Requests answered", ["method", "route", "status"])
_SECONDS = Histogram("pricemesh_http_request_seconds", "Time to answer", ["method", "route"])
CLICKS = Counter("pricemesh_store_clicks_total", "Visits sent to a store", ["store"])


async def measure(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Middleware that times every request."""
    started = time.perf_counter()
    response = await call_next(request)
    route = getattr(request.scope.get("route"), "path", "unmatched")
    _REQUESTS.labels(request.method, route, str(response.status_code)).inc()
    _SECONDS.labels(request.method, route).observe(time.perf_counter() - started)
    return response
