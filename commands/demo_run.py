"""What ``pricemesh demo`` does."""

import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import uvicorn

from api.app import create_app
from api.open import open_services
from catalog.domain.crawl_run import RunState
from catalog.domain.store import Platform, Store
from catalog.errors import ConfigurationError
from catalog.settings import Settings, read_settings
from catalog.storage.migrate import upgrade
from catalog.storage.unit_of_work import UnitOfWork
from commands.following import catch_up
from commands.listening import bound_socket
from commands.progress import RunProgress
from fixtures.server import FIRST_PORT, DemoStores, serve_stores
from scheduler.dispatch import Dispatcher
from scheduler.executor import SubprocessExecutor
from scheduler.following import Follower, open_follower
from scheduler.services import BatchServices, open_batch_services
from spiders.chromium import find_chromium
from spiders.stores import load_store

# A file that only a demo leaves: without it a folder is never emptied.
_MARK = "demo.txt"
_PARALLEL = 2


def serve_stores_only() -> None:
    """Serve the stores at fixed ports until Ctrl-C."""
    with _until_interrupted(), serve_stores(first_port=FIRST_PORT) as stores:
        for store in stores:
            click.echo(f"{store.base_url}  {store.name} ({store.platform}, {store.item_count} items)")
        click.echo("Ctrl-C ends it.")
        _sleep_until_interrupted()


def run_demo(*, port: int, days: int, var_dir: Path, keep: bool, exit_when_done: bool) -> None:
    """Stores, crawl, match, index, serve; then the simulated days up to today."""
    settings = read_settings().model_copy(update={"var_dir": var_dir, "database_url": None})
    listener = bound_socket("127.0.0.1", port)  # a port that is taken is told before anything is crawled
    _prepare_folder(var_dir, keep=keep)
    started = time.monotonic()
    with (
        listener,
        _until_interrupted(),
        serve_stores() as stores,
        open_batch_services(settings) as services,
    ):
        upgrade(services.database)
        crawled = _add_stores(services, stores, settings)
        with open_follower(services) as follower:
            demo = _Demo(services, follower, stores, crawled)
            demo.live_through(day=0, days_ago=days)
            with _serving(settings, listener) as address:
                click.echo(f"\n  Shopper's page  {address}/\n  API             {address}/docs")
                click.echo(f"  Price feed      {address}/v1/feed.xml")
                click.echo(f"  Up after {time.monotonic() - started:.0f} s.\n")
                for day in range(1, days + 1):
                    demo.live_through(day=day, days_ago=days - day)
                if exit_when_done:
                    return
                click.echo(f"Everything is there; {address} stays up until Ctrl-C.")
                _sleep_until_interrupted()


class _Demo:
    """The demo's days: each is one crawl of every store, matched and indexed."""

    def __init__(
        self, services: BatchServices, follower: Follower, stores: DemoStores, store_ids: list[str]
    ) -> None:
        self._services, self._follower = services, follower
        self._stores, self._store_ids = stores, store_ids

    def live_through(self, *, day: int, days_ago: int) -> None:
        """Let the stores set the day's prices, and crawl them as if it were ``days_ago``."""
        self._stores.set_day(day)
        when = "today" if days_ago == 0 else f"{days_ago} day{'s' if days_ago > 1 else ''} ago"
        click.echo(f"Crawling {len(self._store_ids)} stores as of {when} …")
        environment = {**os.environ, "PRICEMESH_VAR_DIR": str(self._services.settings.var_dir)}
        environment.pop("PRICEMESH_DATABASE_URL", None)
        executor = SubprocessExecutor(self._services.settings, environment)
        dispatcher = Dispatcher(self._services, executor, parallel=_PARALLEL, days_ago=days_ago)
        try:
            with RunProgress() as progress:
                runs = dispatcher.wait([dispatcher.request(id_) for id_ in self._store_ids], progress.show)
        finally:
            executor.stop()
        for run in runs:
            if run.state is not RunState.SUCCEEDED:
                click.echo(f"  {run.store_id}: {run.state}: {run.error}", err=True)
        followed = catch_up(self._follower)
        self._follower.align()
        new, changed = (sum(run.counts.get(name, 0) for run in runs) for name in ("new", "changed"))
        click.echo(
            f"  {new} new and {changed} changed offers; {followed.matched.new_products} new products, "
            f"{followed.indexed.indexed} indexed"
        )


def _prepare_folder(var_dir: Path, *, keep: bool) -> None:
    """Start afresh, but only ever empty a folder that a demo made."""
    mark = var_dir / _MARK
    if var_dir.exists() and not keep:
        if any(var_dir.iterdir()) and not mark.exists():
            raise ConfigurationError(
                f"{var_dir} holds something that is no demo's; name an empty folder with --var-dir."
            )
        shutil.rmtree(var_dir)
    var_dir.mkdir(parents=True, exist_ok=True)
    mark.write_text("Data of `pricemesh demo`; the next demo empties this folder.\n")


def _add_stores(services: BatchServices, stores: DemoStores, settings: Settings) -> list[str]:
    """Add the stores with the addresses they have now; returns those that can be crawled here."""
    chromium = find_chromium(settings.chromium)
    crawled = []
    with UnitOfWork(services.database) as uow:
        for demo_store in stores:
            store = _at(load_store(demo_store.definition), demo_store.base_url)
            able = store.platform is not Platform.BROWSER or chromium is not None
            uow.stores.save(replace(store, enabled=able))
            if able:
                crawled.append(store.id)
            else:
                click.echo(f"Skipping {store.name}: it needs a browser, and no Chromium was found.")
        uow.commit()
    return crawled


def _at(store: Store, base_url: str) -> Store:
    """The store at the port it got; its file names the usual one, also in addresses among the options."""
    options = {
        name: value.replace(store.base_url, base_url) if isinstance(value, str) else value
        for name, value in store.options.items()
    }
    return replace(store, base_url=base_url, options=options)


@contextmanager
def _serving(settings: Settings, listener: socket.socket) -> Iterator[str]:
    """The HTTP side in a thread, at its address."""
    with open_services(settings) as services:
        config = uvicorn.Config(create_app(services), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def _sleep_until_interrupted() -> None:
    threading.Event().wait()


@contextmanager
def _until_interrupted() -> Iterator[None]:
    """Ctrl-C and SIGTERM end the block quietly, also where the shell that started us ignores Ctrl-C."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nThe demo has ended.")
