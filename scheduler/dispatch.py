"""Starts pending runs, a few at a time, and settles those whose worker died without a word."""

import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta

from catalog.domain.crawl_run import CrawlRun, RunState
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.executor import Executor
from scheduler.heartbeat import LOST_AFTER
from scheduler.services import BatchServices
from spiders.crawl import CrawlOptions

ENDED = frozenset({RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED, RunState.LOST})
# Seconds between looks at the rows: short for the eye of who watches a progress bar, long for a database.
_POLL = 0.25


class Dispatcher:
    """``parallel``: crawls at once on this machine. ``own_only``: leave runs that others requested to others."""

    def __init__(
        self,
        services: BatchServices,
        executor: Executor,
        *,
        parallel: int = 2,
        options: CrawlOptions | None = None,
        days_ago: int = 0,
        own_only: bool = False,
    ) -> None:
        self._services = services
        self._executor = executor
        self._parallel = parallel
        self._options = options or CrawlOptions()
        self._days_ago = days_ago
        self._own_only = own_only
        self._requested: set[int] = set()
        self._started: dict[int, str] = {}

    def request(self, store_id: str) -> int:
        """Ask for a crawl now; returns the run. Raises ConflictError when one is pending or running.

        A run whose process died is none. With ``own_only`` a pending run, which nobody may be there to start, is taken
        over.
        """
        with UnitOfWork(self._services.database) as uow:
            uow.runs.lose_silent(_silent_since())
            store = uow.stores.get(store_id)
            pending = uow.runs.in_state({RunState.PENDING}) if self._own_only else []
            waiting = next((run for run in pending if run.store_id == store.id), None)
            run = waiting or uow.runs.request(store.id)
            uow.commit()
        self._requested.add(run.id)
        return run.id

    def step(self) -> None:
        """Start what can be started, and mark what is dead."""
        for run_id, last_words in self._executor.reap().items():
            self._settle(run_id, last_words)
        with UnitOfWork(self._services.database) as uow:
            if uow.runs.lose_silent(_silent_since()):
                uow.commit()
            active = uow.runs.in_state({RunState.PENDING, RunState.RUNNING})
        running = [run for run in active if run.state is RunState.RUNNING or run.id in self._started]
        waiting = [run for run in active if run.state is RunState.PENDING and self._may_start(run.id)]
        for run in waiting[: max(0, self._parallel - len(running))]:
            self._started[run.id] = self._executor.start(
                run.id, options=self._options, days_ago=self._days_ago
            )

    def _may_start(self, run_id: int) -> bool:
        return run_id not in self._started and (not self._own_only or run_id in self._requested)

    def _settle(self, run_id: int, last_words: str) -> None:
        """A worker that ended and left its run open has crashed. A run that had ended, or that another
        scheduler's worker claimed first, is left alone."""
        worker = self._started.pop(run_id, None)
        with UnitOfWork(self._services.database) as uow:
            if uow.runs.get(run_id).claimed_by not in (None, worker):
                return
            reason = f"the crawl's process died: {last_words}" if last_words else "the crawl's process died"
            if uow.runs.finish(run_id, RunState.FAILED, error=reason):
                uow.commit()

    def wait(
        self, run_ids: Collection[int], on_progress: Callable[[list[CrawlRun]], None] | None = None
    ) -> list[CrawlRun]:
        """Work until these runs have ended; tells how they stand after each look."""
        while True:
            self.step()
            with UnitOfWork(self._services.database, read_only=True) as uow:
                runs = [uow.runs.get(run_id) for run_id in run_ids]
            if on_progress:
                on_progress(runs)
            if all(run.state in ENDED for run in runs):
                return runs
            time.sleep(_POLL)


def _silent_since() -> datetime:
    """A run that has not been heard of since then is lost."""
    return datetime.now(UTC) - timedelta(seconds=LOST_AFTER)
