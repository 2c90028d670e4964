"""Tries again after 5xx, 429 and lost connections, and waits as long as the shop asks with Retry-After."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

# Longer waits are not worth a place among the requests under way: the next crawl comes anyway.
_MAX_WAIT = 120.0
# Seconds before the first try again where the shop does not say; doubled with each try.
_FIRST_WAIT = 0.5


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's middleware with a wait before the request is tried again."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Wait, then hand the request back; the response itself once tries are used up."""
        outcome: Request | Response = super().process_response(request, response)
        if isinstance(outcome, Request):
            header = response.headers.get("Retry-After")
            asked = header.decode("latin-1") if header else None
            await asyncio.sleep(wait_seconds(asked, tried=request.meta.get("retry_times", 0)))
        return outcome


def wait_seconds(retry_after: str | None, *, tried: int) -> float:
    """Retry-After, in seconds or as a date, else a doubling wait; never more than two minutes."""
    text = (retry_after or "").strip()
    if text.isdigit():
        return min(float(text), _MAX_WAIT)
    try:
        until = parsedate_to_datetime(text) if text else None
    except ValueError:
        until = None
    if until is None:
        return float(min(_FIRST_WAIT * 2**tried, _MAX_WAIT))
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - datetime.now(UTC)).total_seconds(), 0.0), _MAX_WAIT)
