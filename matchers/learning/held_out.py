"""Which products are held out of learning, to see whether what was learned holds for others.

Invariant: a product that is held out is held out in every run, so that no learned matcher has ever seen it, and a new
one is compared fairly with an older one.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from matchers.features.vocabulary import Floats
from matchers.learning.confirmed import ConfirmedPair

# One product in so many.
_ONE_IN = 4
# A pair of a product that is held out with one that is not would be found from either side: it counts half, so that
# the held-out part has as many strangers for each match as the whole.
_HALF = 0.5


def is_held_out(product: str) -> bool:
    """By a hash of the product's name."""
    return blake2b(product.encode(), digest_size=4).digest()[0] % _ONE_IN == 0


def shares_held_out(pairs: Sequence[ConfirmedPair]) -> Floats:
    """Of each pair how much of it is held out: 0, a half or 1. Only pairs with 0 may be learned from."""
    shares = [_HALF * sum(map(is_held_out, pair.products)) for pair in pairs]
    return np.asarray(shares, dtype=np.float32)
