"""Decisions on pairs of offers. An operator's is overwritten only by an operator."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.schema import judgement, offer


class JudgementRepository(Repository):
    """``uow.judgements``."""

    def save(self, judgements: Sequence[Judgement]) -> None:
        """Write in bulk; the newest decision on a pair replaces an older one unless an operator took that."""
        newest = {(one.left_offer_id, one.right_offer_id): one for one in judgements}
        if not newest:
            return
        fresh = self._insert(judgement)
        changed = {
            name: fresh.excluded[name] for name in ("decision", "decided_by", "score", "reason", "decided_at")
        }
        upsert = fresh.on_conflict_do_update(
            index_elements=[judgement.c.left_offer_id, judgement.c.right_offer_id],
            set_=changed,
            where=or_(
                judgement.c.decided_by != DecidedBy.OPERATOR,
                fresh.excluded.decided_by == DecidedBy.OPERATOR,
            ),
        )
        self._connection.execute(upsert, [_values(one) for _, one in sorted(newest.items())])

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

    def open_questions(self, *, limit: int) -> list[Judgement]:
        """Undecided pairs of live offers that are in different products, most probable first.

        A rule that asks counts as even. A word that an operator took back is no question.
        """
        chance = func.coalesce(judgement.c.score, 0.5).desc()
        query = _asked(select(judgement)).order_by(
            chance, judgement.c.left_offer_id, judgement.c.right_offer_id
        )
        rows = self._connection.execute(query.limit(limit))
        return [Judgement(**row) for row in rows.mappings()]

    def count_open_questions(self) -> int:
        """How many pairs wait for an operator's word."""
        query = _asked(select(func.count()).select_from(judgement))
        return int(self._connection.execute(query).scalar_one())

    def remove_stale(self, offer_ids: Collection[int]) -> None:
        """Delete the model's and the rules' judgements on these offers, before they are matched anew."""
        for side in (judgement.c.left_offer_id, judgement.c.right_offer_id):
            for batch in batches(offer_ids):
                statement = delete(judgement).where(side.in_(batch))
                self._connection.execute(statement.where(judgement.c.decided_by != DecidedBy.OPERATOR))

    def _read(self, *conditions: ColumnElement[bool]) -> list[Judgement]:
        query = select(judgement).where(*conditions)
        query = query.order_by(judgement.c.left_offer_id, judgement.c.right_offer_id)
        return [Judgement(**row) for row in self._connection.execute(query).mappings()]


def _asked(query: Select[Any]) -> Select[Any]:
    left, right = offer.alias("left_offer"), offer.alias("right_offer")
    return (
        query.join(left, left.c.id == judgement.c.left_offer_id)
        .join(right, right.c.id == judgement.c.right_offer_id)
        .where(
            judgement.c.decision == Decision.UNSURE,
            judgement.c.decided_by != DecidedBy.OPERATOR,
            left.c.withdrawn_at.is_(None),
            right.c.withdrawn_at.is_(None),
            left.c.product_id != right.c.product_id,
        )
    )


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
