"""Scores pairs of offers: the calibrated probability that both are the same product.

scorer = PairScorer.shipped()
context = CatalogueContext.of(records)              # or .add() / .save() / .load(), it grows with the catalogue
table = OfferTable.of(records, context)             # reads each offer once
chances = scorer.score_rows(table, left_rows, right_rows)   # candidate pairs by row number, with competition
quick = scorer.base_rows(table, left_rows, right_rows)      # without competition: each pair by itself
chances = scorer.score(left_records, right_records, context=context)   # the same for two aligned lists
"""

from matchers.scoring.explanation import Evidence, Explanation
from matchers.scoring.model import MatcherModel
from matchers.scoring.scorer import PairScorer

__all__ = ["Evidence", "Explanation", "MatcherModel", "PairScorer"]
