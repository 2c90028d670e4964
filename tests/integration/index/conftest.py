"""Both engines, each empty and thrown away after its test."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest

from index.document import ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.neighbours import Vectors
from index.tools import Tools
from index.vectors.faiss_index import FaissNeighbours
from tests.plain_analysis import PlainAnalysis

Make = Callable[[Tools], SearchEngine]
MakeEngine = Callable[[], SearchEngine]
Holding = Callable[[Sequence[ProductDocument]], SearchEngine]


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes empty engines of one kind with given tools."""
    made: list[SearchEngine] = []
    kind = _embedded(tmp_path) if request.param == "embedded" else _elasticsearch()

    def remembered(tools: Tools) -> SearchEngine:
        made.append(kind(tools))
        return made[-1]

    yield remembered
    for engine in made:
        drop = getattr(engine, "drop", engine.close)
        drop()


@pytest.fixture
def make_engine(make: Make) -> MakeEngine:
    """Engines that search by words alone."""
    return lambda: make(Tools(analysis=PlainAnalysis()))


@pytest.fixture
def make_meaningful(make: Make) -> MakeEngine:
    """Engines with vectors."""
    return lambda: make(Tools(analysis=PlainAnalysis(), meaning=LettersMeaning()))


@pytest.fixture
def holding(engine: SearchEngine) -> Holding:
    """Makes one engine hold just these products: cheaper than an engine for each example."""
    held: set[str] = set()

    def hold(products: Sequence[ProductDocument]) -> SearchEngine:
        wanted = {product.product_id for product in products}
        engine.delete(held - wanted)
        engine.upsert(products)
        engine.commit()
        held.clear()
        held.update(wanted)
        return engine

    return hold


@pytest.fixture
def engine(make_engine: MakeEngine) -> SearchEngine:
    """One empty engine."""
    return make_engine()


class LettersMeaning:
    """Texts that share letters mean alike: a fake that needs no model."""

    name = "letters"
    dimensions = 32

    def embed_documents(self, documents: Sequence[ProductDocument]) -> Vectors:
        return np.stack([self.embed_query(document.name) for document in documents])

    def embed_query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimensions, dtype=np.float32)
        for letter in text.lower():
            vector[ord(letter) % self.dimensions] += 1
        return vector / np.float32(np.linalg.norm(vector) or 1)


def _embedded(folder: Path) -> Make:
    return lambda tools: EmbeddedEngine(
        folder / uuid4().hex, tools, neighbours=lambda: FaissNeighbours(LettersMeaning.dimensions)
    )


def _elasticsearch() -> Make:
    from index.elasticsearch.engine import ElasticsearchEngine

    url = os.environ["PRICEMESH_TEST_ELASTICSEARCH_URL"]
    return lambda tools: ElasticsearchEngine(url, f"test-{uuid4().hex}", tools)
