"""Pairwise and B-cubed figures of a grouping, and the peer that groups by TF-IDF alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, diags_array
from scipy.sparse.csgraph import connected_components

from matchers.record import Record

# cosines below this never gave the best F1 of a catalogue, and would fill the memory
_LEAST_COSINE = 0.4
_STEPS = 25
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a grouping against the truth, each in 0…1."""

    precision: float
    recall: float
    pairwise: float
    b_cubed: float


def figures(truth: Sequence[str], said: Sequence[object]) -> Figures:
    """One label an offer each. Pairwise: of pairs of offers put together; B-cubed: mean over offers."""
    both, true, found = Counter(zip(truth, said, strict=True)), Counter(truth), Counter(said)
    hits = _pairs(both)
    precision, recall = hits / max(_pairs(found), 1), hits / max(_pairs(true), 1)
    pure = sum(count**2 / found[label] for (_, label), count in both.items()) / len(truth)
    whole = sum(count**2 / true[cluster] for (cluster, _), count in both.items()) / len(truth)
    return Figures(precision, recall, _f1(precision, recall), _f1(pure, whole))


def _pairs(sizes: Counter[object] | Counter[str] | Counter[tuple[str, object]]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def tf_idf(records: Sequence[Record], truth: Sequence[str]) -> Figures:
    """Offers whose titles' TF-IDF cosine reaches a threshold are one; the threshold is the best on this very truth."""
    links = _cosines(records)
    shape = (len(records), len(records))
    best = Figures(0.0, 0.0, 0.0, 0.0)
    for threshold in np.linspace(_LEAST_COSINE, 1.0, _STEPS):
        near = links.data >= threshold - 1e-6
        graph = coo_array((links.data[near], (links.row[near], links.col[near])), shape=shape)
        found = figures(truth, connected_components(graph, directed=False)[1].tolist())
        best = max(best, found, key=lambda one: one.pairwise)
    return best


def _cosines(records: Sequence[Record]) -> coo_array:
    """Pairs of titles with a cosine of ``_LEAST_COSINE`` or more."""
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(word, len(numbers)) for word in set(one.title.split())] for one in records]
    starts = np.cumsum([0, *map(len, rows)])
    words = np.asarray([word for row in rows for word in row], dtype=np.int32)
    counts = np.bincount(words, minlength=len(numbers))
    weights = np.log(len(records) / counts[words]).astype(np.float32) + 1
    table = csr_array((weights, words, starts), shape=(len(records), len(numbers)))
    norms = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    unit = csr_array(diags_array(1 / np.maximum(norms, 1e-9)) @ table)
    parts = []
    for start in range(0, len(records), _ROWS_AT_ONCE):
        part = coo_array(unit[start : start + _ROWS_AT_ONCE] @ unit.T)
        near = part.data >= _LEAST_COSINE
        parts.append((part.row[near] + start, part.col[near], part.data[near]))
    row, col, data = (np.concatenate(column) for column in zip(*parts, strict=True))
    return coo_array((data, (row, col)), shape=(len(records), len(records)))
