"""One crawl of one store: a row with state, counts and heartbeat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class RunState(StrEnum):
    """``pending``, then ``running``, then one of the others; ``lost`` when the heartbeat stopped."""

    PENDING = "pending"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRun:
    """``counts`` has pages, items, new, changed, unchanged, failed_pages, rejected."""

    id: int
    store_id: str
    state: RunState
    requested_at: datetime
    started_at: datetime | None = None
    heartbeat_at: datetime | None = None
    finished_at: datetime | None = None
    claimed_by: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    error: str | None = None
