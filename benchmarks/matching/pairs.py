"""Pairs asked about: F1 on the validation pairs of labelled sets, trained on them and left out.

The peer in the same run is TF-IDF cosine of the titles with the threshold that is best on those very pairs.
"""

import time
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.kept import kept_model
from matchers.features import CatalogueContext, OfferTable, PairBatch
from matchers.features.context import Channel
from matchers.features.vocabulary import Floats
from matchers.scoring import PairScorer
from matchers.training.bench import judge_pairs
from matchers.training.examples import Examples, examples
from matchers.training.fit import Progress, fit_matcher
from matchers.training.folders import LabelledPair, PairSet
from matchers.training.sets import read_sets

_COLUMNS = (
    "set",
    "TF-IDF, best threshold",
    "trained on it",
    "left out",
    "left out, best threshold",
    "pairs/s",
)


def pairs_table(
    data: Path, *, work: Path, names: Collection[str], left_out: bool, say: Progress
) -> Iterator[str]:
    """The lines of the table. ``left_out``: also train without each set, minutes a set."""
    yield f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"
    sets = list(read_sets(data))
    shown = []
    for found in sets if left_out else ():
        say(f"features of {found.name}")
        shown.append(examples(found, cache=work))
    for found in sets:
        if found.name in names:
            yield _row(found, shown, work=work, say=say)


def _row(found: PairSet, shown: list[Examples], *, work: Path, say: Progress) -> str:
    truth = np.asarray([bool(pair.match) for pair in found.valid])
    asked = [LabelledPair(pair.left_id, pair.right_id) for pair in found.valid]
    shipped = PairScorer.shipped()
    say(f"{found.name}: learning its training pairs")
    _, trained = judge_pairs(shipped, found.left, found.right, asked, train=found.train)
    cells = [f"{best_f1(_tf_idf(found), truth):.3f}", f"{f1(trained, truth):.3f}", "", ""]
    if shown:
        others = [one for one in shown if one.name != found.name]
        say(f"{found.name}: training without it")
        model = kept_model(
            work,
            f"pairs-without-{found.name}",
            others,
            lambda: fit_matcher(
                others, progress=lambda what: say(f"{found.name}: training without it, {what}")
            ),
        )
        scorer = PairScorer(model)
        say(f"{found.name}: deciding its pairs")
        scores, matches = judge_pairs(scorer, found.left, found.right, asked)
        cells[2:] = [f"{f1(matches, truth):.3f}", f"{best_f1(scores, truth):.3f}"]
    return f"| {found.name} | {' | '.join(cells)} | {_pairs_a_second(shipped, found):,.0f} |"


def f1(said: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Of the matches."""
    return float(2 * (said & truth).sum() / max(said.sum() + truth.sum(), 1))


def best_f1(scores: Floats, truth: NDArray[np.bool_]) -> float:
    """F1 with the threshold that is best on these pairs: an upper bound, since it looks at the truth."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    return float((2 * hits / (np.arange(1, len(order) + 1) + hits[-1])).max())


def _batch(found: PairSet) -> PairBatch:
    context = CatalogueContext.of([*found.left, *found.right])
    left, right = OfferTable.of(found.left, context), OfferTable.of(found.right, context)
    left_rows = {record.id: at for at, record in enumerate(found.left)}
    right_rows = {record.id: at for at, record in enumerate(found.right)}
    return PairBatch(
        left,
        right,
        np.asarray([left_rows[pair.left_id] for pair in found.valid]),
        np.asarray([right_rows[pair.right_id] for pair in found.valid]),
    )


def _tf_idf(found: PairSet) -> Floats:
    return _batch(found).overlap(Channel.WORDS).cosine


def _pairs_a_second(scorer: PairScorer, found: PairSet) -> float:
    """Of scoring pairs by themselves, offers read before; the best of three runs."""
    batch, times = _batch(found), []
    for _ in range(3):
        start = time.perf_counter()
        scorer.score_batch(PairBatch(batch.left, batch.right, batch.left_rows, batch.right_rows))
        times.append(time.perf_counter() - start)
    return len(batch) / min(times)
