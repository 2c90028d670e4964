"""``pricemesh feed``: the file appears whole, or nothing is left of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.routes import feed as feed_route
from catalog.storage import create_catalog_engine, migrate
from commands.feed import command


def test_a_feed_that_fails_leaves_the_last_one_and_no_piece_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path / "var"))
    (tmp_path / "var").mkdir()
    migrate.upgrade(create_catalog_engine(f"sqlite:///{tmp_path}/var/catalog.db"))
    out = tmp_path / "out" / "feed.csv"
    out.parent.mkdir()
    assert CliRunner().invoke(command, ["--out", str(out), "--format", "csv"]).exit_code == 0
    whole = out.read_bytes()

    def broken(*_: object, **__: object) -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(feed_route, "feed_bytes", broken)
    assert CliRunner().invoke(command, ["--out", str(out), "--format", "csv"]).exit_code == 1
    assert [(path.name, path.read_bytes()) for path in out.parent.iterdir()] == [("feed.csv", whole)]
