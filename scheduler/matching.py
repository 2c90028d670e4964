"""Matching that follows the change log: reads what changed, asks the matcher, writes its plan.

Invariant: the plan and the matcher's cursor in the catalog are one transaction. The matcher's own file is a
cache: when it is lost or behind, what it missed is matched again, and ids come from the catalog.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catalog.domain.change import ChangeKind
from catalog.domain.judgement import Decision, Judgement
from catalog.domain.offer import Offer
from catalog.errors import PricemeshError
from catalog.storage.unit_of_work import UnitOfWork
from matchers.blocking.neighbours import NeighbourFinder
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.scorer import PairScorer
from matchers.engine import MatchingEngine
from matchers.plan import MatchPlan, OperatorJudgement
from scheduler.grouping import regroup
from scheduler.models import matcher_folder
from scheduler.records import record_of, to_product
from scheduler.services import BatchServices

READER = "matcher"
# A moved price or stock does not change what an item is, so these do not cost a match.
_MATCHED_KINDS = frozenset(
    {
        ChangeKind.OFFER_CREATED,
        ChangeKind.OFFER_CONTENT_CHANGED,
        ChangeKind.OFFER_WITHDRAWN,
        ChangeKind.OFFER_JUDGED,
    }
)
# Offers matched in one transaction: bounds memory and how long others wait for the database.
_BATCH = 2_000
# Names the scorer whose scores the matcher's folder keeps.
_SCORER = "scorer"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchCounts:
    """What a pass did; ``reviews`` are questions for an operator."""

    offers: int = 0
    new_products: int = 0
    merged_products: int = 0
    changed_products: int = 0
    reviews: int = 0

    def __add__(self, other: "MatchCounts") -> "MatchCounts":
        return MatchCounts(
            offers=self.offers + other.offers,
            new_products=self.new_products + other.new_products,
            merged_products=self.merged_products + other.merged_products,
            changed_products=self.changed_products + other.changed_products,
            reviews=self.reviews + other.reviews,
        )


class CatalogMatcher:
    """Keeps the matcher open between passes, so that a pass costs what changed."""

    def __init__(
        self,
        services: BatchServices,
        *,
        scorer: PairScorer,
        scorer_key: str = "",
        neighbours: NeighbourFinder | None = None,
    ) -> None:
        """``scorer_key`` names the scorer: what another one scored is scored anew."""
        self._services = services
        self._folder: Path = matcher_folder(services.settings)
        self._scorer, self._neighbours = scorer, neighbours
        self._scorer_key = scorer_key
        self._open()

    def _open(self) -> None:
        self._drop_scores_of_another()
        self._engine = MatchingEngine.open(self._folder, scorer=self._scorer, neighbours=self._neighbours)
        self._cursor = self._engine.cursor

    def _drop_scores_of_another(self) -> None:
        """A matcher that changed compares every offer anew; ids come from the catalog."""
        kept = self._folder / _SCORER
        if not self._folder.is_dir() or (kept.read_text() if kept.is_file() else "") == self._scorer_key:
            return
        old = self._folder.with_name(f"{self._folder.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        self._folder.rename(old)  # in one step, so that a crash leaves all of it or nothing
        shutil.rmtree(old)

    def _save(self) -> None:
        self._engine.save(self._folder, cursor=self._cursor)
        (self._folder / _SCORER).write_text(self._scorer_key)

    def catch_up(self, on_progress: Callable[[MatchCounts], None] | None = None) -> MatchCounts:
        """Match everything that changed since the last pass."""
        with UnitOfWork(self._services.database, read_only=True) as uow:
            reached = uow.changes.cursor(READER)
        if reached > self._cursor:  # another process has matched since
            self._open()
        counts = MatchCounts()
        for offer_ids, cursor in self._changed():
            counts += self._match(offer_ids, cursor)
            if on_progress:
                on_progress(counts)
        if counts.offers:
            self._save()
        return counts

    def _changed(self) -> Iterator[tuple[list[int], int]]:
        """Batches of offers to match, each with the cursor that holds once it is done."""
        cursor = self._cursor
        with UnitOfWork(self._services.database, read_only=True) as uow:
            head, tail = uow.changes.head(), uow.changes.tail()
        if cursor == 0 or cursor < tail - 1:
            yield from self._everything(head)
            cursor = head
        while True:
            with UnitOfWork(self._services.database, read_only=True) as uow:
                changes = uow.changes.after(cursor, limit=_BATCH)
            if not changes:
                return
            cursor = changes[-1].sequence
            matched = {int(one.entity_id) for one in changes if one.kind in _MATCHED_KINDS}
            yield sorted(matched), cursor

    def _everything(self, head: int) -> Iterator[tuple[list[int], int]]:
        """For a new matcher: all offers; the cursor moves only after the last batch."""
        with UnitOfWork(self._services.database, read_only=True) as uow:
            known = [
                (offer.product_id, offer.id)
                for batch in uow.offers.iterate(batch_size=_BATCH)
                for offer in batch
            ]
        batches = list(_whole_products(known))
        for at, batch in enumerate(batches, 1):
            yield batch, head if at == len(batches) else 0

    def _match(self, offer_ids: Sequence[int], cursor: int) -> MatchCounts:
        """Thinking takes longer than writing, so the database is locked only for the latter."""
        now = datetime.now(UTC)
        with UnitOfWork(self._services.database, read_only=True) as uow:
            offers = uow.offers.by_ids(offer_ids)
            plan = self._ask(uow, list(offers.values()))
        try:
            with UnitOfWork(self._services.database) as uow:
                changed = self._write(uow, plan, offers, now)
                uow.changes.advance(READER, cursor)
                uow.commit()
        except PricemeshError:
            self._open()  # what the matcher has in memory is ahead of the catalog
            raise
        self._cursor = cursor
        return MatchCounts(
            offers=len(offers),
            new_products=len(plan.founded),
            merged_products=len(plan.redirects),
            changed_products=changed,
            reviews=len(plan.reviews),
        )

    def _ask(self, uow: UnitOfWork, offers: Sequence[Offer]) -> MatchPlan:
        live = [offer for offer in offers if offer.withdrawn_at is None]
        return self._engine.update(
            [record_of(self._services, offer) for offer in live],
            removed=[str(offer.id) for offer in offers if offer.withdrawn_at is not None],
            judgements=[told(one) for one in uow.judgements.by_operator()],
            current={str(offer.id): offer.product_id for offer in offers if offer.product_id is not None},
        )

    def _write(self, uow: UnitOfWork, plan: MatchPlan, offers: Mapping[int, Offer], now: datetime) -> int:
        """Golden records first, since an offer can only point at a product that is there."""
        moved = {int(offer): product for offer, product in plan.assignments.items()}
        settled = {one.product_id for one in offers.values() if one.product_id and one.id not in moved}
        members = _members(uow, (set(plan.touched) | settled) - set(plan.redirects), moved)
        known = uow.products.by_ids(members)
        products = [
            to_product(id_, many, group_id=known[id_].group_id if id_ in known else None, now=now)
            for id_, many in members.items()
        ]
        changed = uow.products.save(products)
        uow.offers.assign(moved)
        uow.products.merge(plan.redirects)
        uow.products.remove_empty(plan.emptied)
        changed |= regroup(uow, members, changed=changed, gone={*plan.redirects, *plan.emptied}, now=now)
        uow.judgements.remove_stale(offers)
        uow.judgements.save([_judged(outcome, now) for outcome in plan.outcomes])
        return len(changed)


def _whole_products(offers: Iterable[tuple[str | None, int]]) -> Iterator[list[int]]:
    """Batches of offers, each given as its product and itself, that part no product.

    A product of which the matcher knows only some offers would be taken for one that lost the others. Offers without
    a product come last.
    """
    batch: list[int] = []
    ordered = sorted(offers, key=lambda one: (one[0] is None, one[0] or "", one[1]))
    for at, (product, offer) in enumerate(ordered):
        batch.append(offer)
        following = ordered[at + 1][0] if at + 1 < len(ordered) else None
        if len(batch) >= _BATCH and (product is None or following != product):
            yield batch
            batch = []
    if batch:
        yield batch


def _members(uow: UnitOfWork, products: set[str], moved: Mapping[int, str | None]) -> dict[str, list[Offer]]:
    """The live offers that each product has once the moves are done."""
    pool = {one.id: one for many in uow.offers.of_products(products).values() for one in many}
    pool |= uow.offers.by_ids(moved)
    members: dict[str, list[Offer]] = {}
    for offer in pool.values():
        product = moved.get(offer.id, offer.product_id)
        if product in products and offer.withdrawn_at is None:
            members.setdefault(product, []).append(offer)
    return members


def _judged(outcome: PairOutcome, now: datetime) -> Judgement:
    left, right = sorted((int(outcome.left), int(outcome.right)))
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=outcome.decision,
        decided_by=outcome.decided_by,
        score=outcome.score,
        reason=outcome.reason,
        decided_at=now,
    )


def told(judgement: Judgement) -> OperatorJudgement:
    """An operator's judgement as the matcher takes it in."""
    return OperatorJudgement(
        left=str(judgement.left_offer_id),
        right=str(judgement.right_offer_id),
        same={Decision.MATCH: True, Decision.NO_MATCH: False}.get(judgement.decision),
    )
