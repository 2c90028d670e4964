"""What a product's price history says: how far the best total lies below its usual one, and its last fall."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

# A shorter time calls a week's promotion usual, a longer one remembers last season's price.
USUAL_DAYS = 30
# Read so far back, so that the price in force at the start of the 30 days is known for nearly all offers.
HISTORY_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalPoint:
    """From this time an offer cost so much in all, in minor units; None: it could not be bought."""

    at: datetime
    total: int | None


# Offer id → points, oldest first.
Histories = Mapping[int, Sequence[TotalPoint]]


def discount_percent(histories: Histories, now: datetime) -> int:
    """How far the best total lies below the median of its last 30 days, in whole percent; 0 if not."""
    best = best_total(histories, now)
    days = (best_total(histories, now - timedelta(days=day)) for day in range(1, USUAL_DAYS + 1))
    known = [total for total in days if total is not None]
    if best is None or not known:
        return 0
    usual = median(known)
    return max(0, round(100 * (usual - best) / usual)) if usual else 0


def price_drop(histories: Histories, now: datetime) -> int:
    """Minor units that the best total fell when it last changed within 30 days; 0 if it rose or did not."""
    start = now - timedelta(days=USUAL_DAYS)
    moments = {point.at for points in histories.values() for point in points if start <= point.at <= now}
    best = best_total(histories, now)
    if best is None:
        return 0
    for moment in sorted(moments, reverse=True):
        before = best_total(histories, moment - timedelta(microseconds=1))
        if before is not None and before != best:
            return max(0, before - best)
    return 0


def best_total(histories: Histories, moment: datetime) -> int | None:
    """The lowest total that could be paid at a moment; None where none is known."""
    totals = (_total_at(points, moment) for points in histories.values())
    return min((total for total in totals if total is not None), default=None)


def _total_at(points: Sequence[TotalPoint], moment: datetime) -> int | None:
    place = bisect_right(points, moment, key=lambda point: point.at)
    return points[place - 1].total if place else None
