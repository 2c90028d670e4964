"""Runs a function over many items on all cores, where there are enough items to pay for it.

Workers are forked, so they share what the function reads without a copy; where the system cannot fork, or the items
are few, everything runs in this process. Results come in the order of the items.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# below this the start of the workers (about 0.2 s with a large catalogue in memory) costs more than it saves
WORTH_IT = 20_000

_task: Callable[[Any], Any] | None = None


def _run(part: Any) -> Any:
    assert _task is not None
    return _task(part)


def in_parts(
    function: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    *,
    size: int,
    worth_it: int = WORTH_IT,
) -> Iterator[Result]:
    """``function`` of each part of at most ``size`` items, in order. The function may only read what it shares."""
    global _task
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    workers = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(parts))
    if workers < 2 or len(items) < worth_it or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, parts)
        return
    _task = function
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_run, parts)
    finally:
        _task = None
