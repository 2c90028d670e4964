"""Fitting of trees: too little to learn from is said in words."""

import numpy as np
import pytest

from catalog.errors import InsufficientDataError
from matchers.training.trees import fit_trees


@pytest.mark.parametrize("pairs", [0, 1])
def test_fewer_than_two_pairs_are_too_few(pairs: int) -> None:
    rows, labels = np.zeros((pairs, 3), dtype=np.float32), np.ones(pairs, dtype=np.float32)
    with pytest.raises(InsufficientDataError, match=f"got {pairs}"):
        fit_trees([rows], [labels])


def test_no_set_at_all_is_too_little() -> None:
    with pytest.raises(InsufficientDataError, match="got 0"):
        fit_trees([], [])


def test_two_pairs_are_enough() -> None:
    rows, labels = np.eye(2, 3, dtype=np.float32), np.asarray([0, 1], dtype=np.float32)
    assert np.isfinite(fit_trees([rows], [labels]).predict(rows)).all()
