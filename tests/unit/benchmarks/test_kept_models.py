"""Matchers that a benchmark keeps between runs."""

from pathlib import Path

import pytest

from benchmarks.matching.kept import kept_model
from matchers.scoring import MatcherModel


def test_a_matcher_is_trained_once_for_the_same_examples(tmp_path: Path) -> None:
    shipped = MatcherModel.shipped()
    first = kept_model(tmp_path / "work", "without-a/b", [], lambda: shipped)
    assert first is shipped

    def again() -> MatcherModel:
        pytest.fail("it was trained before")

    kept = kept_model(tmp_path / "work", "without-a/b", [], again)
    assert kept.base.model_to_string() == shipped.base.model_to_string()


def test_of_another_set_another_matcher_is_trained(tmp_path: Path) -> None:
    trained = []

    def train() -> MatcherModel:
        trained.append(1)
        return MatcherModel.shipped()

    kept_model(tmp_path, "without-a", [], train)
    kept_model(tmp_path, "without-b", [], train)
    assert len(trained) == 2
