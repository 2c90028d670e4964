"""``pricemesh index``: bring the search index up to date, rebuild it, say what it holds."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from index.catalog_source import CatalogSource
    from index.engine import SearchEngine
    from index.feeder import FeedCounts


@click.group()
def command() -> None:
    """Bring the search index up to date, or rebuild it.

    The index follows the catalog's change log; Elasticsearch where PRICEMESH_ELASTICSEARCH_URL is set, else
    the embedded engine in PRICEMESH_VAR_DIR.
    """


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def update(as_json: bool) -> None:
    """Index what changed since the last time.

    A new index is built whole.
    """
    from index.feeder import feed

    _run(lambda engine, source, tell: feed(engine, source, on_progress=tell), as_json)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def rebuild(as_json: bool) -> None:
    """Make the index anew while the old one goes on serving."""
    from index.feeder import rebuild as make_anew

    _run(lambda engine, source, tell: make_anew(engine, source, on_progress=tell), as_json)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def refresh(as_json: bool) -> None:
    """Take over discounts and price drops that time changed.

    The passing of time, that is, without a change of any price. `pricemesh schedule` does so daily.
    """
    from itertools import accumulate

    from index.feeder import FeedCounts
    from index.refreshing import refresh as walk

    def work(
        engine: "SearchEngine", source: "CatalogSource", tell: "Callable[[FeedCounts], None]"
    ) -> "FeedCounts":
        done = FeedCounts()
        for done in accumulate(walk(engine, source)):
            tell(done)
        return done

    _run(work, as_json)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def stats(as_json: bool) -> None:
    """Say what the index holds and how far it is behind the catalog."""
    from catalog.settings import read_settings

    name = "elasticsearch" if read_settings().elasticsearch_url else "embedded"
    with _opened() as (engine, source):
        products, cursor = engine.count(), engine.cursor()
        behind = source.head() - cursor
    if as_json:
        found = {"engine": name, "products": products, "cursor": cursor, "changes_behind": behind}
        click.echo(json.dumps(found))
    elif behind < 0:
        click.echo(
            f"{name}: ahead of the catalog, which was restored or exchanged: pricemesh match run mends it"
        )
    else:
        click.echo(f"{name}: {products:,} products, {behind:,} changes behind")


_Work = Callable[["SearchEngine", "CatalogSource", Callable[["FeedCounts"], None]], "FeedCounts"]


def _run(work: _Work, as_json: bool) -> None:
    from dataclasses import asdict

    from rich.console import Console

    console = Console(stderr=True)
    began = time.monotonic()
    with _opened() as (engine, source), console.status("Indexing…") as status:
        counts = work(engine, source, lambda done: status.update(f"Indexing… {done.indexed:,} products"))
        held = engine.count()
    seconds = time.monotonic() - began
    if as_json:
        click.echo(json.dumps({**asdict(counts), "products": held, "seconds": round(seconds, 3)}))
        return
    made = "rebuilt" if counts.rebuilt else "up to date"
    click.echo(
        f"Index {made}: {counts.indexed} products indexed, {counts.removed} removed, "
        f"{held} in all, {seconds:.1f} s"
    )


@contextmanager
def _opened() -> "Iterator[tuple[SearchEngine, CatalogSource]]":
    from catalog.exchange import exchange_rates
    from catalog.settings import read_settings
    from catalog.storage import create_catalog_engine
    from index.catalog_source import CatalogSource
    from index.opening import open_engine

    settings = read_settings()
    rates = exchange_rates(settings.exchange_rates, currency=settings.currency)
    database = create_catalog_engine(settings.catalog_url)
    engine = open_engine(settings)
    try:
        yield engine, CatalogSource(database, rates=rates, currency=settings.currency)
    finally:
        engine.close()
        database.dispose()
