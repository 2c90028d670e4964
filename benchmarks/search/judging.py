"""nDCG@10 of each query, and weights chosen on other queries than those they are judged on."""

import csv
import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

Judgments = Mapping[str, Mapping[str, float]]
Answers = Mapping[str, Sequence[str]]
Setting = TypeVar("Setting", bound=Hashable)

_DEPTH = 10
_FOLDS = 5
# One split says little with 60 queries; the mean over twenty has a spread of about .003.
_REPEATS = 20


def read_judgments(path: Path) -> Judgments:
    """Query → product → gain."""
    judged: dict[str, dict[str, float]] = defaultdict(dict)
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            judged[row["query"]][row["product_id"]] = float(row["gain"])
    return judged


def ndcg_by_query(judged: Judgments, answers: Answers) -> dict[str, float]:
    """As ``score.py`` counts it; queries without a relevant product are left out."""
    found = {}
    for query, gains in judged.items():
        ideal = _dcg(sorted(gains.values(), reverse=True))
        if ideal:
            found[query] = _dcg([gains.get(product, 0.0) for product in answers[query]]) / ideal
    return found


def cross_validated(results: Mapping[Setting, Sequence[Mapping[str, float]]]) -> tuple[float, ...]:
    """Mean nDCG of each set of queries when the setting is chosen on four fifths of them and judged on the rest.

    ``results``: setting → for each set, query → nDCG. One setting is chosen for all sets together.
    """
    settings = list(results)
    tables = [
        np.array([list(results[setting][place].values()) for setting in settings])
        for place in range(len(results[settings[0]]))
    ]
    random = np.random.default_rng(0)
    rounds = [_one_round(tables, random) for _ in range(_REPEATS)]
    return tuple(float(value) for value in np.mean(rounds, axis=0))


def _one_round(tables: Sequence[np.ndarray], random: np.random.Generator) -> list[float]:
    folds = [random.permutation(table.shape[1]) % _FOLDS for table in tables]
    judged = [np.zeros(table.shape[1]) for table in tables]
    for fold in range(_FOLDS):
        means = [table[:, own != fold].mean(axis=1) for table, own in zip(tables, folds, strict=True)]
        best = int(np.argmax(np.sum(means, axis=0)))
        for table, own, out in zip(tables, folds, judged, strict=True):
            out[own == fold] = table[best, own == fold]
    return [float(out.mean()) for out in judged]


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:_DEPTH]))
