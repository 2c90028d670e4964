"""``python -m benchmarks.chain [--offers N] [--stores N]``: from stores' feeds to answers, and again a day later.

Generated listings stand in feeds of stores. What ``pricemesh schedule --once`` does is timed part by part: crawling
into the catalog, two stores at a time, matching, indexing; then the same on the next day, when one price in twenty has
moved and one offer in a hundred is new and another gone; at last the price feed of everything. The peer is the matcher
alone on the same listings, without catalog. ``PRICEMESH_TEST_POSTGRES_URL`` takes PostgreSQL in place of SQLite.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click
from sqlalchemy import make_url, text

from benchmarks.chain.feeds import next_day, write_feeds
from benchmarks.clusters.measures import figures
from benchmarks.machine import machine
from benchmarks.matching_scale.listings import generate, read_facts
from benchmarks.matching_scale.memory import PeakMemory
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine
from catalog.storage.migrate import upgrade
from catalog.storage.unit_of_work import UnitOfWork
from matchers.costs import processor_seconds
from matchers.deciding.trained import TrainedScorer
from matchers.engine import MatchingEngine
from matchers.record import Record
from scheduler.dispatch import Dispatcher
from scheduler.executor import SubprocessExecutor
from scheduler.following import Follower, open_follower
from scheduler.matching import MatchCounts
from scheduler.services import BatchServices, open_batch_services
from spiders.crawl import CrawlOptions

_SHARED = Path(os.environ.get("PRICEMESH_SHARED", Path(__file__).parents[3] / "shared"))
# Of the offers, how many come on the next day.
_NEW = 0.01


@click.command(help=__doc__)
@click.option("--offers", default=100_000, show_default=True, help="Listings of the first day.")
@click.option("--stores", default=40, show_default=True, help="Stores that list them.")
def main(offers: int, stores: int) -> None:
    """Print seconds, processor seconds and memory of each part."""
    listings = list(generate(read_facts(_SHARED), offers + int(offers * _NEW)))
    records, truth = [record for record, _ in listings], {record.id: product for record, product in listings}
    with TemporaryDirectory() as folder, _database(Path(folder)) as url:
        settings = Settings(var_dir=Path(folder) / "var", database_url=url)
        place = "PostgreSQL" if url.startswith("postgresql") else "SQLite"
        click.echo(f"{machine()}; {offers:,} offers of {stores} stores, {place}\n")
        click.echo("| part | seconds | processor seconds | peak MiB |\n|---|---|---|---|")
        with open_batch_services(settings) as services:
            upgrade(services.database)
            _day(services, "first day", records[:offers], stores, Path(folder))
            later = next_day(records[:offers], records[offers:])
            _day(services, "next day", later, stores, Path(folder))
            found = _found(services)
        quality = figures([str(truth[offer]) for offer in found], list(found.values()))
    with _timed("the matcher alone (peer)"):
        MatchingEngine(scorer=TrainedScorer.shipped()).update(records[:offers])
    click.echo(
        f"\nafter both days: {len(found):,} offers, {len(set(found.values())):,} products, pairwise precision "
        f"{quality.precision:.4f}, recall {quality.recall:.4f}"
    )


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The URL of an empty database, which is gone at the end."""
    server = os.environ.get("PRICEMESH_TEST_POSTGRES_URL")
    if not server:
        yield f"sqlite:///{folder}/catalog.db"
        return
    name, engine = f"chain_{uuid4().hex[:8]}", create_catalog_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _day(services: BatchServices, day: str, records: Sequence[Record], stores: int, folder: Path) -> None:
    rows = write_feeds(records, stores, folder)
    with UnitOfWork(services.database) as uow:
        for store in rows:
            uow.stores.save(store)
        uow.commit()
    environment = {
        **os.environ,
        "PRICEMESH_VAR_DIR": str(services.settings.var_dir),
        "PRICEMESH_DATABASE_URL": services.settings.catalog_url,
    }
    executor = SubprocessExecutor(services.settings, environment)
    dispatcher = Dispatcher(services, executor, options=CrawlOptions(), parallel=2)
    with _timed(f"{day}: crawl"):
        runs = dispatcher.wait([dispatcher.request(store.id) for store in rows])
    assert all(run.error is None for run in runs), [run.error for run in runs]
    with open_follower(services) as follower:
        _follow(follower, day)


def _follow(follower: Follower, day: str) -> None:
    """Matching ends, and indexing begins, with the last that is told of matching."""
    wall, used = time.perf_counter(), processor_seconds()
    matched = (wall, used)

    def told(_: MatchCounts) -> None:
        nonlocal matched
        matched = (time.perf_counter(), processor_seconds())

    with PeakMemory() as memory:
        follower.catch_up(told)
    end, all_used = time.perf_counter(), processor_seconds()
    click.echo(f"| {day}: match | {matched[0] - wall:.1f} | {matched[1] - used:.1f} | |")
    click.echo(f"| {day}: index | {end - matched[0]:.1f} | {all_used - matched[1]:.1f} | {memory.mib:,} |")


@contextmanager
def _timed(part: str) -> Iterator[None]:
    wall, used = time.perf_counter(), processor_seconds()
    with PeakMemory() as memory:
        yield
    took, worked = time.perf_counter() - wall, processor_seconds() - used
    click.echo(f"| {part} | {took:.1f} | {worked:.1f} | {memory.mib:,} |")


def _found(services: BatchServices) -> dict[str, object]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {
            offer.listing.item_key: offer.product_id or f"none of {offer.id}"
            for batch in uow.offers.iterate()
            for offer in batch
        }


if __name__ == "__main__":
    main()
