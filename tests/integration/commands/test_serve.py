"""``pricemesh serve`` in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from catalog.storage import create_catalog_engine, migrate


def test_it_answers_until_an_interrupt_which_is_its_regular_end(tmp_path: Path) -> None:
    migrate.upgrade(create_catalog_engine(f"sqlite:///{tmp_path}/catalog.db"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PRICEMESH_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "pricemesh", "serve", "--port", "0"],
        cwd=Path(__file__).parents[3],
        env={**environment, "PRICEMESH_VAR_DIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().split() if word.startswith("http"))
        transport = httpx.HTTPTransport(retries=20)  # it listens already, but may not answer yet
        with httpx.Client(transport=transport, timeout=60) as client:
            assert client.get(f"{address}/healthz").status_code == 200
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
        assert (server.returncode, errors) == (0, "")
    finally:
        server.kill()
