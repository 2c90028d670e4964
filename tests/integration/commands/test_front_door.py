"""What becomes of errors at the front door: one line for people, an object for programs, never a traceback."""

import json
import sys
from pathlib import Path

import pytest

from pricemesh import main


def failed(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr(sys, "argv", ["pricemesh", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    return caught.value.code


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path / "var"))


def test_an_expected_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(monkeypatch, "db", "stats") == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("pricemesh: there is no catalog at")
    assert err.endswith("[service_unavailable]\n")


def test_with_json_it_is_an_object_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(monkeypatch, "db", "stats", "--json") == 1
    out, err = capsys.readouterr()
    told = json.loads(err)
    assert (out, told["error"]) == ("", "service_unavailable")
    assert "pricemesh db upgrade" in told["message"]


def test_a_file_that_cannot_be_written_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "feed.xml")

    monkeypatch.setattr("commands.store_rows.list_stores", full)
    assert failed(monkeypatch, "store", "list") == 1
    assert capsys.readouterr().err == "pricemesh: feed.xml: No space left on device [system]\n"
