"""The matcher as a whole: block, score, decide, cluster, assign; for what changed and its neighbours only.

Invariant: the clusters after any sequence of updates are those of one update with all records, up to what blocking
proposes: a pair is compared when either side proposed the other at the time it was asked.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from catalog.domain.judgement import Decision
from matchers.blocking.index import BlockingIndex, BlockingOptions
from matchers.blocking.neighbours import NeighbourFinder
from matchers.deciding.atoms import Atoms, rules_agree
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.scorer import PairScorer
from matchers.identity import IdentityPlan, assign_products, new_product_id
from matchers.linking import Linker
from matchers.options import MatchingOptions
from matchers.plan import MatchPlan, OperatorJudgement
from matchers.record import Record
from matchers.regrouping import Regrouping
from matchers.state import MatcherState

# for a million offers: half of the pairs that these drop share a brand and no more
_FEWER_READS = 600
_CUT = 0.25


class MatchingEngine:
    """Keeps what it has seen, so that an update costs its neighbours and not the catalogue."""

    def __init__(
        self,
        *,
        scorer: PairScorer,
        options: MatchingOptions | None = None,
        neighbours: NeighbourFinder | None = None,
        state: MatcherState | None = None,
        index: BlockingIndex | None = None,
        new_id: Callable[[], str] = new_product_id,
    ) -> None:
        self._scorer, self._neighbours, self._new_id = scorer, neighbours, new_id
        self._options = options or MatchingOptions()
        self._state = state or MatcherState()
        self._index = index or BlockingIndex(_blocking(self._options))
        if len(self._index) != len(self._state.records):  # a crash between two files; records are the truth
            self._index = BlockingIndex(_blocking(self._options))
            self._index.add(list(self._state.records.values()))
        if neighbours is not None and self._state.records:
            neighbours.add(list(self._state.records.values()))
        self._atoms = Atoms()
        self._atoms.form(self._atoms.add(self._state.records.values()), self._state.records, self._together)
        self._linker = Linker(self._state, self._index, self._atoms, scorer, self._options, neighbours)
        self._regrouping = Regrouping(self._state, self._atoms, self._options)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        scorer: PairScorer,
        options: MatchingOptions | None = None,
        neighbours: NeighbourFinder | None = None,
    ) -> Self:
        """The matcher kept in a folder, or a new one where the folder has none."""
        options = options or MatchingOptions()
        state = MatcherState.load(folder)
        if not state.records:
            return cls(scorer=scorer, options=options, neighbours=neighbours)
        scorer.load(folder)
        index = BlockingIndex.load(folder, _blocking(options))
        return cls(scorer=scorer, options=options, neighbours=neighbours, state=state, index=index)

    def save(self, folder: Path, *, cursor: int | None = None) -> None:
        """Keep everything in a folder, with the change-log cursor it reflects."""
        folder.mkdir(parents=True, exist_ok=True)
        if cursor is not None:
            self._state.cursor = cursor
        self._scorer.save(folder)
        self._index.save(folder)
        self._state.save(folder)

    @property
    def cursor(self) -> int:
        """The change-log sequence up to which changes were taken in; 0 for a new matcher."""
        return self._state.cursor

    def members(self, product_id: str) -> tuple[str, ...]:
        """The offers of a product, sorted; empty when it is unknown."""
        return tuple(sorted(self._state.members.get(product_id, ())))

    def product_of(self, offer_id: str) -> str | None:
        """The product an offer belongs to."""
        return self._state.assignment.get(offer_id)

    def record(self, offer_id: str) -> Record | None:
        """What is known of an offer."""
        return self._state.records.get(offer_id)

    def update(
        self,
        changed: Sequence[Record],
        *,
        removed: Collection[str] = (),
        judgements: Iterable[OperatorJudgement] = (),
        current: Mapping[str, str] | None = None,
    ) -> MatchPlan:
        """Take in new and changed offers, withdrawn ones and a person's words; say what changes.

        ``current``: offer → product as the catalog has it, asked only for offers near the change; it wins
        over what the matcher remembers.
        """
        state = self._state
        gone = sorted(offer for offer in set(removed) if offer in state.records)
        judged = {offer for one in judgements for offer in state.judge(one) or ()}
        seeds = judged | {record.id for record in changed}
        products = {state.assignment[offer] for offer in {*seeds, *gone} if offer in state.assignment}
        keys = self._forget(gone, seeds) | self._learn(changed)
        keys |= {key for offer in judged if (key := self._atoms.key(offer))}
        outcomes = self._linker.link(self._heads(keys, changed, seeds))
        region = self._regrouping.region(seeds, products)
        if current is not None:
            offers = [offer for head in region for offer in self._atoms.members(head)] + gone
            state.adopt((offer, current[offer]) for offer in offers if offer in current)
            region = self._regrouping.region(region, products)
        identity = assign_products(
            self._regrouping.clusters(region), state.assignment, gone=gone, new_id=self._new_id
        )
        return self._plan(identity, gone, outcomes)

    def _together(self, left: Record, right: Record) -> bool:
        """Whether two offers under one identifier form an atom."""
        judged = self._state.judged.get(left.id, {}).get(right.id)
        if judged is not None:
            return judged
        if (
            self._options.one_offer_per_store
            and left.store_id is not None
            and left.store_id == right.store_id
        ):
            return False
        return rules_agree(left, right)

    def _forget(self, gone: Sequence[str], seeds: set[str]) -> set[str]:
        self._index.remove(gone)
        if self._neighbours:
            self._neighbours.remove(gone)
        for offer in gone:
            seeds |= self._state.forget_edges(offer)
            del self._state.records[offer]
        seeds -= set(gone)
        return self._atoms.remove(gone)

    def _learn(self, changed: Sequence[Record]) -> set[str]:
        state = self._state
        state.records.update({record.id: record for record in changed})
        self._index.add(changed)
        if self._neighbours:
            self._neighbours.add(changed)
        return self._atoms.add(changed)

    def _heads(self, keys: set[str], changed: Sequence[Record], seeds: set[str]) -> list[str]:
        """The heads to compare anew: changed ones, and offers that became heads. Others lose their pairs."""
        formed = self._atoms.form(sorted(keys), self._state.records, self._together)
        for offer in {*formed, *(record.id for record in changed)}:
            fresh = offer in seeds or offer not in self._state.asked
            if fresh or self._atoms.head(offer) != offer:
                seeds |= self._state.forget_edges(offer)
        touched = {*formed, *(record.id for record in changed)}
        return sorted(o for o in touched if self._atoms.head(o) == o and o not in self._state.asked)

    def _plan(
        self, identity: IdentityPlan, gone: Sequence[str], outcomes: Sequence[PairOutcome]
    ) -> MatchPlan:
        state = self._state
        before = state.assignment
        moved: dict[str, str | None] = {
            offer: product for offer, product in identity.assignments.items() if before.get(offer) != product
        }
        moved.update(dict.fromkeys(gone))
        touched = {p for p in moved.values() if p} | {before[o] for o in moved if o in before}
        for offer, product in sorted(moved.items()):
            state.assign(offer, product)
        return MatchPlan(
            assignments=moved,
            founded=identity.founded,
            touched=tuple(sorted(touched - set(identity.redirects) - set(identity.emptied))),
            redirects=identity.redirects,
            splits=identity.splits,
            emptied=identity.emptied,
            outcomes=tuple(outcomes),
            reviews=self._reviews(outcomes),
        )

    def _reviews(self, outcomes: Sequence[PairOutcome]) -> tuple[PairOutcome, ...]:
        """Open questions whose offers ended in different products, most probable first."""
        state = self._state
        found = [
            outcome
            for outcome in outcomes
            if outcome.decision is Decision.UNSURE
            and state.assignment[outcome.left] != state.assignment[outcome.right]
            and outcome.right not in state.judged.get(outcome.left, {})
        ]
        return tuple(sorted(found, key=lambda o: (-(o.score or 0.0), o.left, o.right)))


def _blocking(options: MatchingOptions) -> BlockingOptions:
    return BlockingOptions(
        candidates=options.candidates,
        reads=_FEWER_READS,
        cut=_CUT,
        apart_stores=options.one_offer_per_store,
    )
