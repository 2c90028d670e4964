"""Decisions on pairs of offers. An operator's is overwritten only by an operator."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.schema import judgement

# Columns of one row times rows must stay below SQLite's 32,766 parameters.
_ROWS_PER_INSERT = 2_000


class JudgementRepository(Repository):
    """``uow.judgements``."""

    def save(self, judgements: Sequence[Judgement]) -> None:
        """Write in bulk; the newest decision on a pair replaces an older one unless an operator took that."""
        newest = {(one.left_offer_id, one.right_offer_id): one for one in judgements}
        for batch in batches(sorted(newest.items()), _ROWS_PER_INSERT):
            fresh = self._insert(judgement).values([_values(one) for _, one in batch])
            changed = {
                name: fresh.excluded[name]
                for name in ("decision", "decided_by", "score", "reason", "decided_at")
            }
            self._connection.execute(
                fresh.on_conflict_do_update(
                    index_elements=[judgement.c.left_offer_id, judgement.c.right_offer_id],
                    set_=changed,
                    where=or_(
                        judgement.c.decided_by != DecidedBy.OPERATOR,
                        fresh.excluded.decided_by == DecidedBy.OPERATOR,
                    ),
                )
            )

    def of_offers(self, offer_ids: Collection[int]) -> list[Judgement]:
        """Every judgement with one of these offers on either side."""
        found: dict[tuple[int, int], Judgement] = {}
        for side in (judgement.c.left_offer_id, judgement.c.right_offer_id):
            for batch in batches(offer_ids):
                found.update(
                    ((one.left_offer_id, one.right_offer_id), one) for one in self._read(side.in_(batch))
                )
        return [found[pair] for pair in sorted(found)]

    def of_pair(self, left_offer_id: int, right_offer_id: int) -> Judgement | None:
        """The judgement on a pair, in either order."""
        left, right = sorted((left_offer_id, right_offer_id))
        found = self._read(judgement.c.left_offer_id == left, judgement.c.right_offer_id == right)
        return found[0] if found else None

    def by_operator(self) -> list[Judgement]:
        """Every operator's judgement: what a full re-run must honour."""
        return self._read(judgement.c.decided_by == DecidedBy.OPERATOR)

    def pending_review(self, *, limit: int = 100, after: tuple[int, int] = (0, 0)) -> list[Judgement]:
        """Undecided pairs (``unsure``) in order of their offer ids, from the pair after ``after``."""
        left, right = judgement.c.left_offer_id, judgement.c.right_offer_id
        beyond = or_(left > after[0], (left == after[0]) & (right > after[1]))
        return self._read(judgement.c.decision == Decision.UNSURE, beyond, limit=limit)

    def count_pending_review(self) -> int:
        """How many pairs wait for an operator."""
        query = select(func.count()).where(judgement.c.decision == Decision.UNSURE)
        return self._connection.execute(query).scalar_one()

    def remove_stale(self, offer_ids: Collection[int]) -> None:
        """Delete the model's and the rules' judgements on these offers, before they are matched anew."""
        for side in (judgement.c.left_offer_id, judgement.c.right_offer_id):
            for batch in batches(offer_ids):
                statement = delete(judgement).where(side.in_(batch))
                self._connection.execute(statement.where(judgement.c.decided_by != DecidedBy.OPERATOR))

    def _read(self, *conditions: ColumnElement[bool], limit: int | None = None) -> list[Judgement]:
        query = select(judgement).where(*conditions)
        query = query.order_by(judgement.c.left_offer_id, judgement.c.right_offer_id).limit(limit)
        return [Judgement(**row) for row in self._connection.execute(query).mappings()]


def _values(one: Judgement) -> dict[str, object]:
    return {
        "left_offer_id": one.left_offer_id,
        "right_offer_id": one.right_offer_id,
        "decision": one.decision,
        "decided_by": one.decided_by,
        "score": one.score,
        "reason": one.reason,
        "decided_at": one.decided_at,
    }
