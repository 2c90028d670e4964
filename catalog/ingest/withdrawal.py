"""Offers that a store no longer shows are withdrawn, slowly and only on good evidence."""

from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.domain.change import ChangeKind
from catalog.domain.crawl_run import RunState
from catalog.storage.unit_of_work import UnitOfWork

# One miss may be a page that was moved, two a broken category; three complete runs are three days at the
# usual pace.
MISSES = 3
# A run that meets less than this share of what was known went wrong (layout changed, blocked, half a
# sitemap): its silence says nothing about the rest.
LEAST_COVERAGE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """``coverage``: share of the offers known before the run that it met; 1 where none was known.

    ``counted`` is False when coverage was too low, or the run not complete, for its silence to mean anything.
    """

    coverage: float
    counted: bool
    offer_ids: tuple[int, ...] = ()


def withdraw_unseen(
    uow: UnitOfWork,
    store_id: str,
    run_id: int,
    *,
    misses: int = MISSES,
    least_coverage: float = LEAST_COVERAGE,
    now: datetime | None = None,
) -> Withdrawal:
    """Count a miss for each live offer that this run did not meet; withdraw after ``misses`` in a row.

    Call it when a run that walked the whole store has ended; a run in state failed, cancelled or lost counts
    nothing. Repeating it for the same run changes nothing. The caller commits. Raises NotFoundError.
    """
    run = uow.runs.get(run_id)
    began = run.started_at or run.requested_at
    met, all_known = uow.intake.coverage(store_id, run_id, known_before=began)
    coverage = met / all_known if all_known else 1.0
    complete = run.state in (RunState.RUNNING, RunState.SUCCEEDED)
    if not complete or coverage < least_coverage:
        return Withdrawal(coverage=coverage, counted=False)
    moment = now or datetime.now(UTC)
    uow.intake.count_missed(store_id, run_id, known_before=began)
    withdrawn = uow.intake.withdraw_missed(store_id, misses=misses, at=moment)
    for offer_id in withdrawn:
        uow.changes.add(ChangeKind.OFFER_WITHDRAWN, offer_id, at=moment)
    return Withdrawal(coverage=coverage, counted=True, offer_ids=tuple(withdrawn))
