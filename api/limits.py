"""Rate limits by client address, announced in headers (IETF draft RateLimit fields) and kept in memory."""

import math
import time
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.problems import problem
from catalog.errors import ConfigurationError

Handler = Callable[[Request], Awaitable[Response]]


def parse_limit(text: str) -> RateLimitItem:
    """``600/minute`` and the like. Raises ConfigurationError naming the setting."""
    try:
        return parse(text)
    except ValueError as error:
        raise ConfigurationError(
            f"PRICEMESH_RATE_LIMIT must look like 600/minute or 10/second, got {text!r}"
        ) from error


class RateLimit:
    """Middleware for ``/v1``: at most ``limit`` requests of one client in a moving window, then 429."""

    def __init__(self, limit: RateLimitItem) -> None:
        self._limit = limit
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, request: Request, call_next: Handler) -> Response:
        if not request.url.path.startswith("/v1/"):
            return await call_next(request)
        client = request.client.host if request.client else "unknown"
        allowed = self._limiter.hit(self._limit, client)
        reset_at, remaining = self._limiter.get_window_stats(self._limit, client)
        wait = max(0, math.ceil(reset_at - time.time()))
        headers = {
            "RateLimit-Limit": str(self._limit.amount),
            "RateLimit-Remaining": str(max(0, remaining)),
            "RateLimit-Reset": str(wait),
        }
        if not allowed:
            detail = f"more than {self._limit} requests; wait {wait} s"
            headers["Retry-After"] = str(max(1, wait))
            return problem(status=429, code="rate_limited", detail=detail, headers=headers)
        response = await call_next(request)
        response.headers.update(headers)
        return response
