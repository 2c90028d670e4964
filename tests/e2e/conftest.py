"""The demo, run once for all end-to-end tests: stores, crawl, match, index, one more day, serve."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from catalog.storage.engine import create_catalog_engine
from catalog.storage.unit_of_work import UnitOfWork

# Eight stores, two days: about two minutes on two busy cores.
_PATIENCE = 480.0
# Longer than that, so that a demo that hangs is ended first and what it printed is told.
LIMIT = pytest.mark.timeout(600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo that is up."""

    base_url: str
    var_dir: Path
    database: Engine

    def get(self, path: str, **params: str) -> dict[str, object]:
        """An answer of the API."""
        answer = httpx.get(f"{self.base_url}{path}", params=params, follow_redirects=True)
        answer.raise_for_status()
        body = answer.json()
        assert isinstance(body, dict)
        return body

    def offers(self) -> list[tuple[str, str, str | None]]:
        """Store, address at the store and product of every offer."""
        with UnitOfWork(self.database, read_only=True) as uow:
            return [
                (offer.listing.store_id, offer.listing.url, offer.product_id)
                for batch in uow.offers.iterate()
                for offer in batch
            ]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """``pricemesh demo`` in a process of its own, until all its days are over."""
    var_dir = tmp_path_factory.mktemp("demo") / "var"
    command = [
        sys.executable,
        "-m",
        "pricemesh",
        "demo",
        "--port",
        "0",
        "--days",
        "1",
        "--var-dir",
        str(var_dir),
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PRICEMESH_DATABASE_URL"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    try:
        base_url = _wait_until_up(process)
        database = create_catalog_engine(f"sqlite:///{var_dir}/catalog.db")
        yield Demo(base_url=base_url, var_dir=var_dir, database=database)
        database.dispose()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0, "Ctrl-C ends the demo without an error"
    finally:
        process.kill()
        process.wait()


def _wait_until_up(process: subprocess.Popen[str]) -> str:
    """Read what the demo prints until it says that everything is there."""
    said = []
    assert process.stdout is not None
    # A demo that hangs is ended, so that reading its output ends too.
    killer = threading.Timer(_PATIENCE, process.kill)
    killer.start()
    try:
        for line in process.stdout:
            said.append(line)
            if line.startswith("Everything is there"):
                return next(word for word in line.split() if word.startswith("http"))
    finally:
        killer.cancel()
    pytest.fail("the demo ended before it was up:\n" + "".join(said[-40:]))
