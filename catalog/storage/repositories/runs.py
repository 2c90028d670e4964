"""Crawl runs: asking for one, claiming it, its heartbeat and its end."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, or_, select, update

from catalog.domain.crawl_run import CrawlRun, RunState
from catalog.errors import ConflictError, NotFoundError
from catalog.storage.repositories.base import Repository, utc_now
from catalog.storage.schema import crawl_run

_ACTIVE = (RunState.PENDING, RunState.RUNNING)


class RunRepository(Repository):
    """``uow.runs``. At most one run of a store is pending or running; a claim is one conditional UPDATE."""

    def request(self, store_id: str, *, at: datetime | None = None) -> CrawlRun:
        """Add a pending run. Raises ConflictError when the store has one pending or running."""
        fresh = self._insert(crawl_run).values(
            store_id=store_id, state=RunState.PENDING, requested_at=at or utc_now(), counts={}
        )
        run_id = self._connection.execute(fresh.on_conflict_do_nothing().returning(crawl_run.c.id)).scalar()
        if run_id is None:
            raise ConflictError(
                f"store {store_id!r} has a crawl pending or running: wait for it, or end its process and try again"
            )
        return self.get(run_id)

    def get(self, run_id: int) -> CrawlRun:
        """Raises NotFoundError."""
        row = self._connection.execute(select(crawl_run).where(crawl_run.c.id == run_id)).mappings().first()
        if row is None:
            raise NotFoundError(f"there is no crawl run {run_id}")
        return _read(row)

    def newest(self, *, store_id: str | None = None, limit: int = 50) -> list[CrawlRun]:
        """The newest runs first, of one store or all."""
        query = select(crawl_run).order_by(crawl_run.c.id.desc()).limit(limit)
        if store_id is not None:
            query = query.where(crawl_run.c.store_id == store_id)
        return [_read(row) for row in self._connection.execute(query).mappings()]

    def in_state(self, states: Collection[RunState], *, limit: int = 1_000) -> list[CrawlRun]:
        """Runs in one of ``states``, oldest first."""
        query = select(crawl_run).where(crawl_run.c.state.in_(states)).order_by(crawl_run.c.id).limit(limit)
        return [_read(row) for row in self._connection.execute(query).mappings()]

    def claim(self, run_id: int, *, worker: str, at: datetime | None = None) -> bool:
        """Take a pending run: True for exactly one of those who try."""
        now = at or utc_now()
        return self._move(
            run_id,
            (RunState.PENDING,),
            state=RunState.RUNNING,
            started_at=now,
            heartbeat_at=now,
            claimed_by=worker,
        )

    def beat(self, run_id: int, counts: Mapping[str, int], *, at: datetime | None = None) -> bool:
        """Show life and progress. False: the run is no longer running (cancelled or lost): stop."""
        return self._move(run_id, (RunState.RUNNING,), heartbeat_at=at or utc_now(), counts=dict(counts))

    def finish(
        self,
        run_id: int,
        state: RunState,
        *,
        counts: Mapping[str, int] | None = None,
        error: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """End a pending or running run. False: it had ended before, and stays as it was."""
        values: dict[str, Any] = {"state": state, "finished_at": at or utc_now(), "error": error}
        if counts is not None:
            values["counts"] = dict(counts)
        return self._move(run_id, _ACTIVE, **values)

    def lose_silent(self, silent_since: datetime, *, at: datetime | None = None) -> list[int]:
        """Mark running runs whose last heartbeat is older than ``silent_since`` as lost; their ids.

        So are those with a heartbeat that far ahead: of a run that died before the clock was set back.
        """
        now = at or utc_now()
        beat = crawl_run.c.heartbeat_at
        statement = (
            update(crawl_run)
            .where(
                crawl_run.c.state == RunState.RUNNING,
                or_(beat < silent_since, beat > now + (now - silent_since)),
            )
            .values(state=RunState.LOST, finished_at=now, error="the heartbeat stopped")
            .returning(crawl_run.c.id)
        )
        return sorted(self._connection.execute(statement).scalars())

    def _move(self, run_id: int, from_states: Collection[RunState], **values: Any) -> bool:
        statement = update(crawl_run).where(crawl_run.c.id == run_id, crawl_run.c.state.in_(from_states))
        return self._connection.execute(statement.values(**values)).rowcount == 1


def _read(row: RowMapping) -> CrawlRun:
    return CrawlRun(**{name: row[name] for name in _FIELDS})


_FIELDS = (
    "id",
    "store_id",
    "state",
    "requested_at",
    "started_at",
    "heartbeat_at",
    "finished_at",
    "claimed_by",
    "counts",
    "error",
)
