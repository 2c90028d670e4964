"""Folders of index versions under one root, and the file ``CURRENT`` that names the one in use.

Invariant: ``CURRENT`` names a whole version or is absent; it changes by one atomic rename. Who makes a version holds
``building`` until it is published: ``remove_others`` of another process would take it away half made.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.errors import ConflictError

_POINTER = "CURRENT"


class Versions:
    """The versions of one embedded index."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def building(self, *, patience: float = 0.0) -> Iterator[None]:
        """Keep other builders out; the lock ends with its process. Raises ConflictError where there is another for
        more than ``patience`` seconds."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / "building.lock")
        try:
            lock.acquire(timeout=patience)
        except Timeout as error:
            raise ConflictError(
                f"another process is making the search index in {self.root} anew; wait for it or stop it"
            ) from error
        try:
            yield
        finally:
            lock.release()

    def current(self) -> Path | None:
        """Folder of the version in use; None before the first one is published."""
        try:
            name = (self.root / _POINTER).read_text().strip()
        except FileNotFoundError:
            return None
        return self.root / name

    def begin(self) -> Path:
        """An empty folder for a new version, in use only once it is published."""
        self.root.mkdir(parents=True, exist_ok=True)
        taken = [int(path.name[1:]) for path in self.root.glob("v*") if path.name[1:].isdigit()]
        folder = self.root / f"v{max(taken, default=0) + 1:06d}"
        folder.mkdir()
        return folder

    def publish(self, folder: Path) -> None:
        """Put a version in use."""
        draft = self.root / f"{_POINTER}.{os.getpid()}"
        with draft.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.root / _POINTER)

    def remove_others(self) -> None:
        """Delete versions not in use. A reader that still has one open keeps reading its open files."""
        current = self.current()
        for folder in self.root.glob("v*"):
            if current is not None and folder.name != current.name:
                shutil.rmtree(folder, ignore_errors=True)
