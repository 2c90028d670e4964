"""Builds a search index of a file's products, asks the queries and throws the index away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from index.document import ProductDocument
from index.engine import SearchEngine
from index.query import SearchQuery
from index.ranking.default import default_neighbours
from index.tools import Tools

# What a run holds of each query.
DEPTH = 100


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
def temporary_engine(engine: str, tools: Tools) -> Iterator[SearchEngine]:
    """An empty engine of the kind; gone with the block."""
    from index.embedded.engine import EmbeddedEngine

    with TemporaryDirectory(prefix="pricemesh-bench-") as folder:
        make_neighbours = default_neighbours if tools.meaning is not None else None
        with closing(EmbeddedEngine(Path(folder), tools, neighbours=make_neighbours)) as opened:
            yield opened
