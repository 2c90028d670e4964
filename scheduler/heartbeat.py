"""Shows that a crawl lives, from a thread of its own, so that one slow page does not look like a death."""

import logging
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from catalog.errors import PricemeshError
from catalog.storage.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

# Seconds between beats (a progress bar reads them), and without a beat until a run counts as lost: a busy
# database or a machine under load must not be mistaken for a death.
INTERVAL = 1.0
LOST_AFTER = 30.0


class Heartbeat:
    """Writes a run's counts every few seconds; ``cancelled`` turns true when the run was ended from outside."""

    def __init__(self, database: Engine, run_id: int, *, interval: float = INTERVAL) -> None:
        self._database = database
        self._run_id = run_id
        self._interval = interval
        self._stop = threading.Event()
        self._counts: Mapping[str, int] = {}
        self.cancelled = False
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat-{run_id}", daemon=True)

    def show(self, counts: Mapping[str, int]) -> None:
        """What the next beat tells."""
        self._counts = dict(counts)

    def _beat(self) -> None:
        while not self._stop.wait(self._interval):
            try:
                alive = self._told()
            except PricemeshError as error:  # a database that is away for a moment is no end of the crawl
                _log.warning("the heartbeat of run %d was not heard: %s", self._run_id, error)
                continue
            if not alive:
                self.cancelled = True
                return

    def _told(self) -> bool:
        with UnitOfWork(self._database) as uow:
            alive = uow.runs.beat(self._run_id, self._counts)
            uow.commit()
        return alive

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
