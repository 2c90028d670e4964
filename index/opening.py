"""The engine that the settings ask for, with everything plugged in."""

from dataclasses import replace

from catalog.errors import ConfigurationError
from catalog.settings import Settings
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.ranking.default import NEAREST, default_tools
from index.tools import Tools
from index.vectors.faiss_index import FaissNeighbours


def open_engine(settings: Settings) -> SearchEngine:
    """Elasticsearch where ``elasticsearch_url`` is set, else the embedded engine in ``var_dir``/index.

    Loads the embedder, which takes about 0.2 s; opens and connects nothing yet. Raises ConfigurationError
    where the client of Elasticsearch is needed and not installed.
    """
    tools = replace(default_tools(threads=1), currency=settings.currency)
    if settings.elasticsearch_url is not None:
        return _elasticsearch(settings.elasticsearch_url, settings.elasticsearch_index, tools)
    meaning = tools.meaning
    dimensions = meaning.dimensions if meaning else 0
    return EmbeddedEngine(
        settings.var_dir / "index",
        tools,
        neighbours=lambda: FaissNeighbours(dimensions, nearest=NEAREST),
    )


def _elasticsearch(url: str, alias: str, tools: Tools) -> SearchEngine:
    try:
        from index.elasticsearch.engine import ElasticsearchEngine
    except ImportError as error:
        raise ConfigurationError(
            "PRICEMESH_ELASTICSEARCH_URL is set, but the Elasticsearch client is not installed: "
            "pip install 'pricemesh[elasticsearch]'"
        ) from error
    return ElasticsearchEngine(url, alias, tools, nearest=NEAREST)
