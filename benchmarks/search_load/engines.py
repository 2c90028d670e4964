"""The engines under load, each over a catalogue of one size that can be kept and opened again."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.search_load.catalogue import vocabulary
from benchmarks.search_load.meaning import NearbyMeaning
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.ranking.default import NEAREST, default_neighbours, default_tools
from index.tools import Tools

URL = "PRICEMESH_TEST_ELASTICSEARCH_URL"


class Kind(StrEnum):
    """Which engine."""

    EMBEDDED = "embedded"
    ELASTICSEARCH = "elasticsearch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One engine over one catalogue. ``folder`` holds the embedded index and what is known of builds."""

    kind: Kind
    products: int
    folder: Path
    vectors: bool = True

    @property
    def name(self) -> str:
        """Of its folder, and of its alias in Elasticsearch."""
        return f"load-{self.kind.value}-{self.products}" + ("" if self.vectors else "-words")

    def open(self) -> SearchEngine:
        """The engine, which may be empty."""
        tools = made_up_tools(self.products, vectors=self.vectors)
        return _OPENERS[self.kind](self, tools)

    def drop(self) -> None:
        """Delete the index, wherever it is."""
        shutil.rmtree(self.folder / self.name, ignore_errors=True)
        if self.kind is Kind.ELASTICSEARCH:
            from index.elasticsearch.cluster import Cluster

            Cluster(os.environ[URL], self.name).remove_all()


def available() -> tuple[Kind, ...]:
    """The embedded engine, and Elasticsearch where its address is set."""
    return tuple(Kind) if os.environ.get(URL) else (Kind.EMBEDDED,)


def made_up_tools(products: int, *, vectors: bool) -> Tools:
    """Of a made-up catalogue: the shipped ones, but for the vectors of documents."""
    tools = default_tools(vectors=vectors, threads=1)
    if tools.meaning is None:
        return tools
    names = vocabulary(products)
    texts = [f"{brand} {kind}" for brand, kind in zip(names.brands, names.kinds * 20, strict=False)]
    return Tools(analysis=tools.analysis, ranker=tools.ranker, meaning=NearbyMeaning(tools.meaning, texts))


def _embedded(subject: Subject, tools: Tools) -> SearchEngine:
    neighbours = default_neighbours if subject.vectors else None
    return EmbeddedEngine(subject.folder / subject.name, tools, neighbours=neighbours)


def _elasticsearch(subject: Subject, tools: Tools) -> SearchEngine:
    from index.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(os.environ[URL], subject.name, tools, nearest=NEAREST)


_OPENERS: Mapping[Kind, Callable[[Subject, Tools], SearchEngine]] = {
    Kind.EMBEDDED: _embedded,
    Kind.ELASTICSEARCH: _elasticsearch,
}
