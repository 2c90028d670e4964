"""Chooses the threshold on the catalogue at hand, from its own probabilities and without a label."""

import numpy as np

from matchers.features.vocabulary import Floats

# below this a link is a guess, above it merging waits for certainty that few pairs have
_LOWEST, _HIGHEST = 0.1, 0.6
# with each of seven catalogues left out of training, 1.5 is within .01 of the best pairwise F1 in six of them; half of
# the expected F1 itself loses .05 to .1 in mobile phones and .02 in processors, and gains at most .006 elsewhere
_STEEPNESS = 1.5


def best_threshold(chances: Floats) -> float:
    """The probability from which merging is expected to raise pairwise F1.

    With calibrated probabilities the set of pairs with the best expected F1 is all pairs above half of that F1
    (Lipton, Elkan, Naryanaswamy: Optimal thresholding of classifiers to maximize F1 measure, 2014). Clusters need less:
    pairs vouch for each other, the more so where each single one is unsure, so the bar falls with its square.
    """
    if not len(chances):
        return _HIGHEST
    ranked = np.sort(chances)[::-1].astype(np.float64)
    expected = np.cumsum(ranked)
    f1 = 2 * expected / (np.arange(1, len(ranked) + 1) + expected[-1])
    return float(np.clip(_STEEPNESS * (f1.max() / 2) ** 2, _LOWEST, _HIGHEST))
