"""Reads a CSV file of offers of one catalogue."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from catalog.errors import InvalidValueError
from matchers.record import Record
from matchers.training.folders import read_records


def read_offers(path: Path) -> list[Record]:
    """Columns ``offer_id`` and ``title``, and any of Record's fields; other columns are not evidence.

    Raises InvalidValueError when an id is there twice.
    """
    records = [replace(record, attributes={}) for record in read_records(path, id_column="offer_id")]
    twice = [one for one, count in Counter(record.id for record in records).items() if count > 1]
    if twice:
        raise InvalidValueError(
            f"an offer_id must be there once in {path}, got {twice[0]} more often; number the rows"
        )
    return records
