"""Executes one crawl run: claim, crawl into the catalog with a heartbeat, finish.

Invariant: a run that dies, fails or is cancelled withdraws nothing; what it had read until then stays.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from catalog.domain.crawl_run import RunState
from catalog.domain.listing import Listing
from catalog.errors import ConflictError, PricemeshError
from catalog.ingest import IngestCounts, ingest, mark_checked, withdraw_unseen
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.executor import worker_name
from scheduler.heartbeat import Heartbeat
from scheduler.services import BatchServices
from spiders.crawl import CrawlOptions, crawl
from spiders.engine.revalidation import page_store
from spiders.report import CrawlProgress, CrawlReport

Clock = Callable[[], datetime]


class RunCancelledError(ConflictError):
    """The run was ended from outside while it was crawling."""

    code = "run_cancelled"


def days_ago(days: int) -> Clock:
    """A clock that runs ``days`` behind, for simulated days."""
    return lambda: datetime.now(UTC) - timedelta(days=days)


class RunExecution:
    """One run from claim to end. ``clock`` gives the time that listings are taken to be seen at."""

    def __init__(self, services: BatchServices, run_id: int, *, clock: Clock | None = None) -> None:
        self._services = services
        self._run_id = run_id
        self._clock = clock or days_ago(0)
        self._ingested = IngestCounts()
        self._progress: CrawlProgress | None = None

    def execute(self, options: CrawlOptions | None = None) -> CrawlReport:
        """Raises ConflictError when somebody else has the run; any other error is kept in the run's row."""
        database = self._services.database
        with UnitOfWork(database) as uow:
            run = uow.runs.get(self._run_id)
            if not uow.runs.claim(self._run_id, worker=worker_name(os.getpid())):
                raise ConflictError(f"crawl run {self._run_id} is {run.state}, so it cannot be started")
            store = uow.stores.get(run.store_id)
            uow.commit()
        try:
            with Heartbeat(database, self._run_id) as heartbeat:
                self._heartbeat = heartbeat
                report = crawl(
                    store,
                    settings=self._services.settings,
                    sink=self._keep,
                    on_progress=self._show,
                    options=self._options(store.id, options),
                )
        except BaseException as error:
            self._fail(error)
            raise
        self._finish(store.id, report)
        return report

    def _options(self, store_id: str, options: CrawlOptions | None) -> CrawlOptions:
        """With the pages of the store's last crawl, so that only changed ones are sent."""
        return replace(options or CrawlOptions(), page_store=page_store(self._services.settings, store_id))

    def _keep(self, listings: Sequence[Listing]) -> None:
        if self._heartbeat.cancelled:
            raise self._cancelled()
        now = self._clock()
        with UnitOfWork(self._services.database) as uow:
            seen = [replace(listing, seen_at=now) for listing in listings]
            counts = ingest(uow, seen, run_id=self._run_id, now=now, rates=self._services.rates)
            # Asked behind the writing, which waits for who removes the store: else its offers would come back.
            if uow.runs.get(self._run_id).state is not RunState.RUNNING:
                raise self._cancelled()
            uow.commit()
        self._ingested += counts  # what was not committed was not taken in
        self._heartbeat.show(self._counts())

    def _cancelled(self) -> RunCancelledError:
        return RunCancelledError(f"crawl run {self._run_id} was cancelled")

    def _show(self, progress: CrawlProgress) -> None:
        self._progress = progress
        self._heartbeat.show(self._counts())

    def _counts(self) -> dict[str, int]:
        progress = self._progress
        fetched = {"pages": progress.pages, "open": progress.open} if progress else {}
        failed = {"failed_pages": progress.failed} if progress else {}
        return {**fetched, **failed, **self._ingested.as_dict()}

    def _fail(self, error: BaseException) -> None:
        """Keep why. Also on Ctrl-C and on errors nobody expected: a run must not stay "running"."""
        cancelled = isinstance(error, (RunCancelledError, KeyboardInterrupt))
        state = RunState.CANCELLED if cancelled else RunState.FAILED
        message = str(error) if isinstance(error, PricemeshError) else f"{type(error).__name__}: {error}"
        with UnitOfWork(self._services.database) as uow:
            uow.runs.finish(self._run_id, state, counts=self._counts(), error=message)
            uow.commit()

    def _finish(self, store_id: str, report: CrawlReport) -> None:
        now = self._clock()
        counts = {**self._counts(), "pages": report.pages, "items": report.items}
        counts |= {"unchanged_pages": report.unchanged} if report.unchanged else {}
        counts |= {"failed_pages": len(report.failed_urls), "open": 0}
        nothing = report.items == 0
        with UnitOfWork(self._services.database) as uow:
            mark_checked(uow, store_id, list(report.failed_urls), run_id=self._run_id, now=now)
            if report.complete:
                withdrawal = withdraw_unseen(uow, store_id, self._run_id, now=now)
                counts["withdrawn"] = len(withdrawal.offer_ids)
            ended = uow.runs.finish(
                self._run_id,
                RunState.FAILED if nothing else RunState.SUCCEEDED,
                counts=counts,
                error=_why_nothing(report) if nothing else None,
            )
            if not ended:  # cancelled or lost meanwhile: it withdraws nothing
                raise self._cancelled()
            uow.commit()


def _why_nothing(report: CrawlReport) -> str:
    reasons = [*report.notes, *report.failed_urls.values()]
    return f"no product was found on {report.pages} pages; {reasons[0] if reasons else 'nothing failed'}"
