"""Two catalogues and the pairs asked about, with the nearest offers around them as rivals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchers.features import FEATURES, CatalogueContext, OfferTable, PairBatch, compute
from matchers.features.competition import CERTAIN, Edges
from matchers.features.neighbours import nearest
from matchers.features.vocabulary import Floats
from matchers.record import Record

Positions = NDArray[np.int64]
# Of each offer asked about; more rivals than this change no rank that matters.
NEIGHBOURS = 8
# Bounds the memory of a batch: 70 features and sparse rows of 50,000 pairs are about 200 MB.
PAIRS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class PairGraph:
    """Nodes are the distinct offers of both catalogues; ``labels`` of asked pairs: 1, 0, or -1 for unknown."""

    asked_left: Positions
    asked_right: Positions
    asked_features: Floats
    near_left: Positions
    near_right: Positions
    near_features: Floats
    nodes: int

    def asked(self, strengths: Floats, *, labels: NDArray[np.int8] | None = None) -> Edges:
        """The asked edges; labelled ones are certain rivals."""
        rivals = strengths
        if labels is not None:
            rivals = np.where(labels < 0, strengths, np.where(labels > 0, CERTAIN, -CERTAIN)).astype(np.float32)
        return Edges(self.asked_left, self.asked_right, strengths, rivals, self.nodes)

    def near(self, strengths: Floats) -> Edges:
        """The edges to the nearest offers."""
        return Edges(self.near_left, self.near_right, strengths, strengths, self.nodes)


def pair_graph(left: Sequence[Record], right: Sequence[Record], pairs: Sequence[tuple[str, str]]) -> PairGraph:
    """Features of the pairs asked (ids of left and right) and of their rivals.

    An offer that is in both catalogues, with the same id and title, is one node and no rival of itself.
    Raises KeyError for an id that is in neither catalogue.
    """
    context = CatalogueContext.of([*left, *right])
    tables = OfferTable.of(left, context), OfferTable.of(right, context)
    nodes: dict[tuple[str, str, int], int] = {}
    left_keys = {(record.id, record.title) for record in left}
    left_nodes = np.asarray([nodes.setdefault((r.id, r.title, 0), len(nodes)) for r in left])
    right_nodes = np.asarray(
        [nodes.setdefault((r.id, r.title, int((r.id, r.title) not in left_keys)), len(nodes)) for r in right]
    )
    left_rows, right_rows = ({record.id: at for at, record in enumerate(side)} for side in (left, right))
    asked = (
        np.asarray([left_rows[a] for a, _ in pairs], dtype=np.int64),
        np.asarray([right_rows[b] for _, b in pairs], dtype=np.int64),
    )
    near = _near(tables, asked)
    other = left_nodes[near[0]] != right_nodes[near[1]]
    near = (near[0][other], near[1][other])
    return PairGraph(
        left_nodes[asked[0]],
        right_nodes[asked[1]],
        feature_rows(tables[0], tables[1], *asked),
        left_nodes[near[0]],
        right_nodes[near[1]],
        feature_rows(tables[0], tables[1], *near),
        len(nodes),
    )


def feature_rows(left: OfferTable, right: OfferTable, left_rows: Positions, right_rows: Positions) -> Floats:
    """The feature table of pairs, in bounded memory."""
    parts = [
        compute(FEATURES, PairBatch(left, right, left_rows[at : at + PAIRS_AT_ONCE], right_rows[at : at + PAIRS_AT_ONCE]))
        for at in range(0, len(left_rows), PAIRS_AT_ONCE)
    ]
    return np.vstack(parts) if parts else np.empty((0, len(FEATURES)), dtype=np.float32)


def _near(tables: tuple[OfferTable, OfferTable], asked: tuple[Positions, Positions]) -> tuple[Positions, Positions]:
    left, right = tables
    from_left, to_right = nearest(left, right, np.unique(asked[0]), count=NEIGHBOURS)
    from_right, to_left = nearest(right, left, np.unique(asked[1]), count=NEIGHBOURS)
    joined = np.unique(
        np.concatenate([from_left, to_left]) * np.int64(len(right)) + np.concatenate([to_right, from_right])
    )
    return joined // len(right), joined % len(right)
