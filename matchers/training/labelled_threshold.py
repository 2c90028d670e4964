"""Where labels draw the line between match and no match, also where the pairs asked match more or less often.

Labelled pairs are picked: often with as many matches as others, to learn from, while those asked are the pairs of two
catalogues, of which few match. What is told apart as well on both needs another line where matches are rarer.
"""

import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats

Labels = NDArray[np.int8]

# Shares of matches whose natural logarithms differ by less come of one choice of pairs.
_SAME_SHARE = 0.3
# Of a thousand pairs, one may match or not by luck: no share is nearer to none or all.
_LEAST = 1e-3
# Of fewer pairs, those at hand say too little about how often such pairs match.
_MIN_ASKED = 100
# The share is settled to a thousandth of itself in a few dozen steps.
_STEPS = 100
# Thresholds of this much less F1 are as good as the best.
_AS_GOOD = 0.005


def best_threshold(scores: Floats, labels: Labels, weights: Floats | None = None) -> float:
    """The middle of the thresholds whose F1 is within half a point of the best; pairs count by their weights."""
    order = np.argsort(-scores, kind="stable")
    counts = np.ones(len(scores)) if weights is None else weights[order]
    hits = np.cumsum((labels[order] == 1) * counts)
    f1 = 2 * hits / (np.cumsum(counts) + hits[-1])
    good = scores[order][f1 >= f1.max() - _AS_GOOD]
    return float((good.max() + good.min()) / 2)


def share_asked(scores: Floats, labelled: float) -> float:
    """The share of matches among pairs with these probabilities, which hold where a share ``labelled`` matches.

    Expectation maximisation: a share is as likely as it makes the scores, provided that matches are as alike as the
    labelled ones were and strangers too. Few pairs, and shares as good as equal: ``labelled``.
    """
    if len(scores) < _MIN_ASKED or not 0.0 < labelled < 1.0:
        return labelled
    share = labelled
    for _ in range(_STEPS):
        share = float(np.clip(at_share(scores, share, labelled).mean(), _LEAST, 1.0 - _LEAST))
    return labelled if same_share(share, labelled) else share


def at_share(scores: Floats, share: float, labelled: float) -> Floats:
    """Probabilities that hold where ``labelled`` of the pairs match, as they are where ``share`` of them do."""
    match = scores.astype(np.float64) * (share / labelled)
    no_match = (1.0 - scores.astype(np.float64)) * ((1.0 - share) / (1.0 - labelled))
    return np.asarray(match / (match + no_match), dtype=np.float32)


def same_share(one: float, other: float) -> bool:
    """Whether two shares of matches differ no more than those of one choice of pairs."""
    return bool(abs(np.log(max(one, _LEAST) / max(other, _LEAST))) < _SAME_SHARE)


def weights_for_share(labels: Labels, share: float) -> Floats:
    """Weights of labelled pairs that make ``share`` of them matches."""
    labelled = float((labels == 1).mean())
    if not 0.0 < labelled < 1.0:
        return np.ones(len(labels), dtype=np.float32)
    match, no_match = share / labelled, (1.0 - share) / (1.0 - labelled)
    return np.where(labels == 1, match, no_match).astype(np.float32)
