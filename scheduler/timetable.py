"""When a store is crawled: a cron line or an interval, as APScheduler triggers."""

import re
from datetime import timedelta

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from catalog.errors import ConfigurationError

_INTERVAL = re.compile(r"every\s+(\d+)\s*([smhd])", re.IGNORECASE)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
# Crawls spread over this share of the interval, so that stores of one schedule do not start together.
_JITTER_SHARE = 0.05


def parse_schedule(text: str) -> BaseTrigger:
    """``every 6h`` (s, m, h, d) or five cron fields (UTC). Raises ConfigurationError."""
    interval = _INTERVAL.fullmatch(text.strip())
    if interval and int(interval[1]) > 0:
        length = timedelta(**{_UNITS[interval[2].lower()]: int(interval[1])})
        jitter = int(length.total_seconds() * _JITTER_SHARE)
        return IntervalTrigger(seconds=int(length.total_seconds()), jitter=jitter or None, timezone="UTC")
    try:
        return CronTrigger.from_crontab(text, timezone="UTC")
    except ValueError as error:
        raise ConfigurationError(
            f"schedule must be 'every 6h' or a cron line such as '0 */6 * * *', got {text!r}: {error}"
        ) from error
