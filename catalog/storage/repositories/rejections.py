"""Listings that ingest refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from catalog.storage.repositories.base import Repository
from catalog.storage.schema import listing_rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """``rule`` is the stable name of the rule that was broken; ``detail`` says on what."""

    store_id: str
    run_id: int | None
    url: str
    rule: str
    detail: str
    at: datetime


class RejectionRepository(Repository):
    """``uow.rejections``: for the operator, never published."""

    def add(self, rejections: Sequence[Rejection]) -> None:
        """Append in bulk."""
        rows = [
            {
                "store_id": one.store_id,
                "run_id": one.run_id,
                "url": one.url,
                "rule": one.rule,
                "detail": one.detail,
                "at": one.at,
            }
            for one in rejections
        ]
        if rows:
            self._connection.execute(insert(listing_rejection), rows)

    def newest(self, store_id: str, *, run_id: int | None = None, limit: int = 100) -> list[Rejection]:
        """A store's newest rejections, or those of one run."""
        columns = [column for column in listing_rejection.c if column.name != "id"]
        query = select(*columns).where(listing_rejection.c.store_id == store_id)
        if run_id is not None:
            query = query.where(listing_rejection.c.run_id == run_id)
        rows = self._connection.execute(query.order_by(listing_rejection.c.id.desc()).limit(limit))
        return [Rejection(**row) for row in rows.mappings()]

    def prune(self, before: datetime) -> int:
        """Delete rejections older than ``before``; returns how many."""
        return self._connection.execute(
            delete(listing_rejection).where(listing_rejection.c.at < before)
        ).rowcount
