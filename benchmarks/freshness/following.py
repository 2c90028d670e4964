"""The process that follows the change log into the index."""

import os
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.search_load.engines import URL, Kind
from catalog.exchange import shipped_exchange_rates
from catalog.storage.engine import create_catalog_engine
from index.catalog_source import CatalogSource
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.feeder import feed
from index.ranking.default import NEAREST, default_neighbours, default_tools

# Seconds between two looks at the change log, as in the scheduler's loop.
_STEP = 1.0


def follow(opened: Callable[[], SearchEngine], url: str, ready: Event) -> None:
    """Follow the change log for ever, as the scheduler does; ``ready`` once the index is open."""
    engine, changes = opened(), source(url)
    feed(engine, changes)
    ready.set()
    while True:
        began = time.monotonic()
        feed(engine, changes)
        time.sleep(max(0.0, began + _STEP - time.monotonic()))


def source(url: str) -> CatalogSource:
    """The catalog at an address."""
    return CatalogSource(create_catalog_engine(url), rates=shipped_exchange_rates(), currency="EUR")


def open_index(kind: Kind, folder: Path, alias: str) -> SearchEngine:
    """An engine in a folder, or at an alias of Elasticsearch."""
    tools = default_tools(threads=1)
    if kind is Kind.EMBEDDED:
        return EmbeddedEngine(folder / "index", tools, neighbours=default_neighbours)
    from index.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(os.environ[URL], alias, tools, nearest=NEAREST)
