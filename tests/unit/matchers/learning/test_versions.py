"""Learned matchers are numbered, the newest is used, and one can go back."""

from pathlib import Path

from matchers.learning.versions import ModelVersions
from matchers.scoring import MatcherModel


def test_without_any_the_shipped_matcher_is_used(tmp_path: Path) -> None:
    found = ModelVersions(tmp_path / "none").in_use()
    assert (found.number, found.path) == (0, None)
    assert found.load().about["features"] == MatcherModel.shipped().about["features"]


def test_the_newest_is_used_and_forgetting_goes_back_one_by_one(tmp_path: Path) -> None:
    versions = ModelVersions(tmp_path / "learned")
    shipped = versions.in_use()
    first, second = versions.add(MatcherModel.shipped()), versions.add(MatcherModel.shipped())
    assert (first.number, second.number) == (1, 2)
    assert versions.in_use() == second
    assert second.load().about["learned"] == 2
    assert len({shipped.key, first.key, second.key}) == 3
    assert (versions.forget(), versions.in_use()) == (2, first)
    assert (versions.forget(), versions.in_use()) == (1, shipped)
    assert versions.forget() is None


def test_the_stamp_tells_that_another_is_used(tmp_path: Path) -> None:
    versions = ModelVersions(tmp_path / "learned")
    stamps = [versions.stamp()]
    versions.add(MatcherModel.shipped())
    stamps += [versions.stamp(), versions.stamp()]
    versions.forget()
    stamps.append(versions.stamp())
    assert stamps[0] != stamps[1] == stamps[2]
    assert stamps[3] == stamps[0]


def test_a_file_that_was_not_finished_is_no_matcher(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-1").write_bytes(b"half")
    assert ModelVersions(tmp_path).numbers() == []
