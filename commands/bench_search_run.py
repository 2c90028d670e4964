"""Builds a search index of a file's products, asks the queries and throws the index away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from catalog.errors import ConfigurationError
from catalog.settings import read_settings
from index.document import ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.query import SearchQuery
from index.ranking.default import NEAREST, default_neighbours
from index.tools import Tools

# What a run holds of each query.
DEPTH = 100
ELASTICSEARCH = "elasticsearch"


def run_queries(
    documents: Iterable[ProductDocument], queries: Sequence[str], *, engine: str, tools: Tools
) -> Mapping[str, Sequence[str]]:
    """Query → ids of the first products, the best first."""
    with temporary_engine(engine, tools) as searched:
        searched.rebuild(documents, cursor=1)
        return {query: ask(searched, query) for query in queries}


def ask(engine: SearchEngine, query: str) -> list[str]:
    """Ids of the first products, the best first. Filters are not read out of the text: judges saw none."""
    page = engine.search(SearchQuery(text=query, size=DEPTH, facets=(), understand=False))
    return [hit.document.product_id for hit in page.hits]


@contextmanager
def temporary_engine(engine: str, tools: Tools, *, url: str | None = None) -> Iterator[SearchEngine]:
    """An empty engine of the kind; gone with the block. ``url``: of Elasticsearch, None for the setting's.

    Raises ConfigurationError when Elasticsearch is asked for and no address of it is known.
    """
    if engine == ELASTICSEARCH:
        with _elasticsearch(tools, url or read_settings().elasticsearch_url) as opened:
            yield opened
        return
    with TemporaryDirectory(prefix="pricemesh-bench-") as folder:
        make_neighbours = default_neighbours if tools.meaning is not None else None
        with closing(EmbeddedEngine(Path(folder), tools, neighbours=make_neighbours)) as embedded:
            yield embedded


@contextmanager
def _elasticsearch(tools: Tools, url: str | None) -> Iterator[SearchEngine]:
    if url is None:
        raise ConfigurationError(
            "--engine elasticsearch needs a server, and PRICEMESH_ELASTICSEARCH_URL is not set; set it to one"
        )
    from index.elasticsearch.cluster import Cluster
    from index.elasticsearch.engine import ElasticsearchEngine

    alias = f"bench-{uuid4().hex}"
    try:
        with closing(ElasticsearchEngine(url, alias, tools, nearest=NEAREST)) as opened:
            yield opened
    finally:
        with closing(Cluster(url, alias)) as cluster:
            cluster.remove_all()
