"""Fits boosted trees on examples of several sets."""

from collections.abc import Sequence

import lightgbm
import numpy as np

from matchers.features.vocabulary import Floats

SEED = 20240501
ROUNDS = 200
# Found on the validation parts, sets left out in turn; shallow trees with strong regularisation transfer best.
_TREES = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 24,
    "min_child_samples": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,  # threads that wait for each other are slower than one on a busy machine
    "deterministic": True,
}


def fit_trees(
    rows: Sequence[Floats], labels: Sequence[Floats], *, rounds: int = ROUNDS, seed: int = SEED
) -> lightgbm.Booster:
    """One entry a set. A set weighs as the root of its size, so that large ones do not drown the others."""
    weights = [np.full(len(part), 1.0 / np.sqrt(len(part))) for part in labels]
    data = lightgbm.Dataset(np.vstack(rows), np.concatenate(labels), weight=np.concatenate(weights))
    return lightgbm.train({**_TREES, "seed": seed}, data, num_boost_round=rounds)
