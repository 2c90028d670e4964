"""Runs queries on an engine from several threads, and says how long they took."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from api.warming import warm
from benchmarks.search_load.catalogue import vocabulary
from benchmarks.search_load.engines import Subject
from benchmarks.search_load.footprint import memory
from benchmarks.search_load.queries import queries
from index.engine import SearchEngine
from index.query import SearchQuery

# Letters after which a page asks for suggestions.
_TYPED = (1, 2, 3, 5, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Milliseconds alone (one query at a time), queries per second with all cores busy, gigabytes.

    ``cpu_p50`` and ``cpu_p99``: milliseconds of this process's processors, which a busy machine does not
    lengthen; a server's own time is not in it. ``suggested``: the 99th percentile of suggestions, in milliseconds.
    """

    cpu_p50: float
    cpu_p99: float
    p50: float
    p99: float
    suggested: float
    throughput: float
    memory: float
    stages: dict[str, float]


def measured(subject: Subject, asked: int, threads: int) -> Load:
    """Half of the queries warm up, as for a server that has been up for a while; a quarter is asked alone, and a
    quarter, all new, by several threads."""
    engine = subject.open()
    warm(engine)
    many = queries(asked, vocabulary(subject.products))
    for query in many[0::2]:
        engine.search(query)
    took, worked, stages = _alone(engine, many[1::4])
    suggested = _suggested(engine, [query.text for query in many[1::4] if query.text])
    throughput = _throughput(engine, many[3::4], threads)
    held = memory(subject)
    engine.close()
    return Load(
        cpu_p50=float(np.percentile(worked, 50)),
        cpu_p99=float(np.percentile(worked, 99)),
        p50=float(np.percentile(took, 50)),
        p99=float(np.percentile(took, 99)),
        suggested=float(np.percentile(suggested, 99)),
        throughput=throughput,
        memory=held,
        stages={stage: float(np.percentile(spent, 99)) for stage, spent in stages.items()},
    )


def _alone(
    engine: SearchEngine, asked: Sequence[SearchQuery]
) -> tuple[list[float], list[float], dict[str, list[float]]]:
    """Milliseconds of each query on the wall, of processors, and by stage."""
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
    return took, worked, stages


def _suggested(engine: SearchEngine, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each suggestion while the texts are typed."""
    took: list[float] = []
    for start in (text[:typed] for text in texts for typed in _TYPED):
        began = time.perf_counter()
        engine.suggest(start)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _throughput(engine: SearchEngine, asked: Sequence[SearchQuery], threads: int) -> float:
    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(engine.search, asked))
    return len(asked) / (time.perf_counter() - began)
