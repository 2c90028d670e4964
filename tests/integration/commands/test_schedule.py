"""What ``pricemesh schedule`` says: options that exclude each other, stores that are left to others, its log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.domain.crawl_run import RunState
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from commands.schedule import command
from tests.builders import a_store


@pytest.fixture
def var_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with one store."""
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    monkeypatch.delenv("PRICEMESH_ELASTICSEARCH_URL", raising=False)
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path))
    database = create_catalog_engine(f"sqlite:///{tmp_path}/catalog.db")
    migrate.upgrade(database)
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store("alpha", schedule="now and then"))
        uow.commit()
    database.dispose()
    return tmp_path


@pytest.mark.parametrize(
    "options", [["--list", "--once"], ["--once", "--now"], ["--json"], ["--now", "--json"]]
)
def test_options_that_do_not_go_together_are_wrong_usage(var_dir: Path, options: list[str]) -> None:
    assert CliRunner().invoke(command, options).exit_code == 2


def test_a_store_that_another_process_crawls_is_named_and_left_to_it(var_dir: Path) -> None:
    with UnitOfWork(create_catalog_engine(f"sqlite:///{var_dir}/catalog.db")) as uow:
        run = uow.runs.request("alpha")
        uow.runs.claim(run.id, worker="elsewhere:1")
        uow.commit()
    result = CliRunner().invoke(command, ["--once", "--json"])
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "alpha is being crawled by another process" in result.stderr
    assert "no enabled store" not in result.stderr
    with UnitOfWork(create_catalog_engine(f"sqlite:///{var_dir}/catalog.db"), read_only=True) as uow:
        assert uow.runs.get(run.id).state is RunState.RUNNING


def test_a_log_that_is_no_terminal_has_a_line_for_each_record(var_dir: Path) -> None:
    root = Path(__file__).parents[3]
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "pricemesh", "schedule"],
        cwd=root,
        env={**os.environ, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert scheduler.stderr is not None
    lines = [scheduler.stderr.readline() for _ in range(2)]
    scheduler.terminate()
    out, _ = scheduler.communicate(timeout=60)
    assert lines[0] == "Scheduling; Ctrl-C ends it.\n"
    assert (
        "ERROR store alpha is not scheduled: schedule must be 'every 6h' or a cron line such as" in lines[1]
    )
    assert (scheduler.returncode, out) == (0, "")
