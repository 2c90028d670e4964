"""The order: words and meaning, ties by how well known a product is, nothing by money."""

import dataclasses

import numpy as np

from index.ranker import Candidates
from index.ranking.hybrid import HybridRanker


def _candidates(
    lexical: list[float], vector: list[float], *, popularity: list[float] | None = None
) -> Candidates:
    rows = len(lexical)
    return Candidates(
        lexical=np.array(lexical, dtype=np.float32),
        coverage=np.ones(rows, dtype=np.float32),
        vector=np.array(vector, dtype=np.float32),
        popularity=np.array(popularity or [0.0] * rows, dtype=np.float32),
        offers=np.ones(rows, dtype=np.float32),
        rating=np.full(rows, np.nan, dtype=np.float32),
    )


def test_better_words_come_first_where_the_meaning_is_alike() -> None:
    assert np.argmax(HybridRanker().scores(_candidates([3, 9], [0.5, 0.5]))) == 1


def test_a_nearer_meaning_comes_first_where_the_words_are_alike() -> None:
    assert np.argmax(HybridRanker().scores(_candidates([5, 5], [0.2, 0.6]))) == 1


def test_popularity_breaks_a_tie_and_nothing_more() -> None:
    ranker = HybridRanker()
    assert np.argmax(ranker.scores(_candidates([5, 5], [0.5, 0.5], popularity=[0, 9]))) == 1
    assert np.argmax(ranker.scores(_candidates([5, 4.9], [0.5, 0.5], popularity=[0, 1e9]))) == 0


def test_without_vectors_and_without_words_there_is_still_an_order() -> None:
    scores = HybridRanker().scores(_candidates([0, 0], [float("nan"), float("nan")], popularity=[1, 5]))
    assert np.isfinite(scores).all()
    assert scores[1] > scores[0]


def test_no_price_reaches_the_ranking() -> None:
    names = {field.name for field in dataclasses.fields(Candidates)}
    assert not {name for name in names if "price" in name or "total" in name or "discount" in name}
