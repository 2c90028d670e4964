"""Scores candidate pairs, each by itself and then against its rivals."""

from collections.abc import Sequence

import numpy as np

from matchers.features import FEATURES, CatalogueContext, OfferTable, PairBatch, compute
from matchers.features.competition import Edges, competition, no_edges
from matchers.features.pairs import Positions
from matchers.features.vocabulary import Floats
from matchers.record import Record
from matchers.scoring.asked import AskedModels, log_odds
from matchers.scoring.explanation import Explanation, explanation
from matchers.scoring.graph import PairGraph, feature_rows
from matchers.scoring.model import MatcherModel


class PairScorer:
    """Stateless but for the model; safe to share between threads."""

    def __init__(self, model: MatcherModel, *, threads: int = 1) -> None:
        self._model = model
        self._threads = threads

    @classmethod
    def shipped(cls) -> "PairScorer":
        """With the matcher that comes with pricemesh."""
        return cls(MatcherModel.shipped())

    def score(self, left: Sequence[Record], right: Sequence[Record], *, context: CatalogueContext) -> Floats:
        """Probability that ``left[i]`` and ``right[i]`` are the same product; all pairs given compete.

        The same offer in several pairs must be recognisable: its id and title are its identity.
        """
        numbered: dict[tuple[str, str], int] = {}
        distinct: list[Record] = []
        rows: list[int] = []
        for record in (*left, *right):
            key = (record.id, record.title)
            if key not in numbered:
                numbered[key] = len(distinct)
                distinct.append(record)
            rows.append(numbered[key])
        table = OfferTable.of(distinct, context)
        return self.score_rows(table, np.asarray(rows[: len(left)]), np.asarray(rows[len(left) :]))

    def score_rows(self, table: OfferTable, left_rows: Positions, right_rows: Positions) -> Floats:
        """Probabilities for candidate pairs of one table of offers; the pairs given are all the rivals there are."""
        features = feature_rows(table, table, left_rows, right_rows)
        strengths = log_odds(self.base(features))
        asked = Edges(left_rows, right_rows, strengths, strengths, len(table))
        return self._within(features, competition(asked, no_edges(len(table))))

    def asked_models(self, graph: PairGraph) -> AskedModels:
        """The models that decide the pairs asked about: those for one table of offers, or for two catalogues."""
        return self._model.among if graph.is_one_table else self._model.between

    def picked(self, features: Floats) -> Floats:
        """The columns that these models know, of the feature table with the closer features."""
        return self._model.picked(features)

    def _within(self, features: Floats, columns: Floats) -> Floats:
        return self._model.within_chances(np.hstack([features, columns]), threads=self._threads)

    def base_rows(self, table: OfferTable, left_rows: Positions, right_rows: Positions) -> Floats:
        """Probabilities of pairs by themselves: cheaper, and blind to rivals."""
        return self.base(feature_rows(table, table, left_rows, right_rows))

    def score_batch(self, pairs: PairBatch) -> Floats:
        """Probabilities of the pairs of a batch by themselves."""
        return self.base(compute(FEATURES, pairs))

    def explain(
        self, left: Record, right: Record, *, context: CatalogueContext, most: int = 6
    ) -> Explanation:
        """What speaks for and against the pair by itself, and its probability without rivals."""
        table = OfferTable.of([left, right], context)
        features = feature_rows(table, table, np.asarray([0]), np.asarray([1]))
        names, values, weights = self._model.contributions(features)
        return explanation(float(self.base(features)[0]), names, values[0], weights[0], most=most)

    def base(self, features: Floats) -> Floats:
        """Probabilities from the feature table alone."""
        return self._model.base_chances(features, threads=self._threads)
