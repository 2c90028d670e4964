"""The feed as CSV: a header and a row per item."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from io import StringIO

from api.feeds.items import FeedItem

COLUMNS = tuple(field.name for field in fields(FeedItem))
# Characters gathered before they are sent on.
_CHUNK = 64 * 1024


def write_csv(items: Iterable[FeedItem]) -> Iterator[bytes]:
    """UTF-8 CSV (RFC 4180) in chunks; memory does not grow with the number of items."""
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS)
    writer.writeheader()
    for item in items:
        writer.writerow(asdict(item))
        if buffer.tell() >= _CHUNK:
            yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: StringIO) -> bytes:
    chunk = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return chunk
