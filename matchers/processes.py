"""Runs a function over many items on all cores, where there are enough items to pay for it.

Workers are forked, so they share what the function reads without a copy; where the system cannot fork, or the items
are few, everything runs in this process. Results come in the order of the items.
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Protocol, TypeVar


class Sliceable(Protocol):
    """A list or an array."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: slice, /) -> Any: ...


Items = TypeVar("Items", bound=Sliceable)
Result = TypeVar("Result")

# below this the start of the workers (about 0.2 s with a large catalogue in memory) costs more than it saves
WORTH_IT = 20_000

_task: Callable[[Any], Any] | None = None
_items: Sliceable | None = None


def _run(at: slice) -> Any:
    assert _task is not None
    assert _items is not None
    return _task(_items[at])


def in_parts(
    function: Callable[[Items], Result],
    items: Items,
    *,
    size: int,
    worth_it: int = WORTH_IT,
) -> Iterator[Result]:
    """``function`` of each part of at most ``size`` items, in order. The function may only read what it shares."""
    global _task, _items
    parts = [slice(start, start + size) for start in range(0, len(items), size)]
    workers = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(parts))
    if workers < 2 or len(items) < worth_it or "fork" not in multiprocessing.get_all_start_methods():
        yield from (function(items[part]) for part in parts)
        return
    _task, _items = function, items
    gc.freeze()  # a collection in a worker would copy the pages of all objects it shares
    try:
        context = multiprocessing.get_context("fork")
        # a worker ends with its task: there is nothing to collect for
        with ProcessPoolExecutor(workers, mp_context=context, initializer=gc.disable) as pool:
            yield from pool.map(_run, parts)
    finally:
        _task, _items = None, None
        gc.unfreeze()
