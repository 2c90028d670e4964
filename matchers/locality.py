"""An order of pairs in which those that share offers stand together, so that an offer is read once or twice."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import reverse_cuthill_mckee

from matchers.memory.arrays import Positions, Rows


def nearby_first(left: Rows, right: Rows) -> Positions:
    """Positions of pairs, sorted so that pairs of neighbours in the graph of all pairs are near each other."""
    rows, at = np.unique(np.concatenate([left, right]), return_inverse=True)
    ones, others = at[: len(left)], at[len(left) :]
    graph = csr_array(
        (
            np.ones(2 * len(left), dtype=np.int8),
            (np.concatenate([ones, others]), np.concatenate([others, ones])),
        ),
        shape=(len(rows), len(rows)),
    )
    place = np.empty(len(rows), dtype=np.int64)
    place[reverse_cuthill_mckee(graph, symmetric_mode=True)] = np.arange(len(rows))
    low, high = np.minimum(place[ones], place[others]), np.maximum(place[ones], place[others])
    return np.lexsort((high, low))
