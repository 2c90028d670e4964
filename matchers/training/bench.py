"""Decides pairs of two catalogues, with labels of the same catalogues where there are any."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from matchers.features.pairs import Positions
from matchers.features.vocabulary import Floats
from matchers.record import Record
from matchers.scoring import PairScorer
from matchers.scoring.catalogues import TwoCatalogues
from matchers.scoring.graph import PairGraph
from matchers.training.coverage import own_columns
from matchers.training.folders import LabelledPair
from matchers.training.own import UNKNOWN, Judged, LabelledGraph, View, judge_with_labels
from matchers.training.questions import Questions, questions
from matchers.training.sided import sided_columns
from matchers.training.unlabelled import judge_without_labels
from matchers.training.word_differences import difference_tokens, sided_tokens

# Fewer labels teach less than the shipped matcher knows.
_MIN_LABELS = 100
# Of each kind, matches and others: every fold needs some. Labels of one kind alone would make every pair a match.
_MIN_OF_A_KIND = 10


def judge_pairs(
    scorer: PairScorer,
    left: Sequence[Record],
    right: Sequence[Record],
    asked: Sequence[LabelledPair],
    *,
    train: Sequence[LabelledPair] = (),
    valid: Sequence[LabelledPair] = (),
) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities of the pairs asked, and which of them are matches. Labels of the pairs asked are not looked at.

    ``valid`` are labelled pairs that were chosen as those asked were. Raises KeyError for an unknown id.
    """
    if not asked:
        return np.empty(0, dtype=np.float32), np.empty(0, dtype=np.bool_)
    found = questions(left, right, asked, train=train, valid=valid)
    judged = _judged(scorer, found)
    place = {(pair.left_id, pair.right_id): at for at, pair in enumerate(found.asked)}
    scores = judged.scores[[place[found.ids(pair)] for pair in asked]]
    return scores, scores >= judged.threshold


def _judged(scorer: PairScorer, found: Questions) -> Judged:
    catalogues = TwoCatalogues(found.left, found.right)
    asked, train, valid = found.asked, found.train, found.valid
    if not _teach([*train, *valid]):
        graph = catalogues.graph(_ids(asked))
        judged = judge_without_labels(scorer, graph, closest=lambda: own_columns(catalogues, graph))
        return _sure(judged, graph)
    labels = [int(bool(pair.match)) for pair in (*train, *valid)] + [UNKNOWN] * len(asked)
    graph = catalogues.graph(_ids([*train, *valid, *asked]))
    judged = judge_with_labels(
        LabelledGraph(
            graph,
            np.asarray(labels, dtype=np.int8),
            np.asarray([False] * len(train) + [True] * len(valid) + [False] * len(asked)),
            _view(catalogues, graph.asked_left, graph.asked_right, sided=not graph.is_one_table),
            _view(catalogues, graph.near_left, graph.near_right, sided=not graph.is_one_table),
        )
    )
    return _sure(judged, graph)


def _teach(labelled: Sequence[LabelledPair]) -> bool:
    """Whether there are labels enough."""
    matches = sum(bool(pair.match) for pair in labelled)
    return len(labelled) >= _MIN_LABELS and min(matches, len(labelled) - matches) >= _MIN_OF_A_KIND


def _sure(judged: Judged, graph: PairGraph) -> Judged:
    """Of one table, an offer is one product with itself, whatever else is like it."""
    asked = slice(len(graph.asked_left) - len(judged.scores), None)
    itself = graph.asked_left[asked] == graph.asked_right[asked]
    return replace(judged, scores=np.where(itself, np.float32(1), judged.scores))


def _view(catalogues: TwoCatalogues, left: Positions, right: Positions, *, sided: bool) -> View:
    """``sided``: two catalogues have habits of their own; of one table left and right mean nothing."""
    pairs = list(catalogues.profiles(left, right))
    words = [[difference_tokens(*both) for both in pairs]]
    if not sided:
        return View(np.empty((len(pairs), 0), dtype=np.float32), words)
    context = catalogues.context
    columns = sided_columns(pairs, words=context.word_rarity, codes=context.code_rarity)
    return View(columns, [*words, [sided_tokens(*both) for both in pairs]])


def _ids(pairs: Sequence[LabelledPair]) -> list[tuple[str, str]]:
    return [(pair.left_id, pair.right_id) for pair in pairs]
