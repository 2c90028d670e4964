"""``/v1/feed.xml`` and ``/v1/feed.csv``: all products, or what changed since a cursor; gzip and ETag."""

import gzip
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from api.feeds.google import write_google
from api.feeds.items import check_cursor, delta_feed, full_feed, head
from api.feeds.table import write_csv
from api.services import Services, ServicesDependency

router = APIRouter(prefix="/v1", tags=["feed"])


class FeedFormat(StrEnum):
    """The two shapes of the feed."""

    XML = "xml"
    CSV = "csv"


_MEDIA_TYPES = {
    FeedFormat.XML: "application/rss+xml; charset=utf-8",
    FeedFormat.CSV: "text/csv; charset=utf-8",
}


def feed_bytes(
    services: Services, form: FeedFormat, *, base: str, since: int | None, until: int
) -> Iterator[bytes]:
    """The feed in chunks: full without ``since``, else what changed after it up to ``until``.

    ``base`` begins the links; empty, they are relative.
    Raises InvalidValueError for a ``since`` that the change log does not reach back to, or that it has not reached.
    """
    if since is not None:
        check_cursor(services, since, until)
    base = base.rstrip("/")
    items = full_feed(services, base=base) if since is None else delta_feed(services, since, until, base=base)
    if form is FeedFormat.CSV:
        return write_csv(items)
    return write_google(items, title="pricemesh", link=f"{base}/")


@router.get(
    "/feed.{form}",
    response_class=Response,
    responses={
        200: {
            "content": {
                kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in _MEDIA_TYPES.values()
            }
        },
    },
)
def feed(
    request: Request,
    services: ServicesDependency,
    form: FeedFormat,
    since: Annotated[int | None, Query(ge=0, description="X-Feed-Cursor of your last feed")] = None,
) -> Response:
    """The price feed. The answer's ``X-Feed-Cursor`` is the ``since`` of your next delta."""
    until = head(services)
    tag = f'"{form}-{"full" if since is None else since}-{until}"'
    headers = {"ETag": tag, "X-Feed-Cursor": str(until), "Cache-Control": "public, max-age=60"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    base = services.settings.public_url or str(request.base_url)
    chunks: Iterable[bytes] = feed_bytes(services, form, base=base, since=since, until=until)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        chunks = compressed(chunks)
    return StreamingResponse(chunks, media_type=_MEDIA_TYPES[form], headers=headers)


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as one gzip stream."""
    buffer = BytesIO()
    # mtime=0: the same feed gives the same bytes.
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
        for chunk in chunks:
            file.write(chunk)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
