"""Atoms that one store lists both."""

import numpy as np
from numpy.typing import NDArray

from matchers.memory.arrays import Rows, packed_pairs, spread
from matchers.memory.state import MatcherState
from matchers.memory.stores import NO_STORE


def share_a_store(state: MatcherState, one: Rows, other: Rows) -> NDArray[np.bool_]:
    """For pairs of heads of atoms, whether a store has an offer in both; unknown stores are nobody's."""
    if not len(one):
        return np.zeros(0, dtype=np.bool_)
    rows = state.atoms.members(np.unique(np.concatenate([one, other])))
    rows = rows[state.stores[rows] != NO_STORE]
    listed = np.unique(packed_pairs(state.atoms.heads[rows], state.stores[rows]))
    low = np.searchsorted(listed, one.astype(np.int64) << 32)
    counts = np.searchsorted(listed, (one.astype(np.int64) + 1) << 32) - low
    asked = np.repeat(np.arange(len(one)), counts)
    wanted = packed_pairs(other[asked], listed[spread(low, counts)] & 0xFFFFFFFF)
    found = np.zeros(len(one), dtype=np.bool_)
    found[asked[np.isin(wanted, listed)]] = True
    return found
