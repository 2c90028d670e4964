"""The feed as CSV: a header and a row per item."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from io import StringIO

from api.feeds.items import FeedItem

COLUMNS = tuple(field.name for field in fields(FeedItem))
# What stores write, and what makes a spreadsheet run a cell as a formula (OWASP, "CSV injection").
_WORDS = ("title", "brand", "mpn", "product_type")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Characters gathered before they are sent on.
_CHUNK = 64 * 1024


def write_csv(items: Iterable[FeedItem]) -> Iterator[bytes]:
    """UTF-8 CSV (RFC 4180) in chunks; memory does not grow with the number of items."""
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS)
    writer.writeheader()
    for item in items:
        row = asdict(item)
        writer.writerow(row | {name: _as_text(row[name]) for name in _WORDS})
        if buffer.tell() >= _CHUNK:
            yield _drain(buffer)
    yield _drain(buffer)


def _as_text(words: str) -> str:
    """As spreadsheets mark a text: with an apostrophe before it, where it would be a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _drain(buffer: StringIO) -> bytes:
    chunk = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return chunk
