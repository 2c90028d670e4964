"""What ingest needs of the offer table: narrow reads and bulk writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, insert, or_, select, update

from catalog.domain.availability import Availability
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.errors import NotFoundError
from catalog.normalise.url import url_key
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.repositories.money_rows import read_money
from catalog.storage.repositories.offer_rows import read_listing
from catalog.storage.schema import offer, store


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOffer:
    """As much of a stored offer as tells whether a new listing changes it."""

    id: int
    content_hash: str
    price: Money | None
    list_price: Money | None
    shipping: Money | None
    availability: Availability | None
    last_seen: datetime
    price_seen_at: datetime | None
    quarantined_price: Money | None
    quarantined_at: datetime | None
    quarantined_run_id: int | None
    withdrawn_at: datetime | None


_KNOWN_COLUMNS = (
    offer.c.item_key,
    offer.c.id,
    offer.c.content_hash,
    offer.c.price_amount,
    offer.c.price_currency,
    offer.c.list_price_amount,
    offer.c.list_price_currency,
    offer.c.shipping_amount,
    offer.c.shipping_currency,
    offer.c.availability,
    offer.c.last_seen,
    offer.c.price_seen_at,
    offer.c.quarantined_amount,
    offer.c.quarantined_currency,
    offer.c.quarantined_at,
    offer.c.quarantined_run_id,
    offer.c.withdrawn_at,
)


class OfferIntake(Repository):
    """``uow.intake``: called by ``catalog.ingest``, by nobody else."""

    def lock_store(self, store_id: str) -> None:
        """Let one writer at a time ingest for a store. Raises NotFoundError for a store never added."""
        query = select(store.c.id).where(store.c.id == store_id).with_for_update(key_share=True)
        if self._connection.execute(query).first() is None:
            raise NotFoundError(f"there is no store {store_id!r}: `pricemesh store add` adds one")

    def known(self, store_id: str, item_keys: Collection[str]) -> dict[str, KnownOffer]:
        """Those of ``item_keys`` that the store already has, locked until the transaction ends.

        Locked in order of id, as ``offers.assign`` writes: two writers wait, they do not deadlock.
        """
        found: dict[str, KnownOffer] = {}
        for batch in batches(item_keys):
            query = select(*_KNOWN_COLUMNS).where(offer.c.store_id == store_id, offer.c.item_key.in_(batch))
            query = query.order_by(offer.c.id).with_for_update(key_share=True)
            found.update((row[0], _known(row)) for row in self._connection.execute(query))
        return found

    def listings(self, offer_ids: Collection[int]) -> dict[int, Listing]:
        """The stored listing of each offer."""
        found: dict[int, Listing] = {}
        for batch in batches(offer_ids):
            rows = self._connection.execute(select(offer).where(offer.c.id.in_(batch))).mappings()
            found.update((row["id"], read_listing(row)) for row in rows)
        return found

    def insert(self, store_id: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Add offers of one store; returns their ids by item key."""
        if not rows:
            return {}
        # Not RETURNING: with forty columns a row, PostgreSQL took more than twice as long for it as for this.
        self._connection.execute(insert(offer), list(rows))
        found: dict[str, int] = {}
        for batch in batches([row["item_key"] for row in rows]):
            query = select(offer.c.item_key, offer.c.id)
            query = query.where(offer.c.store_id == store_id, offer.c.item_key.in_(batch))
            found.update((row[0], row[1]) for row in self._connection.execute(query))
        return found

    def update(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Overwrite offers; each row has ``offer_id`` and the same columns."""
        if not rows:
            return
        columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "offer_id"}
        statement = update(offer).where(offer.c.id == bindparam("offer_id")).values(columns)
        self._connection.execute(statement, list(rows))

    def mark_checked(self, store_id: str, urls: Collection[str], *, run_id: int | None, at: datetime) -> int:
        """Note that these pages were asked for, in vain or not; returns how many offers they show."""
        count = 0
        for batch in batches({url_key(url) for url in urls}):
            statement = update(offer).where(offer.c.store_id == store_id, offer.c.url_key.in_(batch))
            later = case((offer.c.last_checked < at, at), else_=offer.c.last_checked)
            values: dict[str, Any] = {"last_checked": later}
            if run_id is not None:
                values["last_run_id"] = run_id
            count += self._connection.execute(statement.values(values)).rowcount
        return count

    def coverage(self, store_id: str, run_id: int, *, known_before: datetime) -> tuple[int, int]:
        """Of live offers first seen before ``known_before``: how many the run met, how many there are."""
        met = func.count(case((offer.c.last_run_id == run_id, 1)))
        query = select(met, func.count()).where(
            offer.c.store_id == store_id, offer.c.withdrawn_at.is_(None), offer.c.first_seen < known_before
        )
        row = self._connection.execute(query).one()
        return row[0], row[1]

    def count_missed(self, store_id: str, run_id: int, *, known_before: datetime) -> None:
        """Add one miss to live offers that the run did not meet; repeating it for a run changes nothing."""
        self._connection.execute(
            update(offer)
            .where(
                offer.c.store_id == store_id,
                offer.c.withdrawn_at.is_(None),
                offer.c.first_seen < known_before,
                or_(offer.c.last_run_id.is_(None), offer.c.last_run_id < run_id),
                or_(offer.c.missed_run_id.is_(None), offer.c.missed_run_id < run_id),
            )
            .values(missed_runs=offer.c.missed_runs + 1, missed_run_id=run_id)
        )

    def withdraw_missed(self, store_id: str, *, misses: int, at: datetime) -> list[int]:
        """Withdraw live offers with at least ``misses`` misses in a row; returns their ids."""
        statement = (
            update(offer)
            .where(
                offer.c.store_id == store_id, offer.c.withdrawn_at.is_(None), offer.c.missed_runs >= misses
            )
            .values(withdrawn_at=at, last_changed=at)
            .returning(offer.c.id)
        )
        return sorted(self._connection.execute(statement).scalars())


def _known(row: Sequence[Any]) -> KnownOffer:
    return KnownOffer(
        id=row[1],
        content_hash=row[2],
        price=read_money(row[3], row[4]),
        list_price=read_money(row[5], row[6]),
        shipping=read_money(row[7], row[8]),
        availability=row[9],
        last_seen=row[10],
        price_seen_at=row[11],
        quarantined_price=read_money(row[12], row[13]),
        quarantined_at=row[14],
        quarantined_run_id=row[15],
        withdrawn_at=row[16],
    )
