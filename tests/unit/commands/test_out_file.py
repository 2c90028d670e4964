"""``--out``: refused before any work where it cannot be written."""

from pathlib import Path

import click
import pytest

from commands.out_file import OutFile


def _converted(path: Path) -> Path:
    return OutFile().convert(str(path), None, None)


def test_a_file_need_not_be_there_but_its_folder_must(tmp_path: Path) -> None:
    assert _converted(tmp_path / "new.csv") == tmp_path / "new.csv"
    with pytest.raises(click.BadParameter, match=r"Folder '.*gone' does not exist"):
        _converted(tmp_path / "gone" / "new.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(click.BadParameter, match="is a directory"):
        _converted(tmp_path)


def test_a_file_without_folder_goes_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _converted(Path("new.csv")) == Path("new.csv")


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    with pytest.raises(click.BadParameter, match="'/dev/null' is no file"):
        OutFile(replaced=True).convert("/dev/null", None, None)
    assert _converted(Path("/dev/null")) == Path("/dev/null"), "what is only written to may be anything"
