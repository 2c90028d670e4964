"""Matching that follows the change log: reads what changed, asks the matcher, writes its plan.

Invariant: the matcher's cursor in the catalog moves with the last part of a plan. The matcher's own file is a cache:
when it is lost or behind, what it missed is matched again, and ids come from the catalog.
"""

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catalog.domain.change import ChangeKind
from catalog.domain.judgement import Decision, Judgement
from catalog.errors import PricemeshError
from catalog.storage.unit_of_work import UnitOfWork
from matchers.blocking.neighbours import NeighbourFinder
from matchers.deciding.scorer import PairScorer
from matchers.engine import MatchingEngine
from matchers.plan import MatchPlan, OperatorJudgement
from scheduler.models import matcher_folder
from scheduler.plan_parts import parts_of
from scheduler.plan_writing import write_outcomes, write_part
from scheduler.records import record_of
from scheduler.services import BatchServices
from scheduler.vocabulary import kept_vocabulary

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
# Changes taken in at once.
_BATCH = 20_000
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
        self._drop()

    def _drop(self) -> None:
        old = self._folder.with_name(f"{self._folder.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        self._folder.rename(old)  # in one step, so that a crash leaves all of it or nothing
        shutil.rmtree(old)

    def forget(self) -> None:
        """Drop what is remembered: it is of another catalog. The next pass matches every offer."""
        if self._folder.is_dir():
            self._drop()
        self._open()

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
        for found in self._steps():
            counts += found
            if on_progress:
                on_progress(counts)
        if counts.offers:
            self._save()
        return counts

    def _steps(self) -> Iterator[MatchCounts]:
        """All offers where the matcher is new, too far behind, or ahead of a restored catalog; then what changed."""
        with UnitOfWork(self._services.database, read_only=True) as uow:
            head, tail = uow.changes.head(), uow.changes.tail()
        if self._cursor == 0 or not tail - 1 <= self._cursor <= head:
            yield from self._everything(head)
        while True:
            with UnitOfWork(self._services.database, read_only=True) as uow:
                changes = uow.changes.after(self._cursor, limit=_BATCH)
            if not changes:
                return
            matched = {int(one.entity_id) for one in changes if one.kind in _MATCHED_KINDS}
            yield from self._match(sorted(matched), changes[-1].sequence)

    def _everything(self, head: int) -> Iterator[MatchCounts]:
        """Every offer is grouped as one, so that no id depends on an order of batches."""
        self._engine = MatchingEngine(scorer=self._scorer, neighbours=self._neighbours)
        with UnitOfWork(self._services.database, read_only=True) as uow:
            records = [record_of(self._services, offer) for batch in uow.offers.iterate() for offer in batch]
            judgements = [told(one) for one in uow.judgements.by_operator()]
        plan = self._engine.update(records, judgements=judgements, current=self._current)
        yield from self._keep(plan, [int(record.id) for record in records], frozenset(), head)

    def _match(self, offer_ids: Sequence[int], cursor: int) -> Iterator[MatchCounts]:
        """Thinking takes longer than writing, so the database is locked only for the latter."""
        with UnitOfWork(self._services.database, read_only=True) as uow:
            offers = uow.offers.by_ids(offer_ids).values()
            judgements = [told(one) for one in uow.judgements.by_operator()]
        plan = self._engine.update(
            [record_of(self._services, offer) for offer in offers if offer.withdrawn_at is None],
            removed=[str(offer.id) for offer in offers if offer.withdrawn_at is not None],
            judgements=judgements,
            current=self._current,
        )
        moved = {int(offer) for offer in plan.assignments}
        settled = {one.product_id for one in offers if one.product_id and one.id not in moved}
        yield from self._keep(plan, [one.id for one in offers], settled, cursor)

    def _current(self, offers: Collection[str]) -> dict[str, str]:
        with UnitOfWork(self._services.database, read_only=True) as uow:
            products = uow.offers.product_ids([int(offer) for offer in offers])
        return {str(offer): product for offer, product in products.items() if product is not None}

    def _keep(
        self, plan: MatchPlan, matched: Collection[int], settled: Collection[str], cursor: int
    ) -> Iterator[MatchCounts]:
        """Write a plan, a part a transaction, the cursor with the last: what is cut off is matched again, and what it
        wrote wins."""
        vocabulary = kept_vocabulary(self._services.settings)
        founded, now, left = set(plan.founded), datetime.now(UTC), len(matched)
        try:
            with UnitOfWork(self._services.database) as uow:
                before = uow.offers.product_ids([int(offer) for offer in plan.assignments])
                for part in parts_of(plan, settled=settled, before=before):
                    uow.commit()
                    changed = write_part(uow, part, now=now, vocabulary=vocabulary)
                    offers = min(left, len(part.moves))
                    left -= offers
                    yield MatchCounts(
                        offers=offers,
                        new_products=len(founded.intersection(part.products)),
                        merged_products=len(part.redirects),
                        changed_products=changed,
                    )
                write_outcomes(uow, plan, matched=matched, now=now)
                uow.changes.advance(READER, cursor)
                uow.commit()
        except PricemeshError:
            self._open()  # what the matcher has in memory is ahead of the catalog
            raise
        self._cursor = cursor
        yield MatchCounts(offers=left, reviews=len(plan.reviews))


def told(judgement: Judgement) -> OperatorJudgement:
    """An operator's judgement as the matcher takes it in."""
    return OperatorJudgement(
        left=str(judgement.left_offer_id),
        right=str(judgement.right_offer_id),
        same={Decision.MATCH: True, Decision.NO_MATCH: False}.get(judgement.decision),
    )
