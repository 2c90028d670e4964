"""How much prices tell in these very catalogues, measured without a label.

Pairs that are the best for both of their offers by words alone are mostly one product. How much more often a ratio of
prices occurs among them than among the other near pairs speaks for a match or against it: much where one product costs
nearly the same in both catalogues, little where prices are all over the place.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchers.features.competition import Edges, margins
from matchers.features.vocabulary import Floats
from matchers.scoring.graph import PairGraph
from matchers.scoring.model import ASKED_AT

_PRICE, _WORDS = ASKED_AT["price_ratio"], ASKED_AT["words_cosine"]
# Classes of the natural logarithm of the ratio: a tenth each, and one for all beyond e².
_CLASSES = np.arange(0.1, 2.0, 0.1)
# So many pairs are added to each class: what a few pairs say is not believed.
_PRIOR = 1.0
# Fewer priced pairs that are the best for both tell nothing.
_LEAST = 30
# A class shares with its neighbours.
_SMOOTH = np.asarray([0.25, 0.5, 0.25])


@dataclass(frozen=True, slots=True)
class PriceEvidence:
    """Log-likelihood ratios of the pairs asked about and of those to the nearest offers; 0 where a price lacks."""

    asked: Floats
    near: Floats


def price_evidence(graph: PairGraph) -> PriceEvidence:
    """Of two catalogues. In one table, where prices differ in kind and currency, it did not help: all 0 there."""
    ratios = graph.near_features[:, _PRICE]
    priced, best = ~np.isnan(ratios), best_by_words(graph)
    if graph.is_one_table or (priced & best).sum() < _LEAST:
        return PriceEvidence(*(np.zeros(len(rows), np.float32) for rows in (graph.asked_left, ratios)))
    evidence = np.log(_shares(ratios[priced & best]) / _shares(ratios[priced & ~best]))
    return PriceEvidence(_told(evidence, graph.asked_features[:, _PRICE]), _told(evidence, ratios))


def best_by_words(graph: PairGraph) -> NDArray[np.bool_]:
    """Which near pairs are nearer than all others of both of their offers."""
    likeness = graph.near_features[:, _WORDS]
    edges = Edges(graph.near_left, graph.near_right, likeness, likeness, graph.nodes)
    return np.asarray((margins(edges) > 0).all(axis=1))


def _shares(ratios: Floats) -> Floats:
    """The share of each class among the ratios."""
    counts = np.bincount(np.digitize(ratios, _CLASSES), minlength=len(_CLASSES) + 1)
    smooth = np.convolve(np.pad(counts, 1, mode="edge"), _SMOOTH, mode="valid") + _PRIOR
    return np.asarray(smooth / smooth.sum(), dtype=np.float32)


def _told(evidence: Floats, ratios: Floats) -> Floats:
    """The evidence of each ratio; of a price that lacks none."""
    found = evidence[np.digitize(np.nan_to_num(ratios), _CLASSES)]
    return np.where(np.isnan(ratios), np.float32(0), found)
