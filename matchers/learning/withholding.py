"""An offer without what would give the answer away, as the model sees the pairs that it is asked about."""

from dataclasses import replace
from zlib import crc32

from matchers.deciding.rules import identifier_verdict
from matchers.record import Record


def without_answer(record: Record) -> Record:
    """Without the GTIN and the store, which say what the label says."""
    return replace(record, gtin=None, store_id=None)


def undecided(left: Record, right: Record) -> tuple[Record, Record]:
    """The pair as the model is asked about it: where part numbers would decide, one offer does not state its own.

    Which one is chosen by a checksum of both, so that it is the same in every run.
    """
    if identifier_verdict(left, right) is None:
        return left, right
    if crc32(f"{left.id} {right.id}".encode()) % 2:
        return replace(left, mpn=None), right
    return left, replace(right, mpn=None)
