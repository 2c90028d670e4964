"""Where to draw the line between match and no match when nothing is labelled."""

import math

import numpy as np

from matchers.features.vocabulary import Floats

# Share of matches among the candidate pairs of labelled sets: the median, and the spread of its natural logarithm.
USUAL_SHARE = 0.12
_SHARE_SPREAD = 0.35
# By how much the mean probability was off on sets left out of training, natural logarithm.
_MEAN_SPREAD = 0.6
# Surer scores than these are believed whatever the share says.
_SURE = 0.9
_UNLIKELY = 0.05
# In fewer pairs the share of matches may be anything.
_MIN_PAIRS = 100

# Where each product is once a catalogue, matches are about the pairs that are best for both offers. A share that is
# off by more than this factor from what scores say tells that products are there several times.
_MUTUAL_FACTOR = 4.0
# By how much it was off otherwise, natural logarithm: .03 to .22 on sets left out of training.
_MUTUAL_SPREAD = 0.23


def unlabelled_threshold(scores: Floats, *, mutual: float = 0.0) -> float:
    """The score from which on pairs are matches.

    Scores of a kind of catalogue never seen rank well and are calibrated badly: their mean says too much or too
    little. The share of matches is estimated from what is usual, and from ``mutual``, the share of pairs that are
    best for both of their offers, or, where that is far off, from the mean of the scores; each is weighed by how
    far it was off. The threshold is the quantile of that share.
    """
    if len(scores) < _MIN_PAIRS:
        return 0.5
    share = _between(max(float(np.mean(scores)), 1e-3), _MEAN_SPREAD)
    if share / _MUTUAL_FACTOR < mutual < share * _MUTUAL_FACTOR:
        share = _between(mutual, _MUTUAL_SPREAD)
    return float(np.clip(np.quantile(scores, 1 - min(share, 1.0)), _UNLIKELY, _SURE))


def _between(estimate: float, spread: float) -> float:
    """The mean of an estimate of the share and the usual one, on a logarithmic scale, by inverse variance."""
    trust = spread**-2 / (spread**-2 + _SHARE_SPREAD**-2)
    return math.exp(trust * math.log(estimate) + (1 - trust) * math.log(USUAL_SHARE))
