"""A folder is replaced as a whole, or not at all."""

from pathlib import Path

import numpy as np
import pytest

from matchers.memory.files import FolderWriter, UnusableStateError, read_folder


def write(folder: Path, word: str, *, version: int = 1) -> None:
    files = FolderWriter(folder, version=version)
    files.array("numbers", np.arange(3))
    files.text("text", word.encode())
    files.json("about", {"word": word})
    files.commit()


def test_what_was_written_last_is_read_and_the_rest_is_gone(tmp_path: Path) -> None:
    write(tmp_path, "first")
    write(tmp_path, "second")
    files = read_folder(tmp_path, version=1)
    assert files is not None
    assert (bytes(files.text("text")), files.json("about")) == (b"second", {"word": "second"})
    assert files.array("numbers").tolist() == [0, 1, 2]
    assert len(list(tmp_path.glob("part-*"))) == 1


def test_nothing_counts_before_the_commit(tmp_path: Path) -> None:
    write(tmp_path, "first")
    FolderWriter(tmp_path, version=1).json("about", {"word": "second"})
    files = read_folder(tmp_path, version=1)
    assert files is not None
    assert files.json("about") == {"word": "first"}


def test_an_empty_folder_keeps_nothing(tmp_path: Path) -> None:
    assert read_folder(tmp_path, version=1) is None


def test_another_version_is_refused_with_both_numbers(tmp_path: Path) -> None:
    write(tmp_path, "old", version=1)
    with pytest.raises(UnusableStateError, match=r"version 1, this program reads version 2.*anew"):
        read_folder(tmp_path, version=2)


@pytest.mark.parametrize("name", ["numbers.npy", "text.bin", "about.json"])
def test_a_file_that_was_cut_off_is_named(tmp_path: Path, name: str) -> None:
    write(tmp_path, "whole")
    (path,) = tmp_path.glob(f"part-*/{name}")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(UnusableStateError, match=f"{name} is missing or was cut off"):
        read_folder(tmp_path, version=1)


def test_a_manifest_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b'{"version": 1')
    with pytest.raises(UnusableStateError, match=r"manifest\.json is not one"):
        read_folder(tmp_path, version=1)


def test_an_empty_text_can_be_kept(tmp_path: Path) -> None:
    write(tmp_path, "")
    files = read_folder(tmp_path, version=1)
    assert files is not None
    assert bytes(files.text("text")) == b""
