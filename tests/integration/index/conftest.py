"""Both engines, each empty and thrown away after its test."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from index.document import ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.plain import PlainAnalysis
from index.tools import Tools

MakeEngine = Callable[[], SearchEngine]
Holding = Callable[[Sequence[ProductDocument]], SearchEngine]


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def make_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeEngine]:
    """Makes empty engines of one kind."""
    made: list[SearchEngine] = []
    make = _embedded(tmp_path) if request.param == "embedded" else _elasticsearch()

    def remembered() -> SearchEngine:
        made.append(make())
        return made[-1]

    yield remembered
    for engine in made:
        drop = getattr(engine, "drop", engine.close)
        drop()


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


def _embedded(folder: Path) -> MakeEngine:
    return lambda: EmbeddedEngine(folder / uuid4().hex, Tools(analysis=PlainAnalysis()))


def _elasticsearch() -> MakeEngine:
    url = os.environ.get("PRICEMESH_TEST_ELASTICSEARCH_URL")
    if not url:
        pytest.skip('PRICEMESH_TEST_ELASTICSEARCH_URL is not set: eval "$(scripts/services start)"')
    from index.elasticsearch.engine import ElasticsearchEngine

    return lambda: ElasticsearchEngine(url, f"test-{uuid4().hex}", Tools(analysis=PlainAnalysis()))
