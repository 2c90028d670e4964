"""Where a page ended: the sort key of its last hit, sealed with the query that it belongs to.

The next page holds what sorts strictly after, whatever came or went meanwhile: nothing that stayed where it
was is shown twice or skipped.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2b

import orjson

from catalog.errors import InvalidValueError
from index.query import SearchQuery

_BAD = "a cursor must be the next_cursor of the same query, got {!r}; ask for the first page again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """``key`` ascends along the pages; ``tie`` is the last hit's ``tie_key``."""

    key: float
    tie: int


def tie_key(product_id: str) -> int:
    """A number of 63 bits made of the id: one fixed order among equals, in both engines and for ever."""
    digest = blake2b(product_id.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _seal(query: SearchQuery) -> str:
    filters = query.filters
    asked = (
        query.text,
        query.sort,
        query.group_variants,
        query.understand,
        sorted(filters.brands),
        filters.category,
        sorted((name, sorted(values)) for name, values in filters.attributes.items()),
        filters.min_rating,
        sorted(filters.stores),
        sorted(filters.availability),
        sorted(filters.conditions),
        filters.min_total,
        filters.max_total,
    )
    return blake2b(orjson.dumps(asked), digest_size=6).hexdigest()


def encode_cursor(query: SearchQuery, position: Position) -> str:
    """An opaque text, safe in a URL."""
    body = orjson.dumps([_seal(query), position.key, position.tie])
    return base64.urlsafe_b64encode(body).decode().rstrip("=")


def decode_cursor(query: SearchQuery) -> Position | None:
    """The position of ``query.cursor``. Raises InvalidValueError when it is not one of this query."""
    if query.cursor is None:
        return None
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        seal, key, tie = orjson.loads(base64.urlsafe_b64decode(padded))
        position = Position(key=float(key), tie=int(tie))
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidValueError(_BAD.format(query.cursor)) from error
    if seal != _seal(query):
        raise InvalidValueError(_BAD.format(query.cursor))
    return position
