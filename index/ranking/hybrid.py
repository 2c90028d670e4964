"""The order by relevance: words and meaning together, then how well known a product is."""

from dataclasses import dataclass

import numpy as np

from index.ranker import PRIOR_WEIGHT, Candidates, Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class HybridRanker:
    """Words as a share of the best candidate's score, plus cosines, plus ties broken.

    A share, because BM25 grows with the number of words and a cosine does not. The weights are set by
    cross-validation over queries of two catalogues; ``docs/ranking.md`` has the measurements.
    """

    meaning: float = 0.7
    coverage: float = 0.6

    def scores(self, candidates: Candidates) -> Floats:
        """One score per candidate, higher first."""
        best = float(candidates.lexical.max(initial=0.0))
        words = candidates.lexical / best if best > 0 else np.zeros_like(candidates.lexical)
        cosines = np.nan_to_num(candidates.vector, nan=0.0)
        size = np.log1p(candidates.popularity) + np.log1p(candidates.offers)
        scores: Floats = (
            words
            + self.meaning * cosines
            + self.coverage * candidates.coverage
            + PRIOR_WEIGHT * size / (1 + size)
        ).astype(np.float32)
        return scores
