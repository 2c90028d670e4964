"""The scheduler's loop: due stores become pending runs, runs are started, matching and indexing follow."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from catalog.domain.store import Store
from catalog.errors import ConfigurationError, ConflictError, PricemeshError
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.dispatch import Dispatcher
from scheduler.services import BatchServices
from scheduler.timetable import parse_schedule

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
        except PricemeshError as error:
            _log.error("schedules could not be read: %s [%s]", error, error.code)
            return
        wanted = {store.id: store for store in stores if store.schedule}
        for gone in self._schedules.keys() - wanted.keys():
            self._jobs.remove_job(gone)
            del self._schedules[gone]
        for store in wanted.values():
            if self._schedules.get(store.id) != store.schedule:
                self._plan(store)

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
            return
        # coalesce: after a suspension one crawl is enough, however many were missed.
        self._jobs.add_job(
            self._due, trigger, args=[store.id], id=store.id, replace_existing=True, coalesce=True
        )
        self._schedules[store.id] = store.schedule

    def _due(self, store_id: str) -> None:
        try:
            self._dispatcher.request(store_id)
        except ConflictError:
            _log.warning("store %s is due, but its last crawl still runs; skipped this time", store_id)
        except PricemeshError as error:
            _log.error("store %s is due, but its run could not be requested: %s", store_id, error)
