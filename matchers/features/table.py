"""The table of features: named small functions over a batch of pairs. The docstring is shown to people.

Every feature is symmetric: swapping the two offers does not change it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchers.features.pairs import PairBatch
from matchers.features.vocabulary import Floats

FeatureFunction = Callable[[PairBatch], Floats]


@dataclass(frozen=True, slots=True)
class Feature:
    """``meaning``: what it says about a pair, in words for people."""

    name: str
    meaning: str
    compute: FeatureFunction


def feature(function: FeatureFunction) -> Feature:
    """Turn a function with a docstring into a row of the table."""
    meaning = (function.__doc__ or "").strip()
    if not meaning:
        raise ValueError(f"feature {function.__name__} has no docstring, which is its explanation; write one")
    return Feature(function.__name__, meaning, function)


def column(name: str, meaning: str, group: str, field: str) -> Feature:
    """A row of the table that reads one column of a relation (``codes``, ``agreement``, ``residue``)."""
    return Feature(name, meaning, lambda pairs: np.asarray(getattr(pairs, group)[field], dtype=np.float32))


def compute(features: tuple[Feature, ...], pairs: PairBatch) -> NDArray[np.float32]:
    """One row a pair, one column a feature."""
    matrix = np.empty((len(pairs), len(features)), dtype=np.float32)
    for at, row in enumerate(features):
        matrix[:, at] = row.compute(pairs)
    return matrix
