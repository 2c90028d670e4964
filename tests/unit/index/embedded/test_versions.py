"""Versions of an index in folders."""

from pathlib import Path

from index.embedded.versions import Versions


def test_a_version_is_in_use_only_once_it_is_published(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "index")
    assert versions.current() is None
    first = versions.begin()
    assert versions.current() is None
    versions.publish(first)
    second = versions.begin()
    assert versions.current() == first
    versions.publish(second)
    assert versions.current() == second


def test_the_others_are_removed_and_their_names_not_used_again_at_once(tmp_path: Path) -> None:
    versions = Versions(tmp_path)
    left_over, used = versions.begin(), versions.begin()
    versions.publish(used)
    versions.remove_others()
    assert (left_over.exists(), used.exists()) == (False, True)
    assert versions.begin() not in (left_over, used)
