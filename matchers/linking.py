"""Block, score, decide: which offers are worth comparing, and what comes of it."""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.domain.judgement import Decision
from matchers.blocking.neighbours import NeighbourFinder
from matchers.blocking.postings import Queries
from matchers.clustering.weights import ASKED, RULE
from matchers.costs import Costs, Stage
from matchers.deciding.decide import decision_of, scored_verdict
from matchers.deciding.rules import identifier_verdict
from matchers.deciding.scorer import PairScorer
from matchers.deciding.spelling import looked_again
from matchers.locality import nearby_first
from matchers.memory.arrays import Rows, packed_pairs, spread
from matchers.memory.reading import Readings
from matchers.memory.records import RecordView
from matchers.memory.state import MatcherState
from matchers.options import MatchingOptions
from matchers.processes import in_parts
from matchers.record import Record

# of pairs that a rule decides
_WEIGHT = {Decision.NO_MATCH: 1 - RULE, Decision.UNSURE: ASKED, Decision.MATCH: RULE}
# pairs a worker takes at once: some 5,000 offers are read for them, and 70 features a pair are 3 MB
_PAIRS_AT_ONCE = 10_000
_NO_SCORE = -1.0
# trees tell no more than one in ten thousand, and scores are kept in four bytes
SCORE_DIGITS = 5
# kinds of outcome as numbers, in an array of figures
_APART, _UNSURE, _SAME = 0.0, 1.0, 2.0
_KIND = {Decision.NO_MATCH: _APART, Decision.UNSURE: _UNSURE, Decision.MATCH: _SAME}


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of pairs that speak for one product, or might: pair i is ``left[i]`` with ``right[i]``; ``scores`` are
    below nought where a rule decided without.
    """

    left: Rows
    right: Rows
    scores: NDArray[np.float32]
    unsure: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fresh:
    """The newest rows, in ascending order, as they were read."""

    rows: Rows
    readings: Readings


@dataclass(frozen=True, slots=True)
class _Judged:
    """``figures``: of each pair of rows its weight, its score (below nought: none was needed), its kind of outcome.

    ``seconds``: processor time that took, ``scoring``: of it the scorer's.
    """

    figures: NDArray[np.float32]
    seconds: float
    scoring: float


class Linker:
    """Finds and scores the pairs of offers, and keeps what came of them in the state."""

    def __init__(
        self,
        state: MatcherState,
        scorer: PairScorer,
        options: MatchingOptions,
        neighbours: NeighbourFinder | None,
    ) -> None:
        self._state, self._scorer, self._options, self._neighbours = state, scorer, options, neighbours

    def link(self, heads: Rows, joined: Rows, fresh: Fresh, costs: Costs) -> Linked:
        """Compare heads with their candidates, and offers that ``joined`` atoms with atoms compared before."""
        state = self._state
        with costs.of(Stage.LEARNING):
            self._scorer.learn(RecordView(state.offers.records, heads))
        with costs.of(Stage.BLOCKING):
            pairs = self._proposed(self._queries(np.concatenate([heads, joined]), fresh))
        scoring = Costs()
        with scoring.of(Stage.SCORING):
            linked, deciding = self._settle(pairs)
        scoring.hand_over(Stage.SCORING, Stage.DECIDING, deciding)
        costs.add(scoring)
        state.asked[heads] = True
        return linked

    def _queries(self, rows: Rows, fresh: Fresh) -> Queries:
        """The keys of rows: of fresh ones as they were read, of others read again."""
        state = self._state
        new = np.isin(rows, fresh.rows, assume_unique=True)
        at, old = np.searchsorted(fresh.rows, rows[new]), rows[~new]
        again = Readings.of(RecordView(state.offers.records, old))
        sizes = fresh.readings.sizes
        ends = np.cumsum(sizes)
        rows = np.concatenate([rows[new], old])
        return Queries(
            keys=np.concatenate([fresh.readings.keys[spread(ends[at] - sizes[at], sizes[at])], again.keys]),
            sizes=np.concatenate([sizes[at], again.sizes]),
            own=rows,
            stores=state.stores[rows],
        )

    def _proposed(self, queries: Queries) -> Rows:
        """Pairs of rows: with the best candidate of each other atom, and for heads with that atom's head."""
        state = self._state
        at, candidates = state.postings.candidates(
            queries, alive=state.offers.alive, stores=state.stores, ties=state.offers.ties
        )
        asked = queries.own[at]
        if self._neighbours:
            more, near = self._near(queries.own, self._neighbours)
            asked, candidates = np.concatenate([asked, more]), np.concatenate([candidates, near])
        heads = state.atoms.heads
        # the first candidate of each other atom is the best, and numpy.unique keeps the first
        _, first = np.unique(packed_pairs(asked, heads[candidates]), return_index=True)
        asked, candidates = asked[first], candidates[first]
        own, other = heads[asked], heads[candidates]
        is_head = own == asked
        # the heads of this update ask for themselves, and what was asked before is known
        new = (own != other) & np.where(is_head, ~state.links.known(own, other), state.asked[other])
        asked, candidates, other, is_head = asked[new], candidates[new], other[new], is_head[new]
        one = np.concatenate([asked, asked[is_head]])
        two = np.concatenate([candidates, other[is_head]])
        pairs = np.unique(packed_pairs(np.minimum(one, two), np.maximum(one, two)))
        return np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1).astype(np.int32)

    def _near(self, heads: Rows, neighbours: NeighbourFinder) -> tuple[Rows, Rows]:
        offers = self._state.offers
        asked, found = [], []
        for start in range(0, len(heads), _PAIRS_AT_ONCE):
            rows = heads[start : start + _PAIRS_AT_ONCE]
            answers = neighbours.neighbours(list(RecordView(offers.records, rows)), self._options.candidates)
            for row, near in zip(rows.tolist(), answers, strict=True):
                others = offers.rows(near)
                asked += [row] * len(others)
                found.append(others)
        return np.asarray(asked, dtype=np.int32), np.concatenate([*found, np.empty(0, dtype=np.int32)])

    def _settle(self, pairs: Rows) -> tuple[Linked, float]:
        """What came of pairs, and which part of the work was the rules'."""
        if len(pairs) > _PAIRS_AT_ONCE:
            pairs = pairs[nearby_first(pairs[:, 0], pairs[:, 1])]
        parts = list(in_parts(self._judge, pairs, size=_PAIRS_AT_ONCE))
        judged = np.concatenate([np.empty((0, 3), dtype=np.float32), *(part.figures for part in parts)])
        weights, scores, kinds = judged[:, 0], judged[:, 1], judged[:, 2]
        heads = self._state.atoms.heads[pairs]
        apart = heads[:, 0] != heads[:, 1]
        self._state.links.connect(heads[apart, 0], heads[apart, 1], weights[apart])
        kept = kinds != _APART
        seconds, scoring = sum(part.seconds for part in parts), sum(part.scoring for part in parts)
        linked = Linked(pairs[kept, 0], pairs[kept, 1], scores[kept], kinds[kept] == _UNSURE)
        return linked, 1 - scoring / seconds if seconds else 0.0

    def _judge(self, pairs: Rows) -> _Judged:
        start = time.process_time()
        offers = self._state.offers
        records = {row: offers.record(row) for row in np.unique(pairs).tolist()}
        judged = np.empty((len(pairs), 3), dtype=np.float32)
        waiting: list[tuple[int, Record, Record]] = []
        for at, (one, other) in enumerate(pairs.tolist()):
            left, right = records[one], records[other]
            if left.id > right.id:
                left, right = right, left
            verdict = identifier_verdict(left, right)
            if verdict is None:
                waiting.append((at, left, right))
            else:
                judged[at] = _WEIGHT[verdict.decision], _NO_SCORE, _KIND[verdict.decision]
        before = time.process_time()
        asked = [(left, right) for _, left, right in waiting]
        found = np.asarray(self._scorer.probabilities(asked), dtype=np.float64)
        scores = looked_again(asked, found, self._scorer.probabilities, self._options)
        scoring = time.process_time() - before
        for (at, left, right), chance in zip(waiting, scores.tolist(), strict=True):
            score = round(chance, SCORE_DIGITS)
            verdict = scored_verdict(left, right, score, self._options)
            if verdict is None:
                judged[at] = score, score, _KIND[decision_of(score, self._options)]
            else:
                weight = -score if verdict.rivals else _WEIGHT[verdict.decision]
                judged[at] = weight, score, _KIND[verdict.decision]
        return _Judged(judged, time.process_time() - start, scoring)
