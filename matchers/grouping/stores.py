"""What one store's own offers tell: offers of one store are different products, and need no label for it.

Where no store lists a product twice, pairs of one store are known not to match, and pairs of two stores are a
mixture. How often pairs that look alike come from one store is therefore a measure, without any label, of what sets
products apart in this catalogue: colours in one, not in another.
"""

import lightgbm
import numpy as np

from matchers.features import FEATURES
from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import CandidatePairs

# parts of the pairs: each part's share is told by the others, so that no pair tells its own
_PARTS = 3
_TREES = 60
# fewer pairs of one store than this teach nothing
_FEWEST = 200
_SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 15,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.6,
    "verbose": -1,
    "seed": 0,
    "deterministic": True,
}


def one_store_share(pairs: CandidatePairs, chances: Floats, *, threads: int = 2) -> Floats:
    """For each pair, how many pairs like it are of one store, in 0…1; NaN where stores may list a product twice."""
    same = pairs.same_store
    if not pairs.apart_stores or same.sum() < _FEWEST or (~same).sum() < _FEWEST:
        return np.full(len(same), np.nan, dtype=np.float32)
    told = [at for at, row in enumerate(FEATURES) if row.name != "same_store"]
    table = np.column_stack([pairs.features[:, told], chances])
    part = np.random.default_rng(0).integers(_PARTS, size=len(same))
    share = np.empty(len(same), dtype=np.float32)
    for one in range(_PARTS):
        data = lightgbm.Dataset(table[part != one], same[part != one].astype(np.float32))
        model = lightgbm.train({**_SETTINGS, "num_threads": threads}, data, _TREES)
        share[part == one] = model.predict(table[part == one], num_threads=threads)
    return share
