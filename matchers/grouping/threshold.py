"""Chooses the threshold on the catalogue at hand, from its own probabilities and without a label."""

import numpy as np

from matchers.features.vocabulary import Floats

# below this a link is a guess, above it merging waits for certainty that few pairs have
_LOWEST, _HIGHEST = 0.25, 0.6
# the same where stores are apart: mobile phones left out of training do best with it, and worse with half of it
_LOWEST_APART = 0.1
# with each of seven catalogues left out of training, 1.5 is within .01 of the best pairwise F1 in six of them; half of
# the expected F1 itself loses .05 to .1 in mobile phones and .02 in processors, and gains at most .006 elsewhere
_STEEPNESS = 1.5


def best_threshold(chances: Floats, *, apart_stores: bool = False) -> float:
    """The probability from which merging is expected to raise pairwise F1.

    With calibrated probabilities the set of pairs with the best expected F1 is all pairs above half of that F1
    (Lipton, Elkan, Naryanaswamy: Optimal thresholding of classifiers to maximize F1 measure, 2014).

    ``apart_stores``: no store has two offers of a product. There a chain of wrong links soon meets a store twice and
    ends, and right ones vouch for each other, the more so where each single pair is unsure: so the bar falls with the
    square. Where stores list products often it does not (server parts left out of training: F1 .44 with the half, .35
    with the square).
    """
    if not len(chances):
        return _HIGHEST
    ranked = np.sort(chances)[::-1].astype(np.float64)
    expected = np.cumsum(ranked)
    half = float((2 * expected / (np.arange(1, len(ranked) + 1) + expected[-1])).max()) / 2
    if apart_stores:
        return float(np.clip(_STEEPNESS * half**2, _LOWEST_APART, _HIGHEST))
    return float(np.clip(half, _LOWEST, _HIGHEST))
