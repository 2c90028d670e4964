"""What names an offer: offers under one name form atoms."""

from matchers.blocking.keys import verified_gtin
from matchers.deciding.rules import part_key
from matchers.record import Record


def identifier_key(record: Record) -> str | None:
    """What names the offer: its GTIN, else brand and part number, else nothing."""
    if gtin := verified_gtin(record):
        return gtin
    if part := part_key(record):
        return "|".join(part)
    return None
