"""What each stage of matching costs, for benchmarks."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

try:
    import resource
except ImportError:  # pragma: no cover - not on Windows, where only the wall clock is read
    resource = None  # type: ignore[assignment]


class Stage(StrEnum):
    """The stages of an update, in their order."""

    READING = "reading"
    ATOMS = "atoms"
    LEARNING = "learning"
    BLOCKING = "blocking"
    SCORING = "scoring"
    DECIDING = "deciding"
    CLUSTERING = "clustering"
    IDENTITY = "identity"


class Costs:
    """Seconds by stage, added up over updates: wall, and processor time of this process and its workers."""

    def __init__(self) -> None:
        self.wall = dict.fromkeys(Stage, 0.0)
        self.processor = dict.fromkeys(Stage, 0.0)

    @contextmanager
    def of(self, stage: Stage) -> Iterator[None]:
        """Count what is done inside to a stage."""
        wall, used = time.perf_counter(), processor_seconds()
        try:
            yield
        finally:
            self.wall[stage] += time.perf_counter() - wall
            self.processor[stage] += processor_seconds() - used

    def add(self, other: "Costs") -> None:
        """Add what was counted elsewhere."""
        for stage in Stage:
            self.wall[stage] += other.wall[stage]
            self.processor[stage] += other.processor[stage]

    def hand_over(self, one: Stage, other: Stage, part: float) -> None:
        """Count a part (0…1) of what a stage cost to another: for work that is interleaved in workers."""
        for seconds in (self.wall, self.processor):
            seconds[other] += part * seconds[one]
            seconds[one] -= part * seconds[one]


def processor_seconds() -> float:
    """Of this process and of workers that ended."""
    if resource is None:
        return time.process_time()
    here, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return here.ru_utime + here.ru_stime + workers.ru_utime + workers.ru_stime
