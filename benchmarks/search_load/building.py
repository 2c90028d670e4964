"""Builds an index and remembers what that took, so that it can be asked later."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.search_load.catalogue import documents
from benchmarks.search_load.engines import Subject
from benchmarks.search_load.footprint import disk, memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Seconds on the wall and of this process's processors (a server's own are not in it), gigabytes."""

    seconds: float
    cpu_seconds: float
    memory: float
    disk: float


def known(subject: Subject) -> Build | None:
    """What a build that was kept took."""
    try:
        return Build(**json.loads(_record(subject).read_text()))
    except FileNotFoundError:
        return None


def build(subject: Subject) -> Build:
    """Make the index anew out of generated documents."""
    subject.folder.mkdir(parents=True, exist_ok=True)
    engine = subject.open()
    began, busy = time.perf_counter(), time.process_time()
    engine.rebuild(documents(subject.products), 1)
    engine.count()
    seconds, cpu_seconds = time.perf_counter() - began, time.process_time() - busy
    took = Build(seconds=seconds, cpu_seconds=cpu_seconds, memory=memory(subject), disk=disk(subject))
    engine.close()
    _record(subject).write_text(json.dumps(asdict(took)))
    return took


def forget(subject: Subject) -> None:
    """Delete the index and what is known of it."""
    subject.drop()
    _record(subject).unlink(missing_ok=True)


def _record(subject: Subject) -> Path:
    return subject.folder / f"{subject.name}.json"
