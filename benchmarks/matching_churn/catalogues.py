"""Catalogues to match twice: the demo's shops, and real offers of the shared sets."""

import csv
import gzip
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from catalog.domain.condition import Condition
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.normalise.gtin import parse_gtin
from fixtures.assortment import read_assortment

_SEEN = datetime(2026, 1, 1, tzinfo=UTC)


def demo() -> list[Listing]:
    """The items of the demo's shops, with the identifiers that the shops state."""
    return [
        Listing(
            store_id=item.store.id,
            item_key=str(item.number),
            url=f"https://{item.store.id}.example/{item.number}",
            seen_at=_SEEN,
            name=item.title,
            brand=item.brand,
            mpn=item.mpn,
            gtin=parse_gtin(item.gtin),
            price=Money(amount=Decimal(item.base_cents) / 100, currency="EUR"),
            category=item.shelf,
            condition=Condition.REFURBISHED if item.refurbished else None,
            attributes=dict(item.attributes),
        )
        for many in read_assortment().values()
        for item in many
    ]


def real(shared: Path, *, most: int) -> Iterator[tuple[str, list[Listing]]]:
    """The first ``most`` offers of each grouped set that is there, without the groups."""
    for path in sorted((shared / "bench" / "clustering").glob("*.csv*")):
        with (
            gzip.open(path, "rt", encoding="utf-8", newline="")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8", newline="") as file
        ):
            rows = csv.DictReader(file)
            if {"offer_id", "title", "cluster_id"} <= set(rows.fieldnames or ()):
                listings = [_listing(row) for row, _ in zip(rows, range(most), strict=False)]
                yield path.name.partition(".")[0], listings


def _listing(row: Mapping[str, str]) -> Listing:
    store = row.get("store_id") or "store"
    return Listing(
        store_id=store,
        item_key=row["offer_id"],
        url=f"https://{store}.example/{row['offer_id']}",
        seen_at=_SEEN,
        name=row["title"],
        brand=row.get("brand") or None,
        mpn=row.get("mpn") or None,
        gtin=parse_gtin(row.get("gtin")),
        price=_price(row.get("price"), row.get("currency") or "EUR"),
        category=tuple(filter(None, [row.get("category")])),
        description=row.get("description") or None,
    )


def _price(text: str | None, currency: str) -> Money | None:
    try:
        return Money(amount=Decimal(text), currency=currency) if text and float(text) > 0 else None
    except (InvalidOperation, ValueError):
        return None
