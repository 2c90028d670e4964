"""Runs queries on an engine from several threads, and says how long they took."""

import resource
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from index.engine import SearchEngine
from index.query import SearchQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Milliseconds alone (one query at a time), and queries per second with all cores busy.

    ``cpu_p50`` and ``cpu_p99``: milliseconds of this process's processors, which a busy machine does not
    lengthen; a server's own time is not in it.
    """

    cpu_p50: float
    cpu_p99: float
    p50: float
    p99: float
    worst: float
    throughput: float
    stages: dict[str, float]


def load(engine: SearchEngine, queries: Sequence[SearchQuery], *, threads: int) -> Load:
    """A warm-up over other queries first, as a server that has been up for a while."""
    warm, asked = queries[: len(queries) // 2], queries[len(queries) // 2 :]
    for query in warm:
        engine.search(query)
    took: list[float] = []
    worked: list[float] = []
    stages: dict[str, list[float]] = {}
    for query in asked:
        began, busy = time.perf_counter(), time.process_time()
        page = engine.search(query)
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        for stage, milliseconds in page.timings.items():
            stages.setdefault(stage, []).append(milliseconds)
    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(engine.search, asked))
    throughput = len(asked) / (time.perf_counter() - began)
    return Load(
        cpu_p50=float(np.percentile(worked, 50)),
        cpu_p99=float(np.percentile(worked, 99)),
        p50=float(np.percentile(took, 50)),
        p99=float(np.percentile(took, 99)),
        worst=max(took),
        throughput=throughput,
        stages={stage: float(np.percentile(many, 99)) for stage, many in stages.items()},
    )


def peak_memory() -> float:
    """Gigabytes that this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
