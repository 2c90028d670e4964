"""The matcher as a whole: block, score, decide, cluster, assign; for what changed and its neighbours only.

Invariant: the clusters after any sequence of updates are those of one update with all records, given the same
scorer, because scored pairs are kept and components are solved apart from each other.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from catalog.domain.judgement import DecidedBy, Decision
from matchers.blocking.index import BlockingIndex
from matchers.blocking.neighbours import NeighbourFinder
from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.components import connected
from matchers.clustering.problem import ClusterProblem, Pair
from matchers.deciding.outcome import PairOutcome, ordered_pair
from matchers.deciding.rules import rule_verdict
from matchers.deciding.scorer import PairScorer
from matchers.identity import IdentityPlan, assign_products, new_product_id
from matchers.options import MatchingOptions
from matchers.plan import MatchPlan, OperatorJudgement
from matchers.record import Record
from matchers.state import MatcherState

# a rule's word weighs like a probability this close to one or nought
_RULE = 0.999


def _logit(probability: float) -> float:
    return math.log(probability / (1 - probability))


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
        self._scorer = scorer
        self._options = options or MatchingOptions()
        self._neighbours = neighbours
        self._new_id = new_id
        self._state = state or MatcherState()
        self._index = BlockingIndex(candidates=self._options.candidates)
        self._index.add(self._state.records.values())

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
        return cls(scorer=scorer, options=options, neighbours=neighbours, state=MatcherState.load(folder))

    def save(self, folder: Path, *, cursor: int | None = None) -> None:
        """Keep everything in a folder, as one with the change-log cursor it reflects."""
        if cursor is not None:
            self._state.cursor = cursor
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
        judged = [state.judge(judgement) for judgement in judgements]
        seeds = {offer for pair in judged for offer in pair}
        for offer in [*removed, *(record.id for record in changed)]:
            seeds |= state.forget_edges(offer)
        gone = [offer for offer in removed if offer in state.records]
        self._forget(gone)
        self._learn(changed)
        seeds |= {record.id for record in changed}
        outcomes = self._score([record.id for record in changed])
        region = self._region(seeds - set(gone), gone)
        if current is not None:
            state.adopt({offer: current[offer] for offer in {*region, *gone} if offer in current})
        clusters = [cluster for part in self._components(region) for cluster in self._solve(part)]
        return self._plan(
            assign_products(clusters, state.assignment, gone=gone, new_id=self._new_id), gone, outcomes
        )

    def _forget(self, gone: Sequence[str]) -> None:
        self._index.remove(gone)
        if self._neighbours:
            self._neighbours.remove(gone)
        for offer in gone:
            del self._state.records[offer]

    def _learn(self, changed: Sequence[Record]) -> None:
        self._state.records.update({record.id: record for record in changed})
        self._index.add(changed)
        if self._neighbours:
            self._neighbours.add(changed)

    def _proposed(self, offers: Sequence[str]) -> list[tuple[str, str]]:
        pairs = {ordered_pair(offer, other) for offer in offers for other in self._index.candidates(offer)}
        if self._neighbours:
            records = [self._state.records[offer] for offer in offers]
            near = self._neighbours.neighbours(records, self._options.candidates)
            known = self._state.records
            for offer, others in zip(offers, near, strict=True):
                pairs |= {ordered_pair(offer, other) for other in others if other != offer and other in known}
        return sorted(pairs)

    def _score(self, offers: Sequence[str]) -> list[PairOutcome]:
        records = self._state.records
        pairs = self._proposed(offers)
        scores = self._scorer.probabilities([(records[left], records[right]) for left, right in pairs])
        outcomes = []
        for (left, right), score in zip(pairs, scores, strict=True):
            outcome = self._decide(left, right, float(score))
            weight = {Decision.MATCH: _RULE, Decision.NO_MATCH: 1 - _RULE}.get(outcome.decision, score)
            self._state.connect(left, right, weight if outcome.decided_by is DecidedBy.RULE else score)
            if outcome.decision is not Decision.NO_MATCH:
                outcomes.append(outcome)
        return outcomes

    def _decide(self, left: str, right: str, score: float) -> PairOutcome:
        verdict = rule_verdict(self._state.records[left], self._state.records[right])
        decision, reason, by = Decision.NO_MATCH, "too little in common", DecidedBy.MODEL
        if verdict:
            decision, reason, by = verdict.decision, verdict.reason, DecidedBy.RULE
        elif score >= self._options.merge:
            decision, reason = Decision.MATCH, f"{score:.0%} probable"
        elif score >= self._options.review:
            decision, reason = Decision.UNSURE, f"only {score:.0%} probable"
        return PairOutcome(
            left=left, right=right, decision=decision, decided_by=by, score=score, reason=reason
        )

    def _region(self, seeds: set[str], gone: Sequence[str]) -> list[str]:
        """All offers whose cluster may change: what hangs together with the seeds, and their products."""
        state = self._state
        products = {state.assignment[offer] for offer in {*seeds, *gone} if offer in state.assignment}
        pending = [*seeds, *(member for product in products for member in state.members[product])]
        region: set[str] = set()
        while pending:
            offer = pending.pop()
            if offer in region or offer not in state.records:
                continue
            region.add(offer)
            pending.extend(state.linked(offer, self._options.merge))
            if (product := state.assignment.get(offer)) is not None:
                pending.extend(state.members[product])
        return sorted(region)

    def _components(self, region: Sequence[str]) -> list[list[str]]:
        pairs = [(o, other) for o in region for other in self._state.linked(o, self._options.merge)]
        positions = {offer: index for index, offer in enumerate(region)}
        parts = connected(range(len(region)), [(positions[left], positions[right]) for left, right in pairs])
        return [[region[index] for index in part] for part in parts]

    def _solve(self, offers: Sequence[str]) -> list[list[str]]:
        if len(offers) == 1:
            return [list(offers)]
        state, options = self._state, self._options
        node = {offer: index for index, offer in enumerate(offers)}
        bar = _logit(options.merge)
        weights: dict[Pair, float] = {}
        apart: set[Pair] = set()
        together: set[Pair] = set()
        for offer in offers:
            for other, probability in state.edges.get(offer, {}).items():
                if offer < other and other in node:
                    weights[node[offer], node[other]] = _logit(min(max(probability, 1e-4), 1 - 1e-4)) - bar
                    if probability <= 1 - _RULE:
                        apart.add((node[offer], node[other]))
            for other, same in state.judged.get(offer, {}).items():
                if offer < other and other in node:
                    (together if same else apart).add((node[offer], node[other]))
        problem = ClusterProblem(
            size=len(offers),
            weights=weights,
            missing=_logit(options.unseen) - bar,
            apart=frozenset(apart),
            together=frozenset(together),
            exclusive=[state.records[o].store_id for o in offers] if options.one_offer_per_store else (),
        )
        clusters: dict[int, list[str]] = {}
        for offer, label in zip(offers, agglomerate(problem), strict=True):
            clusters.setdefault(label, []).append(offer)
        return list(clusters.values())

    def _plan(
        self, identity: IdentityPlan, gone: Sequence[str], outcomes: Sequence[PairOutcome]
    ) -> MatchPlan:
        before = self._state.assignment
        moved: dict[str, str | None] = {
            offer: product for offer, product in identity.assignments.items() if before.get(offer) != product
        }
        moved.update(dict.fromkeys(gone))
        touched = {p for offer, p in moved.items() if p} | {before[o] for o in moved if o in before}
        for offer, product in sorted(moved.items()):
            self._state.assign(offer, product)
        open_questions = [
            outcome
            for outcome in outcomes
            if outcome.decision is Decision.UNSURE
            and self._state.assignment[outcome.left] != self._state.assignment[outcome.right]
            and self._state.judged.get(outcome.left, {}).get(outcome.right) is None
        ]
        return MatchPlan(
            assignments=moved,
            founded=identity.founded,
            touched=tuple(sorted(touched - set(identity.redirects) - set(identity.emptied))),
            redirects=identity.redirects,
            splits=identity.splits,
            emptied=identity.emptied,
            outcomes=tuple(outcomes),
            reviews=tuple(sorted(open_questions, key=lambda o: (-o.score, o.left, o.right))),
        )
