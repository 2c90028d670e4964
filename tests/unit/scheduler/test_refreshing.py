"""The daily walk: once a day, a step at a time, and begun anew after an error."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from catalog.errors import ServiceUnavailableError
from index.feeder import FeedCounts
from scheduler.refreshing import DailyRefresh


class Calendar:
    """A clock that is moved by hand, and walks of two batches that count how often they began."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 23, tzinfo=UTC)
        self.begun = 0
        self.away = False

    def walk(self) -> Iterator[FeedCounts]:
        self.begun += 1
        yield FeedCounts(indexed=1)
        if self.away:
            raise ServiceUnavailableError("the index is away")
        yield FeedCounts(indexed=2)


def refreshing(calendar: Calendar) -> DailyRefresh:
    return DailyRefresh(calendar.walk, clock=lambda: calendar.now)


def test_a_walk_goes_one_batch_a_step_and_ends_until_the_next_day() -> None:
    calendar = Calendar()
    refresh = refreshing(calendar)
    assert [refresh.step().indexed for _ in range(5)] == [1, 2, 0, 0, 0]
    assert calendar.begun == 1
    calendar.now += timedelta(hours=2)
    assert [refresh.step().indexed for _ in range(4)] == [1, 2, 0, 0]
    assert calendar.begun == 2


def test_a_walk_over_midnight_is_the_day_before_s() -> None:
    calendar = Calendar()
    refresh = refreshing(calendar)
    refresh.step()
    calendar.now += timedelta(hours=2)
    assert [refresh.step().indexed for _ in range(5)] == [2, 0, 1, 2, 0]


def test_a_walk_that_failed_begins_anew() -> None:
    calendar = Calendar()
    refresh = refreshing(calendar)
    calendar.away = True
    refresh.step()
    with pytest.raises(ServiceUnavailableError):
        refresh.step()
    calendar.away = False
    assert [refresh.step().indexed for _ in range(4)] == [1, 2, 0, 0]
