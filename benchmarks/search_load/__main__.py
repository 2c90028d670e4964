"""``python -m benchmarks.search_load``: latency and throughput of the engines on made-up catalogues.

``PRICEMESH_TEST_ELASTICSEARCH_URL`` names the peer; without it only the embedded engine is measured.
"""

import os
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import click

from benchmarks.search_load.catalogue import documents, vocabulary
from benchmarks.search_load.meaning import NearbyMeaning
from benchmarks.search_load.measure import load, peak_memory
from benchmarks.search_load.queries import queries
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.ranking.default import default_neighbours, default_tools
from index.tools import Tools

_HEAD = (
    "| engine | products | build s | p50 ms | p99 ms | worst ms | CPU p50 | CPU p99 | queries/s | memory GB |"
)


@click.command()
@click.option("--products", default="10000,100000", show_default=True, help="Sizes, separated by commas.")
@click.option("--elasticsearch-up-to", default=100_000, show_default=True, help="Largest size for the peer.")
@click.option("--queries", "asked", default=1_000, show_default=True, help="Half of them only warm up.")
@click.option("--threads", default=2, show_default=True, help="Threads that ask for throughput.")
@click.option("--words-only", is_flag=True, help="No vectors in either engine.")
@click.option("--stages", is_flag=True, help="Print the 99th percentile of each stage too.")
def main(
    products: str, elasticsearch_up_to: int, asked: int, threads: int, words_only: bool, stages: bool
) -> None:
    """Latency, throughput, build time and memory as the catalogue grows."""
    url = os.environ.get("PRICEMESH_TEST_ELASTICSEARCH_URL")
    click.echo(_HEAD + "\n" + "|---" * 10 + "|")
    for size in (int(part) for part in products.split(",")):
        tools = _tools(size, words_only)
        with tempfile.TemporaryDirectory() as folder:
            _measure("embedded", _embedded(Path(folder), tools), size, asked, threads, stages)
        if url and size <= elasticsearch_up_to:
            _measure("Elasticsearch", _elasticsearch(url, tools), size, asked, threads, stages)


def _measure(name: str, engine: SearchEngine, size: int, asked: int, threads: int, stages: bool) -> None:
    began = time.perf_counter()
    engine.rebuild(documents(size), 1)
    engine.count()
    built = time.perf_counter() - began
    found = load(engine, queries(asked, vocabulary(size)), threads=threads)
    click.echo(
        f"| {name} | {size:,} | {built:.1f} | {found.p50:.1f} | {found.p99:.1f} | {found.worst:.1f} "
        f"| {found.cpu_p50:.1f} | {found.cpu_p99:.1f} | {found.throughput:.0f} | {peak_memory():.2f} |"
    )
    if stages:
        click.echo("  p99 by stage: " + ", ".join(f"{k} {v:.1f}" for k, v in found.stages.items()))
    drop = getattr(engine, "drop", engine.close)
    drop()


def _tools(size: int, words_only: bool) -> Tools:
    tools = default_tools(vectors=not words_only, threads=1)
    if tools.meaning is None:
        return tools
    names = vocabulary(size)
    texts = [f"{brand} {kind}" for brand, kind in zip(names.brands, names.kinds * 20, strict=False)]
    return Tools(analysis=tools.analysis, ranker=tools.ranker, meaning=NearbyMeaning(tools.meaning, texts))


def _embedded(folder: Path, tools: Tools) -> SearchEngine:
    return EmbeddedEngine(folder, tools, neighbours=default_neighbours)


def _elasticsearch(url: str, tools: Tools) -> SearchEngine:
    from index.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(url, f"load-{uuid4().hex}", tools)


if __name__ == "__main__":
    main()
