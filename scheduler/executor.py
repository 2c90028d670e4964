"""Where crawls run. One protocol, so that another machine's workers can take the local subprocess's place."""

import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from catalog.settings import Settings
from spiders.crawl import CrawlOptions


def worker_name(pid: int) -> str:
    """What a run's row says of the process that claimed it."""
    return f"{socket.gethostname()}:{pid}"


class Executor(Protocol):
    """Starts runs that are pending; the run's row tells how it goes."""

    def start(self, run_id: int, *, options: CrawlOptions, days_ago: int = 0) -> str:
        """Begin a run; returns at once, with the name under which the worker claims it."""

    def reap(self) -> Mapping[int, str]:
        """Runs whose worker has ended since the last call, each with what it last said on stderr."""

    def stop(self) -> None:
        """End all workers; their runs are cancelled, and what they had read stays."""


class SubprocessExecutor:
    """One operating-system process for each crawl on this machine; its log is in VAR_DIR/logs."""

    def __init__(self, settings: Settings, environment: Mapping[str, str]) -> None:
        self._logs = settings.var_dir / "logs"
        self._environment = dict(environment)
        self._workers: dict[int, subprocess.Popen[bytes]] = {}

    def start(self, run_id: int, *, options: CrawlOptions, days_ago: int = 0) -> str:
        """See ``Executor``."""
        command = [sys.executable, "-m", "scheduler.worker", str(run_id), "--days-ago", str(days_ago)]
        if options.max_pages is not None:
            command += ["--max-pages", str(options.max_pages)]
        if not options.obey_crawl_delay:
            command.append("--no-crawl-delay")
        self._logs.mkdir(parents=True, exist_ok=True)
        with self._log(run_id).open("wb") as log:
            worker = subprocess.Popen(
                command, env=self._environment, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
            )
        self._workers[run_id] = worker
        return worker_name(worker.pid)

    def reap(self) -> Mapping[int, str]:
        """See ``Executor``."""
        ended = [run_id for run_id, worker in self._workers.items() if worker.poll() is not None]
        for run_id in ended:
            del self._workers[run_id]
        return {run_id: _last_line(self._log(run_id)) for run_id in ended}

    def stop(self) -> None:
        """See ``Executor``."""
        for worker in self._workers.values():
            worker.terminate()
        for worker in self._workers.values():
            worker.wait()
        self._workers.clear()

    def _log(self, run_id: int) -> Path:
        return self._logs / f"crawl-{run_id}.log"


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")
