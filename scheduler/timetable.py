"""When a store is crawled: a cron line or an interval, as APScheduler triggers."""

import re
from datetime import datetime, timedelta

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from catalog.errors import ConfigurationError

_INTERVAL = re.compile(r"every\s+(\d+)\s*([smhd])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
# Crawls spread over this share of the interval, so that stores of one schedule do not start together.
_JITTER_SHARE = 0.05

# Clocks of two schedulers differ by seconds.
_CLOCK_SKEW = timedelta(minutes=5)


def interval_of(text: str) -> timedelta | None:
    """The length of ``every 6h``; None for a cron line and for what is neither."""
    interval = _INTERVAL.fullmatch(text.strip())
    if interval is None or int(interval[1]) == 0:
        return None
    return timedelta(**{_UNITS[interval[2].lower()]: int(interval[1])})


def next_due(length: timedelta, last: datetime | None, now: datetime) -> datetime:
    """When a store is due that was last crawled at ``last``: at once where it never was, or is overdue."""
    return now if last is None or _is_ahead(last, now) else max(now, last + length)


def is_early(length: timedelta, last: datetime | None, now: datetime) -> bool:
    """True where the store was crawled since, by hand or by another scheduler, so that it is not due yet."""
    return last is not None and not _is_ahead(last, now) and now - last < length * (1 - 2 * _JITTER_SHARE)


def _is_ahead(last: datetime, now: datetime) -> bool:
    """True for a crawl that a clock has dated which was ahead: nobody waits for that day."""
    return last > now + _CLOCK_SKEW


def parse_schedule(text: str) -> BaseTrigger:
    """``every 6h`` (s, m, h, d) or five cron fields (UTC). Raises ConfigurationError."""
    length = interval_of(text)
    if length is not None:
        jitter = int(length.total_seconds() * _JITTER_SHARE)
        return IntervalTrigger(seconds=int(length.total_seconds()), jitter=jitter or None, timezone="UTC")
    try:
        return CronTrigger.from_crontab(text, timezone="UTC")
    except ValueError as error:
        raise ConfigurationError(
            f"schedule must be 'every 6h' or a cron line such as '0 */6 * * *', got {text!r}: {error}"
        ) from error
