"""Where to draw the line between match and no match when nothing is labelled."""

import math

import numpy as np

from matchers.features.vocabulary import Floats
from matchers.scoring.sides import Sides

# Share of matches among the candidate pairs of labelled sets: the median, and the spread of its natural logarithm.
USUAL_SHARE = 0.12
_SHARE_SPREAD = 0.35
# By how much the mean probability was off on sets left out of training, natural logarithm.
_MEAN_SPREAD = 0.6
# Surer scores than these are believed whatever the share says.
_SURE = 0.9
_UNLIKELY = 0.05
# In fewer pairs the share of matches may be anything.
MIN_PAIRS = 100

# Where each product is once a catalogue, matches are about the pairs that are best for both offers. A share that is
# off by more than this factor from what scores say tells that one catalogue has its products several times.
_MUTUAL_FACTOR = 4.0
# By how much it was off otherwise, natural logarithm: .03 to .22 on sets left out of training.
_MUTUAL_SPREAD = 0.23
# Matches to call for each pair that is best for both, for each match that the models which know least expect of an
# offer; .65 did about as well, .7 worse on sets left out.
_BELIEVED = 0.6
# Where offers have one match at most, nearly all that are best for both are matches.
_LEAST_MUTUAL = 0.9


def unlabelled_threshold(scores: Floats, *, sides: Sides | None = None) -> float:
    """The score from which on pairs are matches: the quantile of the share that ``matching_share`` gives."""
    if len(scores) < MIN_PAIRS:
        return 0.5
    share = matching_share(scores, sides=sides)
    return float(np.clip(np.quantile(scores, 1 - min(share, 1.0)), _UNLIKELY, _SURE))


def matching_share(scores: Floats, *, sides: Sides | None = None) -> float:
    """The share of matches among pairs, estimated without labels.

    Scores of a kind of catalogue never seen rank well and are calibrated badly: their mean says too much or too
    little. What is usual counts, and between two catalogues the pairs that are best for both of their offers, as
    often as offers have several matches. Where those are few because one catalogue has its products several times,
    the pairs that are best for its offers count instead. Each is weighed by how far it was off.
    """
    share = _between(max(float(np.mean(scores)), 1e-3), _MEAN_SPREAD)
    if sides is None:
        return share
    if share / _MUTUAL_FACTOR < sides.mutual < share * _MUTUAL_FACTOR:
        times = max(_BELIEVED * sides.matches_per_offer, _LEAST_MUTUAL)
        return _between(sides.mutual * times, _MUTUAL_SPREAD)
    return _between(max(sides.best_of_one, 1e-3), _MUTUAL_SPREAD)


def _between(estimate: float, spread: float) -> float:
    """The mean of an estimate of the share and the usual one, on a logarithmic scale, by inverse variance."""
    trust = spread**-2 / (spread**-2 + _SHARE_SPREAD**-2)
    return math.exp(trust * math.log(estimate) + (1 - trust) * math.log(USUAL_SHARE))
