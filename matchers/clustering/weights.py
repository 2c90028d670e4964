"""The weights of scored pairs as they are kept, and which of several for two atoms counts.

Below nought: a rule asks about the pair whatever its score, which is the weight without its sign. Such a pair speaks
against one product as every open question does, and its score rivals others.
"""

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float32]

# a rule's word weighs like a probability this close to one or nought
RULE = 0.999
# as they are kept, in four bytes
SAME, APART = np.float32(RULE), np.float32(1 - RULE)
# what a rule asks about weighs as what is as likely as not; by its score it ranks among its like
ASKED = 0.5
_AMONG_ASKED = np.float32(0.01)


def precedence(chances: Chances) -> Chances:
    """Of several weights for two atoms the one of the highest precedence counts: what a rule merges, then what a rule
    keeps apart, then the highest score. Offers that a rule keeps apart would not have formed an atom either.
    """
    ranks = np.where(chances <= APART, np.float32(2), chances)
    ranks = np.where(chances < 0, ASKED - _AMONG_ASKED * chances, ranks)
    return np.asarray(np.where(chances >= SAME, np.float32(3), ranks), dtype=np.float32)
