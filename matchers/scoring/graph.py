"""Pairs asked about, with the nearest offers around them as rivals."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matchers.features import FEATURES, OfferTable, PairBatch, compute
from matchers.features.closer import CLOSER
from matchers.features.competition import CERTAIN, Edges
from matchers.features.pairs import Positions
from matchers.features.table import Feature
from matchers.features.vocabulary import Floats

# Bounds the memory of a batch: 70 features and sparse rows of 50,000 pairs are about 200 MB.
PAIRS_AT_ONCE = 50_000


@dataclass(frozen=True, eq=False)
class PairGraph:
    """Nodes are distinct offers, numbered from 0; one row of features an edge, the closer ones too."""

    asked_left: Positions
    asked_right: Positions
    asked_features: Floats
    near_left: Positions
    near_right: Positions
    near_features: Floats
    nodes: int

    @cached_property
    def is_one_table(self) -> bool:
        """Whether offers of one catalogue are compared with each other, rather than two catalogues."""
        left = np.concatenate([self.asked_left, self.near_left])
        right = np.concatenate([self.asked_right, self.near_right])
        return bool(np.intersect1d(left, right).size)

    def asked(self, strengths: Floats, *, labels: NDArray[np.int8] | None = None) -> Edges:
        """The asked edges; as rivals, labelled ones (1 or 0, -1 unknown) are certain."""
        rivals = strengths
        if labels is not None:
            rivals = np.where(labels < 0, strengths, np.where(labels > 0, CERTAIN, -CERTAIN)).astype(
                np.float32
            )
        return Edges(self.asked_left, self.asked_right, strengths, rivals, self.nodes)

    def near(self, strengths: Floats) -> Edges:
        """The edges to the nearest offers."""
        return Edges(self.near_left, self.near_right, strengths, strengths, self.nodes)


def feature_rows(
    left: OfferTable,
    right: OfferTable,
    left_rows: Positions,
    right_rows: Positions,
    *,
    closer: bool = False,
) -> Floats:
    """The feature table of pairs, in bounded memory; ``closer`` adds the features that take a closer look."""
    table: tuple[Feature, ...] = (*FEATURES, *CLOSER) if closer else FEATURES
    parts = [
        compute(
            table,
            PairBatch(left, right, left_rows[at : at + PAIRS_AT_ONCE], right_rows[at : at + PAIRS_AT_ONCE]),
        )
        for at in range(0, len(left_rows), PAIRS_AT_ONCE)
    ]
    return np.vstack(parts) if parts else np.empty((0, len(table)), dtype=np.float32)
