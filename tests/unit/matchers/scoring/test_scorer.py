"""The shipped matcher on small cases anyone would agree about."""

from pathlib import Path

import pytest

from matchers.features import CatalogueContext
from matchers.record import Record
from matchers.scoring import PairScorer

_CATALOGUE = [
    Record(id="1", title="Sony WH-1000XM4 wireless headphones black", brand="Sony"),
    Record(id="2", title="Sony WH1000XM4/B noise cancelling headphones", brand="Sony"),
    Record(id="3", title="Sony WH-1000XM5 wireless headphones black", brand="Sony"),
    Record(id="4", title="Samsung Galaxy S20 128GB grey", brand="Samsung"),
    Record(id="5", title="Samsung Galaxy S20 128 GB cosmic grey smartphone", brand="Samsung"),
    Record(id="6", title="Leather case for Samsung Galaxy S20", brand="Spigen"),
]


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer.shipped()


@pytest.fixture(scope="module")
def context() -> CatalogueContext:
    return CatalogueContext.of(_CATALOGUE)


def _score(scorer: PairScorer, context: CatalogueContext, one: int, other: int) -> float:
    return float(scorer.score([_CATALOGUE[one - 1]], [_CATALOGUE[other - 1]], context=context)[0])


def test_the_same_product_scores_above_a_neighbour_in_its_series(
    scorer: PairScorer, context: CatalogueContext
) -> None:
    assert _score(scorer, context, 1, 2) > _score(scorer, context, 1, 3)


def test_a_phone_scores_above_its_case(scorer: PairScorer, context: CatalogueContext) -> None:
    assert _score(scorer, context, 4, 5) > _score(scorer, context, 4, 6)


def test_scores_are_symmetric_probabilities(scorer: PairScorer, context: CatalogueContext) -> None:
    for one in range(1, 7):
        for other in range(1, one):
            forth, back = _score(scorer, context, one, other), _score(scorer, context, other, one)
            assert 0.0 <= forth <= 1.0
            assert forth == pytest.approx(back, abs=1e-5)


def test_an_explanation_names_what_speaks_for_and_against(
    scorer: PairScorer, context: CatalogueContext
) -> None:
    found = scorer.explain(_CATALOGUE[0], _CATALOGUE[2], context=context)
    assert found.evidence_against
    assert any("model code" in one.meaning for one in found.evidence_against)
    assert found.lines()


def test_a_context_kept_on_disk_scores_alike(
    scorer: PairScorer, context: CatalogueContext, tmp_path: Path
) -> None:
    context.save(tmp_path / "context.zip")
    again = CatalogueContext.load(tmp_path / "context.zip")
    assert _score(scorer, again, 1, 2) == pytest.approx(_score(scorer, context, 1, 2), abs=1e-6)
