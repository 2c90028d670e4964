"""Take listings into the catalog, in bulk and safe to repeat.

A listing that says what is known already costs one narrow read and moves ``last_seen``; only listings that
differ are read whole, laid over what is known, and written back with observations and changes.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from catalog.domain.listing import Listing
from catalog.exchange import ExchangeRates, shipped_exchange_rates
from catalog.ingest.acceptance import refusal
from catalog.ingest.batch import StoreBatch
from catalog.ingest.counts import IngestCounts
from catalog.ingest.merging import clean, legible
from catalog.normalise.readable import readable
from catalog.storage.repositories.base import batches
from catalog.storage.repositories.rejections import Rejection
from catalog.storage.unit_of_work import UnitOfWork

# Listings taken together: large enough that statements cost little, small enough that memory stays flat.
_BATCH = 2_000


def ingest(
    uow: UnitOfWork,
    listings: Iterable[Listing],
    *,
    run_id: int | None = None,
    now: datetime | None = None,
    rates: ExchangeRates | None = None,
) -> IngestCounts:
    """Take ``listings`` (of one store or several) into the catalog; the caller commits.

    Repeating a listing moves only ``last_seen`` and ``last_checked``. One that is older than what is known
    changes nothing, unless what is known lies in the future, where a clock that was ahead has put it.
    ``rates`` (default: the shipped ones) serve to see whether a price in another currency is out of line.
    Raises NotFoundError when a listing's store was never added.
    """
    moment = now or datetime.now(UTC)
    known_rates = rates or shipped_exchange_rates()
    total = IngestCounts()
    for batch in batches(listings, _BATCH):
        accepted, rejected = _sort_out(batch, run_id, moment)
        uow.rejections.add(rejected)
        total += IngestCounts(rejected=len(rejected))
        for store_id in sorted({listing.store_id for listing in accepted}):
            of_store = [clean(listing) for listing in accepted if listing.store_id == store_id]
            total += StoreBatch(uow, store_id, run_id=run_id, rates=known_rates, now=moment).take(of_store)
    return total


def mark_checked(
    uow: UnitOfWork,
    store_id: str,
    urls: Sequence[str],
    *,
    run_id: int | None = None,
    now: datetime | None = None,
) -> int:
    """Note that these pages were asked for in vain (error, timeout): nothing else about their offers changes.

    They do not count as unseen in ``withdraw_unseen``. Do not call it for pages that are gone (404, 410).
    Returns how many offers the pages belong to.
    """
    return uow.intake.mark_checked(store_id, urls, run_id=run_id, at=now or datetime.now(UTC))


def _sort_out(
    batch: Sequence[Listing], run_id: int | None, now: datetime
) -> tuple[list[Listing], list[Rejection]]:
    accepted: list[Listing] = []
    rejected: list[Rejection] = []
    for seen in batch:
        listing = legible(seen)
        broken = refusal(listing, now)
        if broken is None:
            accepted.append(listing)
        else:
            rejected.append(
                Rejection(
                    store_id=listing.store_id,
                    run_id=run_id,
                    url=readable(listing.url),
                    rule=broken[0],
                    detail=broken[1],
                    at=now,
                )
            )
    return accepted, rejected
