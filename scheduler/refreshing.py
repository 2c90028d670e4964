"""Once a day the index takes over what the passing of time did to discounts and price drops, a batch at a time."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from index.feeder import FeedCounts


class DailyRefresh:
    """A walk that begins with the first step of each day (UTC), and goes one batch further with each step.

    Nothing is remembered past the process: a new one begins anew, which repeats reading but no writing.
    """

    def __init__(
        self,
        begin: Callable[[], Iterator[FeedCounts]],
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._begin, self._clock = begin, clock
        self._walk: Iterator[FeedCounts] | None = None
        self._begun_on: date | None = None
        self._done_on: date | None = None

    def step(self) -> FeedCounts:
        """What one batch did; nothing where today's walk is done."""
        if self._walk is None:
            self._begun_on = self._clock().date()
            if self._begun_on == self._done_on:
                return FeedCounts()
        # An error leaves no walk: the next step begins anew.
        walk, self._walk = self._walk or self._begin(), None
        counts = next(walk, None)
        if counts is None:
            self._done_on = self._begun_on
            return FeedCounts()
        self._walk = walk
        return counts
