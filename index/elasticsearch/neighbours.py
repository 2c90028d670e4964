"""Nearest products by meaning, found by the cluster itself."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.elasticsearch.cluster import Cluster
from index.elasticsearch.rows import columns, id_of
from index.ranker import NEIGHBOURS

Vector = NDArray[np.float32]
# Candidates of the approximate search on each shard: four times what is asked for finds nearly all of them.
CANDIDATES = 4 * NEIGHBOURS


class ClusterNeighbours(Protocol):
    """Where the neighbours of a vector come from; the benchmark compares places."""

    def near(self, cluster: Cluster, index: str, vector: Vector, size: int) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest products, nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNeighbours:
    """Elasticsearch's kNN search in its graph of vectors. ``least``: cosine below which a product is none."""

    least: float = -1.0
    candidates: int = CANDIDATES

    def near(self, cluster: Cluster, index: str, vector: Vector, size: int) -> list[tuple[str, float]]:
        """Ids and cosines of the nearest products with a cosine of ``least`` or more, nearest first."""
        knn = {
            "field": "vector",
            "query_vector": vector.tolist(),
            "k": size,
            "num_candidates": max(size, self.candidates),
            "similarity": self.least,
        }
        answer = cluster.search({"knn": knn, "size": size, **columns()}, index)
        # Elasticsearch's score of a dot product is (1 + cosine) / 2.
        return [(id_of(hit), 2 * hit["_score"] - 1) for hit in answer["hits"]["hits"]]
