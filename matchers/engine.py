"""The matcher as a whole: block, score, decide, cluster, assign; for what changed and its neighbours only.

Invariant: the clusters after any sequence of updates are those of one update with all records, up to what blocking
proposes: a pair is compared when either side proposed the other at the time it was asked.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from catalog.collecting import uncollected
from matchers.blocking.neighbours import NeighbourFinder
from matchers.blocking.options import BlockingOptions
from matchers.clustering.regrouping import Regrouping
from matchers.clustering.weights import Chances
from matchers.costs import Costs, Stage
from matchers.deciding.atoms import rules_agree
from matchers.deciding.outcome import PairOutcome
from matchers.deciding.scorer import PairScorer
from matchers.linking import Fresh, Linked, Linker
from matchers.memory.arrays import Rows
from matchers.memory.files import UnusableStateError
from matchers.memory.reading import Numbers
from matchers.memory.records import RecordView
from matchers.memory.saving import load, save
from matchers.memory.state import MatcherState
from matchers.options import MatchingOptions
from matchers.outcomes import outcomes_of
from matchers.plan import MatchPlan, OperatorJudgement
from matchers.products.identity import IdentityPlan, assign_products, new_product_id
from matchers.record import Record

_log = logging.getLogger(__name__)
# for a million offers: half of the pairs that these drop share a brand and no more
_FEWER_READS = 600
_CUT = 0.25
# Of one store likeness merges nothing, so its other offers need not be among the candidates, but for the few that tell
# of duplicates and are asked about: with 3, .988 of the pairs of amazon-google are proposed instead of .955, of
# groceries .953 instead of .899, for as many pairs
_OWN_STORE = 3


@dataclass(frozen=True, slots=True)
class _Taken:
    """New rows as they were read, rows whose links changed, and identifiers whose atoms must form anew."""

    fresh: Fresh
    seeds: Rows
    identifiers: Numbers


@dataclass(frozen=True, slots=True)
class _Asking:
    """``heads``: to be compared. ``joined``: new offers that are no heads, to be compared with atoms that were compared
    before. ``inherited``: links that heads have from offers that were heads before. ``seeds``: rows whose cluster may
    change.
    """

    heads: Rows
    joined: Rows
    inherited: tuple[Rows, Rows, Chances]
    seeds: Rows


class MatchingEngine:
    """Keeps what it has seen, so that an update costs its neighbours and not the catalogue."""

    def __init__(
        self,
        *,
        scorer: PairScorer,
        options: MatchingOptions | None = None,
        neighbours: NeighbourFinder | None = None,
        state: MatcherState | None = None,
        new_id: Callable[[], str] = new_product_id,
    ) -> None:
        self._scorer, self._neighbours, self._new_id = scorer, neighbours, new_id
        self.costs = Costs()
        self._options = options or MatchingOptions()
        self._state = state or MatcherState(blocking_options(self._options))
        if neighbours is not None and self._state.offers.known:
            alive = np.flatnonzero(self._state.offers.alive).astype(np.int32)
            neighbours.add(list(RecordView(self._state.offers.records, alive)))
        self._linker = Linker(self._state, scorer, self._options, neighbours)
        self._regrouping = Regrouping(self._state, self._options)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        scorer: PairScorer,
        options: MatchingOptions | None = None,
        neighbours: NeighbourFinder | None = None,
    ) -> Self:
        """The matcher kept in a folder; a new one where there is none, or where it cannot be read (said in the log)."""
        options = options or MatchingOptions()
        try:
            state = load(folder, scorer=scorer, options=blocking_options(options))
        except UnusableStateError as error:
            _log.warning("%s", error)
            state = None
        return cls(scorer=scorer, options=options, neighbours=neighbours, state=state)

    def save(self, folder: Path, *, cursor: int | None = None) -> None:
        """Keep everything in a folder, with the change-log cursor it reflects. A crash leaves what was there."""
        if cursor is not None:
            self._state.cursor = cursor
        save(self._state, folder, scorer=self._scorer)

    @property
    def cursor(self) -> int:
        """The change-log sequence up to which changes were taken in; 0 for a new matcher."""
        return self._state.cursor

    def members(self, product_id: str) -> tuple[str, ...]:
        """The offers of a product, sorted; empty when it is unknown."""
        state = self._state
        return tuple(sorted(state.offers.names(state.products.members_of(product_id))))

    def product_of(self, offer_id: str) -> str | None:
        """The product an offer belongs to."""
        row = self._state.offers.row(offer_id)
        return None if row is None else self._state.products.of(row)

    def record(self, offer_id: str) -> Record | None:
        """What is known of an offer."""
        row = self._state.offers.row(offer_id)
        return None if row is None else self._state.offers.record(row)

    @uncollected()
    def update(
        self,
        changed: Sequence[Record],
        *,
        removed: Collection[str] = (),
        judgements: Iterable[OperatorJudgement] = (),
        current: Callable[[Collection[str]], Mapping[str, str]] | None = None,
    ) -> MatchPlan:
        """Take in new and changed offers, withdrawn ones and a person's words; say what changes.

        ``current`` gives the products of offers as the catalog has them, and is asked only for offers near the
        change; it wins over what the matcher remembers.
        """
        state, offers = self._state, self._state.offers
        judged = {offer for one in judgements for offer in state.judge(one) or ()}
        ids = {record.id for record in changed}
        if len(ids) < len(changed):  # of several versions of one offer the last counts
            changed = list({record.id: record for record in changed}.values())
        gone = {offer: state.products.of(row) for offer in removed if (row := offers.row(offer)) is not None}
        products = state.products.numbers[offers.rows([*judged, *ids, *gone])]
        gone = {offer: product for offer, product in gone.items() if offer not in ids}
        with self.costs.of(Stage.READING):
            taken = self._take(changed, gone)
        with self.costs.of(Stage.ATOMS):
            asking = self._asking(taken, offers.rows(judged))
        linked = self._linker.link(asking.heads, asking.joined, taken.fresh, self.costs)
        state.links.connect(*asking.inherited)
        with self.costs.of(Stage.CLUSTERING):
            region = self._regrouping.region(asking.seeds, products)
            if current is not None:
                gone |= current(gone)
                self._adopt(region, current)
                region = self._regrouping.region(region, products)
            clusters = [offers.names(rows) for rows in self._regrouping.clusters(region)]
        with self.costs.of(Stage.IDENTITY):
            previous = self._previous(clusters, gone)
            identity = assign_products(clusters, previous, gone=gone, new_id=self._new_id)
            return self._plan(identity, previous, list(gone), linked, region)

    def _take(self, changed: Sequence[Record], gone: Collection[str]) -> _Taken:
        """Forget what is withdrawn or has changed, and learn the new versions, in the products they were in."""
        state = self._state
        ids = [record.id for record in changed]
        before = [-1 if (row := state.offers.row(offer)) is None else row for offer in ids]
        carried = np.append(state.products.numbers, np.int32(-1))[np.asarray(before, dtype=np.int32)]
        others, touched = state.forget(state.offers.rows([*gone, *ids]))
        rows, readings = state.learn(changed)
        state.products.move(rows, carried)
        if self._neighbours:
            self._neighbours.remove(sorted(gone))
            self._neighbours.add(changed)
        return _Taken(
            Fresh(rows, readings),
            np.union1d(rows, others),
            np.concatenate([touched, readings.identifiers]),
        )

    def _asking(self, taken: _Taken, judged: Rows) -> _Asking:
        """Form atoms anew; what changed, and what became a head, is to be compared anew."""
        state = self._state
        seeds = np.union1d(taken.seeds, judged)
        identifiers = np.concatenate([taken.identifiers, state.atoms.identifiers[judged]])
        rows = np.union1d(state.atoms.form(identifiers, self._together), taken.fresh.rows)
        heads = state.atoms.heads
        is_head = heads[rows] == rows
        near, far, chances = state.links.around(rows[~is_head])
        fresh = np.isin(rows, seeds, assume_unique=True) | ~state.asked[rows]
        seeds = np.union1d(seeds, state.unlink(rows[fresh | ~is_head]))
        apart = heads[near] != heads[far]
        return _Asking(
            heads=state.offers.in_order(rows[is_head & ~state.asked[rows]]),
            joined=self._joined(taken.fresh.rows),
            inherited=(heads[near[apart]], heads[far[apart]], chances[apart]),
            seeds=seeds,
        )

    def _joined(self, fresh: Rows) -> Rows:
        """New offers that are no heads: atoms that were compared before would else never meet them."""
        state = self._state
        return fresh[state.atoms.heads[fresh] != fresh] if state.asked.any() else fresh[:0]

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

    def _adopt(self, region: Rows, current: Callable[[Collection[str]], Mapping[str, str]]) -> None:
        """Take the catalog's word on who belongs where."""
        state = self._state
        rows = state.atoms.members(region)
        offers = state.offers.names(rows)
        products = current(offers)
        told = [
            (row, products[offer])
            for row, offer in zip(rows.tolist(), offers, strict=True)
            if offer in products
        ]
        state.products.assign(np.asarray([row for row, _ in told], dtype=np.int32), [one for _, one in told])

    def _previous(self, clusters: Sequence[Sequence[str]], gone: Mapping[str, str | None]) -> dict[str, str]:
        """Offer → product before, of the offers that clusters hold or that are gone."""
        state = self._state
        offers = [offer for cluster in clusters for offer in cluster]
        products = state.products.names(state.offers.rows(offers))
        known = {offer: product for offer, product in zip(offers, products, strict=True) if product}
        return known | {offer: product for offer, product in gone.items() if product}

    def _plan(
        self,
        identity: IdentityPlan,
        before: Mapping[str, str],
        gone: Sequence[str],
        linked: Linked,
        region: Rows,
    ) -> MatchPlan:
        state = self._state
        moves = {
            offer: product for offer, product in identity.assignments.items() if before.get(offer) != product
        }
        touched = {*moves.values(), *(before[offer] for offer in (*moves, *gone) if offer in before)}
        state.products.assign(state.offers.rows(moves), moves.values())
        outcomes = outcomes_of(linked, self._regrouping.refused(region), state, self._options)
        return MatchPlan(
            assignments={**moves, **dict.fromkeys(gone)},
            founded=identity.founded,
            touched=tuple(sorted(touched - set(identity.redirects) - set(identity.emptied))),
            redirects=identity.redirects,
            splits=identity.splits,
            emptied=identity.emptied,
            outcomes=outcomes,
            reviews=self._reviews(outcomes.unsure()),
        )

    def _reviews(self, unsure: Sequence[PairOutcome]) -> tuple[PairOutcome, ...]:
        """Open questions whose offers ended in different products, most probable first."""
        found = [
            outcome
            for outcome in unsure
            if self.product_of(outcome.left) != self.product_of(outcome.right)
            and outcome.right not in self._state.judged.get(outcome.left, {})
        ]
        return tuple(sorted(found, key=lambda o: (-(o.score or 0.0), o.left, o.right)))


def blocking_options(options: MatchingOptions) -> BlockingOptions:
    """What the engine lets blocking read and propose."""
    return BlockingOptions(
        candidates=options.candidates,
        reads=_FEWER_READS,
        cut=_CUT,
        own_store=_OWN_STORE,
        apart_stores=options.one_offer_per_store,
    )
