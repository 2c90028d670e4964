"""An order of offers by what they say, so that an answer depends neither on the rows of a file nor on ids."""

from collections.abc import Iterable

from matchers.record import Record

Contents = tuple[object, ...]


def in_order_of_contents(records: Iterable[Record]) -> list[Record]:
    """Offers that say the same stand in order of id: they are exchangeable."""
    return sorted(records, key=lambda record: (contents(record), record.id))


def contents(record: Record) -> Contents:
    """Everything that a record says, its id left out; compares with that of any other record."""
    return (
        record.title,
        record.store_id or "",
        record.brand or "",
        record.mpn or "",
        record.gtin or "",
        record.category or "",
        record.price or 0.0,
        record.description or "",
        record.condition or "",
        sorted(record.attributes.items()),
        record.item or "",
    )
