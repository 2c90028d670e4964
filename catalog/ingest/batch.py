"""One store's listings against what is known of them: decide for each, then write all at once."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from catalog.domain.change import ChangeKind
from catalog.domain.listing import Listing
from catalog.domain.offer import PriceObservation
from catalog.exchange import ExchangeRates
from catalog.ingest.acceptance import CLOCK_SKEW
from catalog.ingest.counts import IngestCounts
from catalog.ingest.merging import CONTENT, content_hash, lay_over, same_content
from catalog.ingest.quarantine import Held, held_price
from catalog.storage.repositories.money_rows import money_values
from catalog.storage.repositories.offer_intake import KnownOffer
from catalog.storage.repositories.offer_rows import listing_values
from catalog.storage.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

# Left alone where only price or stock moved, the usual news: they are wide, and some are indexed.
_CONTENT_COLUMNS = frozenset({*CONTENT, "url_key", "gtin_text", "content_hash"})


class StoreBatch:
    """Takes listings of one store; at most one writer works on a store at a time."""

    def __init__(
        self, uow: UnitOfWork, store_id: str, *, run_id: int | None, rates: ExchangeRates, now: datetime
    ) -> None:
        self._uow = uow
        self._store_id = store_id
        self._run_id = run_id
        self._rates = rates
        self._latest = now + CLOCK_SKEW
        self._observations: list[PriceObservation] = []
        self._quarantined = 0

    def take(self, listings: Sequence[Listing]) -> IngestCounts:
        """Write the newest listing of each item; the others count as unchanged."""
        self._uow.intake.lock_store(self._store_id)
        newest = {one.item_key: one for one in sorted(listings, key=lambda one: one.seen_at)}
        known = self._uow.intake.known(self._store_id, newest.keys())
        self._tell_of_future(known.values())
        fresh = [one for key, one in sorted(newest.items()) if key not in known]
        again = [(known[key], one) for key, one in sorted(newest.items()) if key in known]
        current = [(old, one) for old, one in again if self._is_newer(old, one)]
        same = [(old, one) for old, one in current if _is_unchanged(old, one)]
        differing = [(old, one) for old, one in current if not _is_unchanged(old, one)]
        self._add(fresh)
        self._touch(same)
        changed = self._rewrite(differing)
        self._uow.observations.add(self._observations)
        return IngestCounts(
            new=len(fresh),
            changed=changed,
            unchanged=len(listings) - len(fresh) - changed,
            quarantined=self._quarantined,
        )

    def _is_newer(self, old: KnownOffer, one: Listing) -> bool:
        """What a clock that was ahead has dated does not keep all that is newer out until that day."""
        return one.seen_at >= old.last_seen or old.last_seen > self._latest

    def _tell_of_future(self, known: Iterable[KnownOffer]) -> None:
        ahead = sum(old.last_seen > self._latest for old in known)
        if ahead:
            _log.warning(
                "%d offers of %s were last seen in the future, as a clock was ahead; what is read of them now counts, "
                "and `pricemesh db check` tells of all such times",
                ahead,
                self._store_id,
            )

    def _add(self, listings: Sequence[Listing]) -> None:
        rows = [
            {
                **_row(one, one, None),
                **self._seen(one),
                "store_id": one.store_id,
                "item_key": one.item_key,
                "first_seen": one.seen_at,
                "price_seen_at": one.seen_at if one.price else None,
            }
            for one in listings
        ]
        ids = self._uow.intake.insert(self._store_id, rows)
        for one in listings:
            offer_id = ids[one.item_key]
            self._observe(offer_id, one)
            self._uow.changes.add(ChangeKind.OFFER_CREATED, offer_id, at=one.seen_at)

    def _touch(self, pairs: Sequence[tuple[KnownOffer, Listing]]) -> None:
        rows = [
            {
                "offer_id": old.id,
                "last_seen": one.seen_at,
                "last_checked": one.seen_at,
                "price_seen_at": one.seen_at if one.price else old.price_seen_at,
                "last_run_id": self._run_id,
                "missed_runs": 0,
            }
            for old, one in pairs
        ]
        self._uow.intake.update(rows)

    def _rewrite(self, pairs: Sequence[tuple[KnownOffer, Listing]]) -> int:
        stored = self._uow.intake.listings([old.id for old, _ in pairs])
        rows: list[dict[str, Any]] = []
        changed = 0
        for old, one in pairs:
            held = self._hold(old, one)
            shown = replace(one, price=None) if held else one
            merged = lay_over(stored[old.id], shown)
            kinds = self._kinds(old, stored[old.id], merged)
            changed += bool(kinds)
            price_seen_at = one.seen_at if shown.price else old.price_seen_at
            row = {**_row(merged, one, held), **self._seen(one), "price_seen_at": price_seen_at}
            same = old.content_hash == row["content_hash"] and same_content(stored[old.id], merged)
            left = {*(() if kinds else ("last_changed",)), *(_CONTENT_COLUMNS if same else ())}
            rows.append({"offer_id": old.id, **{k: v for k, v in row.items() if k not in left}})
            for kind in kinds:
                self._uow.changes.add(kind, old.id, at=one.seen_at)
        self._write_rows(rows)
        return changed

    def _write_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        """One statement for all rows that write the same columns."""
        by_columns: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            by_columns[tuple(row)].append(row)
        for alike in by_columns.values():
            self._uow.intake.update(alike)

    def _kinds(self, old: KnownOffer, stored: Listing, merged: Listing) -> list[ChangeKind]:
        priced = (merged.price, merged.shipping) != (stored.price, stored.shipping)
        available = merged.availability != stored.availability
        if priced or available:
            self._observe(old.id, merged)
        kinds: list[ChangeKind] = []
        if priced or merged.list_price != stored.list_price:
            kinds.append(ChangeKind.OFFER_PRICE_CHANGED)
        if available:
            kinds.append(ChangeKind.OFFER_AVAILABILITY_CHANGED)
        # An offer that comes back from withdrawal is news to those who had dropped it.
        if old.withdrawn_at is not None or not same_content(stored, merged):
            kinds.append(ChangeKind.OFFER_CONTENT_CHANGED)
        return kinds

    def _hold(self, old: KnownOffer, one: Listing) -> Held | None:
        if old.quarantined_price is not None and old.quarantined_at is not None:
            before = Held(price=old.quarantined_price, at=old.quarantined_at, run_id=old.quarantined_run_id)
        else:
            before = None
        if one.price is None:
            return before
        held = held_price(
            old.price, one.price, before, at=one.seen_at, run_id=self._run_id, rates=self._rates
        )
        self._quarantined += held is not None
        return held

    def _seen(self, one: Listing) -> dict[str, Any]:
        return {
            "last_seen": one.seen_at,
            "last_checked": one.seen_at,
            "last_changed": one.seen_at,
            "last_run_id": self._run_id,
            "missed_runs": 0,
            "withdrawn_at": None,
        }

    def _observe(self, offer_id: int, one: Listing) -> None:
        self._observations.append(
            PriceObservation(
                offer_id=offer_id,
                observed_at=one.seen_at,
                price=one.price,
                shipping=one.shipping,
                availability=one.availability,
            )
        )


def _is_unchanged(old: KnownOffer, one: Listing) -> bool:
    """True where ``one`` says nothing that differs; what it does not say does not count."""
    if old.withdrawn_at is not None or old.quarantined_price is not None:
        return False
    if old.content_hash != content_hash(one):
        return False
    priced = one.price is None or (one.price, one.list_price) == (old.price, old.list_price)
    shipped = one.shipping is None or one.shipping == old.shipping
    available = one.availability is None or one.availability == old.availability
    return priced and shipped and available


def _row(merged: Listing, shown: Listing, held: Held | None) -> dict[str, Any]:
    return {
        **listing_values(merged),
        "content_hash": content_hash(shown),
        **money_values("quarantined", held.price if held else None),
        "quarantined_at": held.at if held else None,
        "quarantined_run_id": held.run_id if held else None,
    }
