"""The most memory that a process and its workers hold together: pages that they share count once."""

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

# seconds between looks; each costs some 20 ms for gigabytes
_EVERY = 1.0


class PeakMemory:
    """Looks at the processes while it is entered; ``mib`` is the largest sum seen."""

    def __init__(self) -> None:
        self.mib = 0
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._watch.join()
        self.mib = max(self.mib, _together())

    def _look(self) -> None:
        while not self._stop.wait(_EVERY):
            self.mib = max(self.mib, _together())


def _together() -> int:
    """MiB of this process and its children, each page shared by several counted in parts (Linux only)."""
    return sum(_pss(process) for process in (os.getpid(), *_children(os.getpid()))) // 1024


def _children(parent: int) -> list[int]:
    found: list[int] = []
    for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
        try:
            found += map(int, tasks.read_text().split())
        except OSError:  # the thread ended meanwhile
            continue
    return found


def _pss(process: int) -> int:
    """Proportional set size in KiB; 0 where the process has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
