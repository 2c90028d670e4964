"""Learning from confirmed pairs, on the demo's shops."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from catalog.errors import InsufficientDataError
from matchers.features import CatalogueContext
from matchers.learning.confirmed import ConfirmedPair, confirmed_pairs
from matchers.learning.held_out import shares_held_out
from matchers.learning.lesson import Lesson, learn
from matchers.scoring import MatcherModel
from tests.demo_records import THREE, demo_records


@cache
def _pairs() -> Sequence[ConfirmedPair]:
    return confirmed_pairs(demo_records(THREE), [])


@cache
def _context() -> CatalogueContext:
    return CatalogueContext.of(demo_records(THREE))


def _learn(pairs: Sequence[ConfirmedPair], *, in_use: MatcherModel | None = None) -> Lesson:
    shipped = MatcherModel.shipped()
    return learn(pairs, shipped=shipped, in_use=in_use or shipped, context=_context())


@cache
def _lesson() -> Lesson:
    return _learn(_pairs())


def test_what_a_catalogue_confirms_makes_the_matcher_better_on_products_held_out() -> None:
    lesson = _lesson()
    assert lesson.accepted, lesson.objections
    assert lesson.learned.log_loss < lesson.in_use.log_loss
    assert lesson.learned.recall > lesson.in_use.recall


def test_the_same_matcher_again_is_no_better_and_refused() -> None:
    assert not _learn(_pairs(), in_use=_lesson().model).accepted


def test_what_holds_for_no_other_product_is_refused() -> None:
    misled = [
        replace(pair, match=not pair.match) if share == 0 else pair
        for pair, share in zip(_pairs(), shares_held_out(_pairs()), strict=True)
    ]
    lesson = _learn(misled)
    assert not lesson.accepted
    assert lesson.learned.log_loss > lesson.in_use.log_loss


def test_learning_is_repeatable() -> None:
    assert _learn(_pairs()).model.base.model_to_string() == _lesson().model.base.model_to_string()


def test_the_shipped_trees_stay_and_some_are_added() -> None:
    shipped = MatcherModel.shipped()
    assert _lesson().model.base.num_trees() > shipped.base.num_trees()
    assert _lesson().model.within is not None


def test_too_few_confirmed_pairs_are_an_error_that_says_how_many_it_takes() -> None:
    few = [pair for pair in _pairs() if pair.match][:20]
    with pytest.raises(InsufficientDataError, match="150 confirmed matches, the catalogue has 20"):
        _learn(few)
