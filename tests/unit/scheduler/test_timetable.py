"""Schedules are intervals or cron lines; anything else is refused with the remedy."""

from datetime import UTC, datetime, timedelta

import pytest

from catalog.errors import ConfigurationError
from scheduler.timetable import is_early, next_due, parse_schedule

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"), [("every 6h", 21_600), ("every 15 m", 900), ("EVERY 1d", 86_400), ("every 30s", 30)]
)
def test_an_interval_comes_round_after_its_length(text: str, seconds: int) -> None:
    following = parse_schedule(text).get_next_fire_time(NOW, NOW)
    assert abs((following - NOW).total_seconds() - seconds) <= seconds * 0.05 + 1


def test_a_cron_line_is_read_in_utc() -> None:
    following = parse_schedule("30 4 * * *").get_next_fire_time(None, NOW)
    assert following == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    assert following.utcoffset() == timedelta(0)


@pytest.mark.parametrize("text", ["", "sometimes", "every 0h", "every h", "61 * * * *", "* * *"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ConfigurationError, match="every 6h"):
        parse_schedule(text)


def test_a_store_is_due_by_its_last_crawl_unless_a_clock_has_dated_that_ahead() -> None:
    length = timedelta(hours=6)
    for last, due in (
        (NOW - timedelta(hours=2), NOW + timedelta(hours=4)),
        (NOW - timedelta(days=2), NOW),
        (NOW + timedelta(seconds=10), NOW + length + timedelta(seconds=10)),  # another machine's clock
        (NOW + timedelta(days=365), NOW),
    ):
        assert next_due(length, last, NOW) == due
        assert is_early(length, last, NOW) == (due > NOW)
