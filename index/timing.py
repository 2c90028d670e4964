"""Milliseconds per stage of a query."""

import time


class Clock:
    """``mark`` ends a stage and gives it the time since the mark before."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """End a stage; the same name again adds to it."""
        now = time.perf_counter()
        self.timings[stage] = self.timings.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now
