"""The tools that ship, put together once for every engine."""

from index.plan import TextAnalysis
from index.ranking.hybrid import HybridRanker
from index.text.analysis import CatalogueAnalysis
from index.tools import Tools
from index.vectors.embedder import load_embedder
from index.vectors.faiss_index import FaissNeighbours
from index.vectors.meaning import TextMeaning

# Below this cosine the shipped model's neighbours are of another kind: no product is better than a wrong one.
NEAREST = 0.3


def default_tools(*, analysis: TextAnalysis | None = None, vectors: bool = True, threads: int = 0) -> Tools:
    """Analysis, ranker and embedder. ``vectors`` False: words alone, and no model is loaded.

    ``threads``: of the embedder, 0 for one each core; a server that answers several queries at a time is
    faster with 1.
    """
    return Tools(
        analysis=analysis or CatalogueAnalysis(),
        ranker=HybridRanker(),
        meaning=TextMeaning(load_embedder(threads=threads)) if vectors else None,
    )


def default_neighbours() -> FaissNeighbours:
    """An empty vector index for the vectors of the shipped model."""
    return FaissNeighbours(load_embedder().dimensions, nearest=NEAREST)
