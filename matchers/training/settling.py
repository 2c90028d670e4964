"""How far a pair must lead its rivals to be a match, told by labelled pairs that were chosen as those asked.

Where labels were picked otherwise than the pairs asked (more matches, other offers), trees learn from most of them
what a rival means there. The few that were chosen alike say what it means here: that each offer has one match, say.
"""

import numpy as np
from numpy.typing import NDArray

from matchers.features.competition import Edges, margins
from matchers.features.vocabulary import Floats
from matchers.scoring.graph import PairGraph
from matchers.training.labelled_threshold import Labels
from matchers.training.logistic import fit_logistic, standardised

# What is settled about one pair tells on its rivals. F1 of pairs held out, once to four times: .898, .926, .931, .934.
_ROUNDS = 4
# Six weights of standardised columns, learned from hundreds of pairs; a tenth of it makes F1 .925.
_L2 = 10.0
# Log-odds; a longer lead settles nothing more.
_FAR = 8.0
# Matches; that more are expected of an offer makes no difference.
_SEVERAL = 2.0


def settle(
    graph: PairGraph, alone: Floats, among: Floats, labels: Labels, alike: NDArray[np.bool_]
) -> Floats:
    """Log-odds of the asked pairs, from those by themselves and among rivals; ``alike`` are labelled, and teach.

    They are true for pairs chosen so: even odds are the threshold.
    """
    odds = among
    for _ in range(_ROUNDS):
        rows = standardised(_columns(graph, alone, odds), alike)
        weights, bias = fit_logistic(rows[alike], labels[alike] == 1, l2=_L2)
        odds = np.asarray(rows @ weights + bias, dtype=np.float32)
    return odds


def _columns(graph: PairGraph, alone: Floats, odds: Floats) -> Floats:
    """The odds, leads over the best rival at either end, and matches expected of the rivals at either end."""
    edges = graph.asked(odds)
    leads = np.clip(margins(edges), -_FAR, _FAR)
    others = np.minimum(_expected(edges), _SEVERAL)
    return np.column_stack(
        [alone, odds, leads.min(axis=1), leads.max(axis=1), others.min(axis=1), others.max(axis=1)]
    )


def _expected(edges: Edges) -> Floats:
    """Sum of the other edges' probabilities at each end."""
    sums = np.bincount(edges.ends, weights=edges.chances, minlength=edges.nodes)
    return edges.both(sums[edges.ends] - edges.chances)
