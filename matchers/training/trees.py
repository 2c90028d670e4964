"""Fits boosted trees on examples of several sets."""

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np

from catalog.errors import InsufficientDataError
from matchers.features.vocabulary import Floats

SEED = 20240501
# Of one pair a tree, which sees four fifths of all, would see none.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Trees:
    """The default was found with sets left out in turn: shallow trees and strong regularisation transfer best."""

    rounds: int = 200
    leaves: int = 24
    learning_rate: float = 0.06
    least: int = 30  # pairs in a leaf
    feature_share: float = 0.5  # of the features, for each tree
    extra: bool = False  # one place drawn by chance is tried for each split, not every one

    def parameters(self, seed: int) -> dict[str, object]:
        """In LightGBM's words."""
        return {
            "objective": "binary",
            "learning_rate": self.learning_rate,
            "num_leaves": self.leaves,
            "min_child_samples": self.least,
            "feature_fraction": self.feature_share,
            "extra_trees": self.extra,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "lambda_l2": 5.0,
            "verbose": -1,
            "num_threads": 1,  # threads that wait for each other are slower than one on a busy machine
            "deterministic": True,
            "seed": seed,
        }


_DEFAULT = Trees()


def fit_trees(
    rows: Sequence[Floats],
    labels: Sequence[Floats],
    *,
    trees: Trees = _DEFAULT,
    weights: Sequence[Floats] | None = None,
    seed: int = SEED,
) -> lightgbm.Booster:
    """One entry a set. Without weights a set weighs as the root of its size, so that large ones do not drown others.

    Raises InsufficientDataError where there are not two pairs.
    """
    if (pairs := sum(map(len, labels))) < _FEWEST:
        raise InsufficientDataError(
            f"training needs {_FEWEST} labelled pairs or more, got {pairs}; add sets or leave out fewer"
        )
    weighed = weights or [np.full(len(part), 1.0 / np.sqrt(max(len(part), 1))) for part in labels]
    data = lightgbm.Dataset(
        np.vstack(rows), np.concatenate(labels), weight=_mean_one(np.concatenate(weighed))
    )
    return lightgbm.train(trees.parameters(seed), data, num_boost_round=trees.rounds)


def _mean_one(weights: Floats) -> Floats:
    """Regularisation is in units of weight: the mean weight is 1."""
    return np.asarray(weights / weights.mean(), dtype=np.float32)
