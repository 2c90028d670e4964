"""A server gets its search engine ready before the first shopper asks."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from api.warming import warm, warm_aside
from catalog.errors import ServiceUnavailableError
from index.document import ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.page import SearchPage
from index.query import SearchQuery
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis


class Away:
    """An engine whose server does not answer."""

    def search(self, query: SearchQuery) -> SearchPage:
        raise ServiceUnavailableError("Elasticsearch does not answer")


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_a_warm_engine_holds_is_no_longer_looked_at(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, Tools(analysis=PlainAnalysis()))
    engine.upsert([ProductDocument(product_id="p1", name="new phone")])
    engine.commit(3)
    before = gc.get_freeze_count()
    warm_aside(engine).join(timeout=60)
    assert gc.get_freeze_count() > before
    assert engine.search(SearchQuery(text="new")).total == 1


def test_an_engine_that_is_away_is_said_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        warm(cast(SearchEngine, Away()))
    assert "does not answer" in caplog.text
