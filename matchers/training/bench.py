"""Decides pairs of two catalogues, with labels of the same catalogues where there are any."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats
from matchers.record import Record
from matchers.scoring import PairScorer
from matchers.scoring.graph import pair_graph
from matchers.training.folders import LabelledPair


def judge_pairs(
    scorer: PairScorer,
    left: Sequence[Record],
    right: Sequence[Record],
    asked: Sequence[LabelledPair],
    labelled: Sequence[LabelledPair] = (),
) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities of the pairs asked, and which of them are matches. Labels asked about are not looked at."""
    graph = pair_graph(left, right, [(pair.left_id, pair.right_id) for pair in asked])
    scores = scorer.score_graph(graph)
    return scores, scores >= 0.5
