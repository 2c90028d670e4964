"""The nearest offers of another table by rare shared words: rivals for the competition features.

Exact and quadratic in the worst case, for catalogues of tens of thousands; larger ones bring their own candidates.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from matchers.features.context import Channel
from matchers.features.tables import OfferTable

# Words in more than this share of the catalogue bring nobody nearer, only work.
_COMMON = 0.1
_ROWS_AT_ONCE = 256


def nearest(
    one: OfferTable, other: OfferTable, rows: NDArray[np.int64], *, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Row pairs (of ``one``, of ``other``): for each of ``rows`` its ``count`` nearest, or fewer."""
    weights = _weights(one)
    queries = _unit(csr_array(one.matrix(Channel.WORDS)[rows] @ weights))
    targets = _unit(csr_array(other.matrix(Channel.WORDS) @ weights)).T.tocsr()
    from_rows: list[NDArray[np.int64]] = []
    to_rows: list[NDArray[np.int64]] = []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        likeness = csr_array(queries[start : start + _ROWS_AT_ONCE] @ targets)
        for at in range(likeness.shape[0]):
            found = slice(likeness.indptr[at], likeness.indptr[at + 1])
            values, columns = likeness.data[found], likeness.indices[found]
            best = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
            from_rows.append(np.full(len(best), rows[start + at], dtype=np.int64))
            to_rows.append(columns[best].astype(np.int64))
    if not from_rows:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    return np.concatenate(from_rows), np.concatenate(to_rows)


def _weights(table: OfferTable) -> csr_array:
    table.matrix(Channel.WORDS)
    counts = table.context.vocabularies[Channel.WORDS].counts()
    rarity = table.rarity(Channel.WORDS).copy()
    rarity[counts > max(_COMMON * table.context.offers, 50)] = 0.0
    return csr_array(diags_array(rarity))


def _unit(matrix: csr_array) -> csr_array:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_array(diags_array(np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)) @ matrix)
