"""``python -m benchmarks.search.neighbours``: Elasticsearch's own kNN search against FAISS behind it.

The same index is asked with its neighbours from one place after the other: how well it ranks on the judged
queries, how many of the exact neighbours are found, and what the vector part and a whole query take. With
``--products`` a made-up catalogue of that size is asked for times instead. Needs
``PRICEMESH_TEST_ELASTICSEARCH_URL``; nothing is kept.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import click
import numpy as np

from benchmarks.machine import machine
from benchmarks.modules import module_at
from benchmarks.search.judged import SHARED, read_judged, scored
from benchmarks.search.remembering import RememberingMeaning
from benchmarks.search_load.catalogue import documents, vocabulary
from benchmarks.search_load.engines import URL, made_up_tools
from benchmarks.search_load.queries import queries
from commands.bench_search_run import ask
from index.document import ProductDocument
from index.elasticsearch.cluster import Cluster
from index.elasticsearch.engine import ElasticsearchEngine
from index.elasticsearch.neighbours import CANDIDATES, ClusterNeighbours, GraphNeighbours, Vector
from index.neighbours import Meaning
from index.query import SearchQuery
from index.ranker import NEIGHBOURS
from index.ranking.default import NEAREST
from index.ranking.hybrid import HybridRanker
from index.text.analysis import CatalogueAnalysis
from index.tools import Tools
from index.vectors.embedder import load_embedder
from index.vectors.faiss_index import CELLS_FROM, FaissNeighbours
from index.vectors.meaning import TextMeaning

_VECTORS = Path("var/benchmarks")
# As the engine embeds: the vectors of a made-up catalogue depend on it.
_BATCH = 256
_MANY_CANDIDATES = 2_000
_NEVER = 10**9
# Queries that warm caches and graph up before the clock runs.
_WARMING = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FaissBehind:
    """Vectors in this process's memory, whose ids are given to the cluster."""

    ids: Sequence[str]
    vectors: FaissNeighbours

    def near(self, cluster: Cluster, index: str, vector: Vector, size: int) -> list[tuple[str, float]]:
        """As the protocol says."""
        ordinals, cosines = self.vectors.search(vector, size)
        return [(self.ids[row], float(cosine)) for row, cosine in zip(ordinals, cosines, strict=True)]


@dataclass(slots=True)
class Switch:
    """Neighbours from a place that can be changed under an open engine, and the time that they took."""

    now: ClusterNeighbours
    milliseconds: list[float] = field(default_factory=list)

    def near(self, cluster: Cluster, index: str, vector: Vector, size: int) -> list[tuple[str, float]]:
        """As the protocol says."""
        began = time.perf_counter()
        found = self.now.near(cluster, index, vector, size)
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        return found


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, exists=True), default=SHARED, help="Benchmark data."
)
@click.option("--products", type=int, help="Time a made-up catalogue of this size instead.")
@click.option("--queries", "asked", default=300, show_default=True, help="Of the made-up catalogue.")
def main(folder: Path, products: int | None, asked: int) -> None:
    """Compare places that Elasticsearch's neighbours can come from."""
    click.echo(
        f"{machine()}\n| catalogue | neighbours | nDCG@10 | recall@100 | of the exact found "
        "| vectors p50 ms | p99 ms | whole query p50 ms |\n" + "|---" * 8 + "|"
    )
    if products is not None:
        _made_up(products, asked)
        return
    meaning = RememberingMeaning(TextMeaning(load_embedder(threads=1)), _VECTORS)
    tools = Tools(analysis=CatalogueAnalysis(), ranker=HybridRanker(), meaning=meaning)
    score = module_at(folder / "score.py")
    for judged in read_judged(folder):
        with _index(judged.documents, tools) as (engine, switch, cluster):
            exact = _faiss(judged.documents, meaning, cells_from=_NEVER)
            for name, place in _places(judged.documents, meaning, exact).items():
                switch.now = place
                answers = {query: ask(engine, query) for query in judged.judgments}
                cells = scored(score, judged, answers)
                shared = _found(place, exact, cluster, meaning, list(judged.judgments))
                texts = [SearchQuery(text=query, facets=(), understand=False) for query in judged.judgments]
                click.echo(
                    f"| {judged.name} | {name} | {cells} | {shared:.3f} | {_times(engine, switch, texts)}"
                )


def _made_up(products: int, asked: int) -> None:
    tools = made_up_tools(products, vectors=True)
    assert tools.meaning is not None
    many = queries(asked + _WARMING, vocabulary(products))
    held = list(documents(products))
    with _index(held, tools) as (engine, switch, cluster):
        exact = _faiss(held, tools.meaning, cells_from=_NEVER)
        for name, place in _places(held, tools.meaning, exact).items():
            switch.now = place
            shared = _found(place, exact, cluster, tools.meaning, [query.text for query in many])
            click.echo(f"| {products:,} made up | {name} | | | {shared:.3f} | {_times(engine, switch, many)}")


@contextmanager
def _index(
    products: Iterable[ProductDocument], tools: Tools
) -> Iterator[tuple[ElasticsearchEngine, Switch, Cluster]]:
    url, alias = os.environ[URL], f"bench-{uuid4().hex}"
    switch, cluster = Switch(GraphNeighbours(least=NEAREST)), Cluster(url, alias)
    engine = ElasticsearchEngine(url, alias, tools, nearby=switch)
    try:
        engine.rebuild(products, cursor=1)
        yield engine, switch, cluster
    finally:
        cluster.remove_all()
        cluster.close()
        engine.close()


def _places(
    products: Sequence[ProductDocument], meaning: Meaning, exact: FaissBehind
) -> Mapping[str, ClusterNeighbours]:
    places: dict[str, ClusterNeighbours] = {
        f"native kNN, {CANDIDATES} candidates (ships)": GraphNeighbours(least=NEAREST),
        f"native kNN, {_MANY_CANDIDATES:,} candidates": GraphNeighbours(
            least=NEAREST, candidates=_MANY_CANDIDATES
        ),
        "FAISS behind, exact": exact,
    }
    if len(products) >= CELLS_FROM:
        places["FAISS behind, in cells"] = _faiss(products, meaning, cells_from=CELLS_FROM)
    return places


def _faiss(products: Sequence[ProductDocument], meaning: Meaning, *, cells_from: int) -> FaissBehind:
    vectors = FaissNeighbours(meaning.dimensions, nearest=NEAREST, cells_from=cells_from)
    for start in range(0, len(products), _BATCH):
        some = products[start : start + _BATCH]
        vectors.add(np.arange(start, start + len(some)), meaning.embed_documents(some))
    return FaissBehind(ids=[product.product_id for product in products], vectors=vectors)


def _found(
    place: ClusterNeighbours,
    exact: FaissBehind,
    cluster: Cluster,
    meaning: Meaning,
    texts: Sequence[str],
) -> float:
    """Share of the exact neighbours of the queries that the place finds."""
    hits = wanted = 0
    for text in filter(None, texts):
        vector = meaning.embed_query(text)
        true = {one for one, _ in exact.near(cluster, cluster.alias, vector, NEIGHBOURS)}
        hits += len(true & {one for one, _ in place.near(cluster, cluster.alias, vector, NEIGHBOURS)})
        wanted += len(true)
    return hits / max(1, wanted)


def _times(engine: ElasticsearchEngine, switch: Switch, many: Sequence[SearchQuery]) -> str:
    """Cells: median and 99th percentile of the vector part, median of a whole query, one query at a time."""
    for query in many[:_WARMING]:
        engine.search(query)
    switch.milliseconds.clear()
    whole = []
    for query in many:
        began = time.perf_counter()
        engine.search(query)
        whole.append((time.perf_counter() - began) * 1000)
    middle, slow = np.percentile(switch.milliseconds, (50, 99))
    return f"{middle:.1f} | {slow:.1f} | {np.median(whole):.1f} |"


if __name__ == "__main__":
    main()
