"""The scheduler's loop: due stores become pending runs, runs are started, matching and indexing follow."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from catalog.domain.store import Store
from catalog.errors import ConfigurationError, ConflictError, PricemeshError
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.dispatch import Dispatcher
from scheduler.services import BatchServices
from scheduler.timetable import interval_of, is_early, next_due, parse_schedule

_log = logging.getLogger(__name__)

# Seconds between looks for pending runs and for changes to follow.
_STEP = 1.0
# Seconds between looks for stores that were added, removed or rescheduled.
_RELOAD = 30.0


class Follows(Protocol):
    """What matches and indexes after crawls: ``scheduler.following.Follower``."""

    def catch_up(self) -> object:
        """Deal with everything that changed."""

    def refresh(self) -> object:
        """Go a batch further with what changes by the passing of time alone."""


class SchedulerService:
    """Runs until ``stop`` is set. Several may run on one catalog: claiming a run is atomic."""

    def __init__(self, services: BatchServices, dispatcher: Dispatcher, follower: Follows) -> None:
        self._services = services
        self._dispatcher = dispatcher
        self._follower = follower
        self._jobs = BackgroundScheduler(timezone="UTC")
        self._schedules: dict[str, str] = {}

    def run(self, stop: threading.Event, on_step: Callable[[], None] | None = None) -> None:
        """One failing store or a database that is away for a while does not end the loop."""
        self._jobs.add_job(self.reload, "interval", seconds=_RELOAD, id="pricemesh:reload")
        self.reload()
        self._jobs.start()
        try:
            while not stop.wait(_STEP):
                try:
                    self._dispatcher.step()
                    self._follower.catch_up()
                    self._follower.refresh()
                except PricemeshError as error:
                    _log.error("%s [%s]; trying again", error, error.code)
                if on_step:
                    on_step()
        finally:
            self._jobs.shutdown(wait=False)

    def reload(self) -> None:
        """Take over the stores' schedules as the catalog has them now."""
        try:
            with UnitOfWork(self._services.database, read_only=True) as uow:
                stores = uow.stores.all(enabled_only=True)
            wanted = {store.id: store for store in stores if store.schedule}
            for gone in self._schedules.keys() - wanted.keys():
                self._drop(gone)
            for store in wanted.values():
                if self._schedules.get(store.id) != store.schedule:
                    self._plan(store)
        except PricemeshError as error:
            _log.error("schedules could not be read: %s [%s]", error, error.code)

    @property
    def planned(self) -> dict[str, str]:
        """Store → the schedule it is crawled on."""
        return dict(self._schedules)

    def _plan(self, store: Store) -> None:
        assert store.schedule is not None
        try:
            trigger = parse_schedule(store.schedule)
        except ConfigurationError as error:
            _log.error("store %s is not scheduled: %s", store.id, error)
            if store.id in self._schedules:
                self._drop(store.id)
            return
        length = interval_of(store.schedule)
        # An interval goes on from the last crawl, not from the start of this process: else what is restarted daily
        # would never crawl a store of "every 2d".
        first = {"next_run_time": next_due(length, self._last(store.id), _now())} if length else {}
        # coalesce: after a suspension one crawl is enough, however many were missed; without a grace time it is made
        # however late, as when this process was busy for a second.
        self._jobs.add_job(
            self._due,
            trigger,
            args=[store.id, length],
            id=store.id,
            replace_existing=True,
            coalesce=True,
            misfire_grace_time=None,
            **first,
        )
        self._schedules[store.id] = store.schedule

    def _drop(self, store_id: str) -> None:
        self._jobs.remove_job(store_id)
        del self._schedules[store_id]

    def _last(self, store_id: str) -> datetime | None:
        """When the store's last crawl was asked for, by whomever."""
        with UnitOfWork(self._services.database, read_only=True) as uow:
            last = next(iter(uow.runs.newest(store_id=store_id, limit=1)), None)
        return last.requested_at if last else None

    def _due(self, store_id: str, length: timedelta | None) -> None:
        try:
            last = self._last(store_id)
            if length is not None and is_early(length, last, _now()):
                self._jobs.modify_job(store_id, next_run_time=next_due(length, last, _now()))
                return
            self._dispatcher.request(store_id)
        except ConflictError:
            _log.warning("store %s is due, but its last crawl still runs; skipped this time", store_id)
        except PricemeshError as error:
            _log.error("store %s is due, but its run could not be requested: %s", store_id, error)


def _now() -> datetime:
    return datetime.now(UTC)
