"""The peer of automatic merges: as many pairs of the highest TF-IDF cosine of titles, and how many are right."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.judged import JudgedCatalogue
from matchers.features import CatalogueContext, OfferTable, PairBatch
from matchers.features.context import Channel
from matchers.features.neighbours import nearest

# of each offer: as many as `match run` compares it with
_PARTNERS = 12


def tf_idf_precision(catalogue: JudgedCatalogue, merged: int) -> float:
    """The right part of the ``merged`` pairs with the highest cosine: of labelled pairs, or of each offer's nearest."""
    if not merged:
        return 1.0
    table = OfferTable.of(catalogue.records, CatalogueContext.of(catalogue.records))
    left, right, same = _labelled(catalogue) if catalogue.labels else _nearest(catalogue, table)
    cosines = PairBatch(table, table, left, right).overlap(Channel.WORDS).cosine
    chosen = np.argsort(-cosines, kind="stable")[:merged]
    return float(same[chosen].mean())


_Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]


def _labelled(catalogue: JudgedCatalogue) -> _Pairs:
    rows = {record.id: at for at, record in enumerate(catalogue.records)}
    pairs = np.asarray([(rows[one], rows[other]) for one, other in catalogue.labels], dtype=np.int64)
    return pairs[:, 0], pairs[:, 1], np.asarray(list(catalogue.labels.values()), dtype=np.bool_)


def _nearest(catalogue: JudgedCatalogue, table: OfferTable) -> _Pairs:
    one, other = nearest(table, table, np.arange(len(catalogue.records)), count=_PARTNERS + 1)
    pairs = np.unique(np.stack([np.minimum(one, other), np.maximum(one, other)], axis=1), axis=0)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]].astype(np.int64)
    groups = np.asarray([catalogue.groups[record.id] for record in catalogue.records])
    return pairs[:, 0], pairs[:, 1], groups[pairs[:, 0]] == groups[pairs[:, 1]]
