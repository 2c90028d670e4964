"""Elasticsearch is away or misnamed: one clear error, with the address and the remedy."""

import socket
from collections.abc import Callable

import pytest

from catalog.errors import ConfigurationError, ServiceUnavailableError
from index.document import ProductDocument
from index.elasticsearch.engine import ElasticsearchEngine
from index.query import SearchQuery
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis


@pytest.fixture
def engine() -> ElasticsearchEngine:
    """An engine at a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return ElasticsearchEngine(f"http://127.0.0.1:{port}", "away", Tools(analysis=PlainAnalysis()))


@pytest.mark.parametrize(
    "call",
    [
        lambda engine: engine.search(SearchQuery(text="phone")),
        lambda engine: engine.suggest("ph"),
        lambda engine: engine.similar("p1"),
        lambda engine: engine.count(),
        lambda engine: engine.cursor(),
        lambda engine: engine.upsert([ProductDocument(product_id="p1", name="x")]),
        lambda engine: engine.delete(["p1"]),
        lambda engine: engine.commit(1),
        lambda engine: engine.rebuild([], 1),
    ],
)
def test_every_call_says_where_and_what_to_do(
    engine: ElasticsearchEngine, call: Callable[[ElasticsearchEngine], object]
) -> None:
    with pytest.raises(ServiceUnavailableError, match=r"at http://127.0.0.1:\d+ cannot be reached.*unset"):
        call(engine)


def test_an_address_that_is_none_is_a_wrong_setting() -> None:
    with pytest.raises(ConfigurationError, match="must be like http://localhost:9200, got 'nonsense'"):
        ElasticsearchEngine("nonsense", "away", Tools(analysis=PlainAnalysis()))


@pytest.mark.parametrize(
    "url", ["http://me:secret@127.0.0.1:1", "http://me:secret@127.0.0.1:none", "me:secret@host"]
)
def test_a_password_in_the_address_is_never_told(url: str) -> None:
    with pytest.raises((ConfigurationError, ServiceUnavailableError), match=r"\*\*\*@") as caught:
        ElasticsearchEngine(url, "away", Tools(analysis=PlainAnalysis())).count()
    assert "secret" not in str(caught.value)
