"""``python -m benchmarks.freshness``: seconds from a committed observation to a search that shows it.

A catalog of made-up products changes all the time; a process of its own follows the change log into the index, as
``pricemesh schedule`` does, and searches run meanwhile. ``PRICEMESH_TEST_ELASTICSEARCH_URL`` adds Elasticsearch.
"""

import multiprocessing
import threading
import time
from collections import deque
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click
import numpy as np

from benchmarks.freshness.catalogue import fill, stream
from benchmarks.freshness.following import follow, open_index, source
from benchmarks.machine import machine
from benchmarks.search_load.catalogue import vocabulary
from benchmarks.search_load.engines import Kind, available
from benchmarks.search_load.queries import queries
from catalog.storage.engine import create_catalog_engine
from catalog.storage.migrate import upgrade
from index.engine import SearchEngine
from index.feeder import feed
from index.query import Filters, SearchQuery

# Seconds between two searches for a change.
_LOOK = 0.02
# A change that is not seen by then counts as this late.
_LONGEST = 60.0


@click.command()
@click.option("--products", default=10_000, show_default=True, help="Products, with three offers each.")
@click.option("--rate", default=200, show_default=True, help="Changes a second.")
@click.option("--seconds", default=60, show_default=True, help="How long changes stream in.")
def main(products: int, rate: int, seconds: int) -> None:
    """Seconds from a committed observation to a search that shows it."""
    click.echo(f"{machine()}; {products:,} products, {rate} changes a second")
    click.echo(
        "| engine | visible p50 s | p95 s | worst s | search meanwhile p50 ms | p99 ms |\n" + "|---" * 6 + "|"
    )
    for kind in available():
        with TemporaryDirectory() as folder:
            lateness, took = _measure(kind, Path(folder), products, rate, seconds)
        late, slow = np.array(lateness), np.array(took) * 1000
        click.echo(
            f"| {kind} | {np.percentile(late, 50):.2f} | {np.percentile(late, 95):.2f} | {late.max():.2f} "
            f"| {np.percentile(slow, 50):.1f} | {np.percentile(slow, 99):.1f} |"
        )


def _measure(
    kind: Kind, folder: Path, products: int, rate: int, seconds: int
) -> tuple[list[float], list[float]]:
    """Lateness of each probe and duration of each search meanwhile, in seconds."""
    url = f"sqlite:///{folder / 'catalog.db'}"
    database = create_catalog_engine(url)
    upgrade(database)
    fill(database, products)
    opened = partial(open_index, kind, folder, f"freshness-{uuid4().hex}")
    engine = opened()
    feed(engine, source(url))
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    follower = spawn.Process(target=follow, args=(opened, url, ready), daemon=True)
    follower.start()
    ready.wait()
    probes: list[tuple[Decimal, float]] = []
    changes = stream(database, products, seconds=seconds, rate=rate)
    writer = threading.Thread(target=lambda: deque(map(probes.append, changes), maxlen=0))
    try:
        return _watch(engine, probes, writer, products)
    finally:
        follower.kill()
        follower.join()
        getattr(engine, "drop", engine.close)()
        database.dispose()


def _watch(
    engine: SearchEngine, probes: list[tuple[Decimal, float]], writer: threading.Thread, products: int
) -> tuple[list[float], list[float]]:
    """Search for the oldest probe that was not seen yet, and for what shoppers search for."""
    others = queries(2_000, vocabulary(products))
    lateness: list[float] = []
    took: list[float] = []
    writer.start()
    while writer.is_alive() or len(lateness) < len(probes):
        if len(lateness) < len(probes):
            price, committed = probes[len(lateness)]
            if _finds(engine, price) or time.time() - committed > _LONGEST:
                lateness.append(time.time() - committed)
                continue
        began = time.perf_counter()
        engine.search(others[len(took) % len(others)])
        took.append(time.perf_counter() - began)
        time.sleep(_LOOK)
    return lateness, took


def _finds(engine: SearchEngine, price: Decimal) -> bool:
    cents = int(price * 100)
    return engine.search(SearchQuery(filters=Filters(min_total=cents, max_total=cents), facets=())).total > 0


if __name__ == "__main__":
    main()
