"""What ``pricemesh schedule`` does."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Mapping
from typing import Any

import click
import orjson
from rich.console import Console
from rich.logging import RichHandler

from catalog.domain.crawl_run import RunState
from catalog.errors import ConflictError
from catalog.settings import read_settings
from catalog.storage.unit_of_work import UnitOfWork
from commands.following import catch_up
from commands.progress import RunProgress, counts_in_words, run_as_json
from commands.tables import print_table
from scheduler.dispatch import Dispatcher
from scheduler.executor import SubprocessExecutor
from scheduler.following import open_follower
from scheduler.service import SchedulerService
from scheduler.services import BatchServices, open_batch_services


def list_schedules(*, as_json: bool) -> None:
    """Each store with its schedule and its last run."""
    with open_batch_services(read_settings()) as services:
        rows = []
        with UnitOfWork(services.database, read_only=True) as uow:
            for store in uow.stores.all():
                last = next(iter(uow.runs.newest(store_id=store.id, limit=1)), None)
                rows.append(
                    {
                        "store": store.id,
                        "schedule": store.schedule,
                        "enabled": store.enabled,
                        "last_run": run_as_json(last) if last else None,
                    }
                )
    if as_json:
        click.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2))
        return
    if not rows:
        click.echo("no stores yet: pricemesh store add URL")
        return
    print_table(("store", "schedule", "last run", "ended", "offers"), [_listed(row) for row in rows])


def _listed(row: Mapping[str, Any]) -> list[str]:
    """``acme``, ``every 6h``, ``succeeded``, ``2026-11-22 06:00 UTC``, ``3 new, 8 changed, 98 unchanged``."""
    schedule = row["schedule"] or "by hand"
    line = [row["store"], schedule if row["enabled"] else f"{schedule} (disabled)"]
    run = row["last_run"]
    if run is None:
        return [*line, "never crawled", "", ""]
    ended = f"{run['finished_at']:%Y-%m-%d %H:%M} UTC" if run["finished_at"] else ""
    return [*line, str(run["state"]), ended, run["error"] or counts_in_words(run["counts"])]


def run_once(*, parallel: int, as_json: bool) -> None:
    """Crawl all enabled stores; exit code 1 when one of them failed, after the others were done."""
    with open_batch_services(read_settings()) as services:
        executor = SubprocessExecutor(services.settings, os.environ)
        # Own runs only, which a run that a killed scheduler left pending becomes: whoever may start it, it ends here.
        dispatcher = Dispatcher(services, executor, parallel=parallel, own_only=True)
        with RunProgress() as progress:
            runs = dispatcher.wait(_request_all(services, dispatcher), progress.show)
        with open_follower(services) as follower:
            catch_up(follower)
            if follower.align():
                catch_up(follower)  # so that no reader of the log is left behind
    if as_json:
        click.echo(orjson.dumps([run_as_json(run) for run in runs], option=orjson.OPT_INDENT_2))
    else:
        for run in runs:
            click.echo(f"{run.store_id:<20} {run.state}: {counts_in_words(run.counts)}")
    failed = [run for run in runs if run.state is not RunState.SUCCEEDED]
    for run in failed:
        click.echo(f"pricemesh: {run.store_id}: {run.state}: {run.error}", err=True)
    if failed:
        sys.exit(1)


def run_forever(*, parallel: int, crawl_now: bool) -> None:
    """Until Ctrl-C or SIGTERM; running crawls are cancelled and keep what they had read."""
    logging.basicConfig(level=logging.INFO, handlers=[_log_handler()])
    for name in ("apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with open_batch_services(read_settings()) as services, open_follower(services) as follower:
        executor = SubprocessExecutor(services.settings, os.environ)
        dispatcher = Dispatcher(services, executor, parallel=parallel)
        if crawl_now:
            _request_all(services, dispatcher)
        click.echo("Scheduling; Ctrl-C ends it.", err=True)
        try:
            SchedulerService(services, dispatcher, follower).run(stop)
        finally:
            executor.stop()


def _log_handler() -> logging.Handler:
    """Colours on a terminal; elsewhere one line a record, as a log file is read."""
    console = Console(stderr=True)
    if console.is_terminal:
        return RichHandler(console=console, show_path=False)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _request_all(services: BatchServices, dispatcher: Dispatcher) -> list[int]:
    """A run for each enabled store; one that is being crawled already is left to whoever does."""
    with UnitOfWork(services.database, read_only=True) as uow:
        stores = uow.stores.all(enabled_only=True)
    if not stores:
        click.echo("no enabled store to crawl: pricemesh store list shows all", err=True)
    runs = []
    for store in stores:
        try:
            runs.append(dispatcher.request(store.id))
        except ConflictError:
            click.echo(f"{store.id} is being crawled by another process, and is left to it", err=True)
    return runs
